// Forms: a person fills one in on a phone with and without JavaScript; the office changes it, tries it and publishes it.
import assert from 'node:assert/strict';
import { assertAccessible, assertFits, journey, phone, picture } from './support/journey.mjs';
import { ask, corporationOf, signIn } from './support/people.mjs';

/** The chamber of the person on the page. */
async function chamberOf(page) {
  const { roles } = await ask(page, '/api/v1/me');
  return roles.find((role) => role.organization_kind === 'chamber').organization_id;
}

/** A corporation and a chamber of the demo, found by somebody who is signed in. */
async function known(open) {
  const { page } = await open();
  await signIn(page, 'staff@demo.example');
  return { chamber: await chamberOf(page), corporation: await corporationOf(page, {}) };
}

journey('a form on a phone branches, fills in what the register knows, and keeps its draft', async ({ page, open }) => {
  const { chamber, corporation } = await known(open);
  const number = String(corporation.business_id);
  await page.goto(`/join/${chamber}`);
  await page.locator('form.forms--live').waitFor();
  await assertAccessible(page);
  await assertFits(page);
  const box = page.locator('#q-corporate_number');
  assert.equal(await box.isVisible(), false);
  await page.getByLabel('法人', { exact: true }).check();
  await box.fill(number);
  await page.getByText('登録されている内容を入れました').waitFor();
  assert.equal(await page.locator('#q-name').inputValue(), corporation.name);
  await page.getByText('国税庁の法人番号公表サイトの情報から入れました').first().waitFor();
  await page.locator('#q-email').fill('hanako@example.jp');
  await picture(page, 'form-phone', { fullPage: true, forDocs: true });
  await page.waitForFunction(() => JSON.stringify(localStorage).includes('hanako@example.jp'));

  // The tab is closed; another day the draft is there again, and can be thrown away.
  await page.goto('about:blank');
  await page.goto(`/join/${chamber}`);
  await page.getByText('下書きを戻しました').waitFor();
  assert.equal(await page.locator('#q-email').inputValue(), 'hanako@example.jp');
  assert.equal(await box.inputValue(), number);

  // What is wrong is listed, with the focus, and nothing is lost. A person takes longer than three seconds.
  await page.locator('#q-email').fill('hanako＠');
  await page.waitForTimeout(3100);
  await page.locator('form.forms button[type=submit]').click();
  const summary = page.locator('[data-errors]');
  await summary.waitFor();
  assert.ok(await summary.evaluate((element) => element === document.activeElement));
  assert.equal(await page.locator('#q-email').inputValue(), 'hanako＠');
  await assertAccessible(page);
  await picture(page, 'form-errors-phone', { fullPage: true });
  await summary.getByRole('link', { name: /メールアドレスの形/ }).click();
  assert.ok(await page.locator('#q-email').evaluate((element) => element === document.activeElement));
}, { viewport: phone, expectedErrors: /status of 422/ });

journey('the same form is whole without JavaScript', async ({ open }) => {
  const { chamber } = await known(open);
  const { page } = await open({ viewport: phone, javaScriptEnabled: false });
  await page.goto(`/join/${chamber}`);
  await page.getByText('該当する場合：').first().waitFor();
  assert.ok(await page.locator('#q-corporate_number').isVisible());
  await assertFits(page);
  await page.getByLabel('個人事業主', { exact: true }).check();
  await page.locator('#q-name').fill('さぬき屋 😀 <b>');
  await page.waitForTimeout(3100);
  await page.locator('form.forms button[type=submit]').click();
  await page.getByRole('alert').getByText('か所を直してください').waitFor();
  assert.equal(await page.locator('#q-name').inputValue(), 'さぬき屋 😀 <b>');
  await picture(page, 'form-no-script-phone', { fullPage: true });
}, { expectedErrors: /status of 422/ });

journey('the office changes a form, tries it, publishes it and sees what changed', async ({ page }) => {
  await signIn(page, 'staff@demo.example');
  await page.goto('/app/forms');
  await page.getByRole('heading', { level: 1, name: '様式' }).waitFor();
  await page.getByRole('link', { name: '退会届' }).waitFor();
  await assertAccessible(page);
  await picture(page, 'forms-list', { forDocs: true });
  await page.getByRole('link', { name: '退会届' }).click();
  await page.getByRole('heading', { level: 1, name: '退会届' }).waitFor();
  const preview = page.frameLocator('iframe[title="様式の見え方"]');
  await preview.getByText('届を送る').waitFor();

  // A question is added, said in other words, moved by the keyboard, and shown only when it applies.
  await page.getByLabel('「退会について」に追加する設問の種類').selectOption('single_choice');
  await page.getByRole('group', { name: '退会について', exact: true }).getByRole('button', { name: '設問を追加する' }).click();
  const label = page.getByLabel('見出し', { exact: false }).first();
  await label.fill('書類の受け取り方');
  await page.getByLabel('選択肢1', { exact: true }).fill('窓口で受け取る');
  await page.getByLabel('選択肢2', { exact: true }).fill('郵送してほしい');
  await page.getByLabel('条件に合うときだけ表示する').check();
  await page.getByLabel('どの設問の答え').selectOption('reason');
  await page.getByLabel('廃業・休業', { exact: true }).first().check();
  const row = page.getByRole('button', { name: /^書類の受け取り方/ });
  await row.click();
  await row.press('Alt+ArrowUp');
  await preview.locator('form.forms--live [data-question=question_1][hidden]').waitFor({ state: 'attached' });
  await preview.getByLabel('廃業・休業', { exact: true }).check();
  await preview.getByText('書類の受け取り方').waitFor();
  await page.getByText('下書きは保存してあります').waitFor();
  await assertAccessible(page);
  await picture(page, 'form-builder', { forDocs: true, fullPage: true });

  // On trial the same judge answers as for the public; nothing is kept.
  await preview.locator('#q-name').fill('青葉食品');
  await page.getByRole('button', { name: 'この内容で送ってみる' }).click();
  await preview.getByText('か所を直してください').waitFor();
  assert.equal(await preview.locator('#q-name').inputValue(), '青葉食品');
  await page.getByLabel('表示', { exact: true }).selectOption('print_blank');
  await preview.getByText('□ 郵送してほしい').waitFor();

  await page.getByRole('button', { name: '公開する' }).click();
  await page.getByLabel('変えたこと').fill('受け取り方を聞く');
  await page.getByRole('dialog').getByRole('button', { name: '公開する' }).click();
  await page.getByRole('heading', { level: 1, name: '様式の版' }).waitFor();
  await page.getByText('受け取り方を聞く').waitFor();
  await page.getByRole('cell', { name: /追加 設問/ }).or(page.getByText('追加').first()).first().waitFor();
  await assertAccessible(page);
  await picture(page, 'form-versions', { fullPage: true });
});
