// Joining a chamber: the applicant on a phone, with and without JavaScript, and the office up to the admission.
import assert from 'node:assert/strict';
import { assertAccessible, assertFits, journey, linkIn, phone, picture, waitForMail } from './support/journey.mjs';
import { ask, signIn } from './support/people.mjs';

/** The form of the chamber of the demo people, found as an applicant finds it. */
async function findChamber(page) {
  await page.goto('/join');
  await page.getByLabel('商工会議所の名前、市町村、郵便番号').fill('小田原');
  await page.getByRole('button', { name: '探す' }).click();
  await page.getByRole('link', { name: /小田原商工会議所/ }).click();
  await page.getByRole('heading', { level: 1, name: '入会申込み' }).waitFor();
}

/** The few things that must be there. */
async function fillIn(page, name, email) {
  await page.getByLabel('個人事業主', { exact: true }).check();
  await page.locator('[name="name"]').fill(name);
  await page.locator('[name="email"]').fill(email);
  for (const consent of ['agree_articles', 'agree_antisocial', 'agree_privacy']) await page.locator(`[name="${consent}"]`).check();
  await page.waitForTimeout(3200);  // nobody types faster; robots are asked again
}

journey('somebody applies on a phone without JavaScript, mends a mistake, and follows the application', async ({ open }) => {
  const { page, context } = await open({ viewport: phone, javaScriptEnabled: false });
  await findChamber(page);
  await assertFits(page);
  await fillIn(page, '港の八百屋', 'not-an-address');
  await page.getByRole('button', { name: 'この内容で申し込む' }).click();
  assert.equal(await page.locator('[name="name"]').inputValue(), '港の八百屋');
  await page.locator('[name="email"]').fill('greengrocer@example.jp');
  await page.waitForTimeout(3200);
  await page.getByRole('button', { name: 'この内容で申し込む' }).click();
  await page.getByRole('heading', { level: 1, name: '入会のお申込みの状況' }).waitFor();
  assert.match(await page.locator('main').innerText(), /greengrocer@example\.jp に、受付のお知らせをお送りします/);
  await assertFits(page);
  assert.deepEqual(await context.cookies(), []);
  await picture(page, 'application-followed-phone', { fullPage: true });

  const mail = await waitForMail('greengrocer@example.jp', '受け付けました');
  await page.goto(linkIn(mail));
  await page.getByRole('link', { name: '内容を直す・書き加える' }).click();
  await page.locator('[name="phone"]').fill('0465-00-7777');
  await page.getByRole('button', { name: 'この内容に直す' }).click();
  assert.match(await page.locator('main').innerText(), /内容を直しました/);
  assert.match(await page.locator('main').innerText(), /0465-00-7777/);
  await page.getByLabel('お返事・お知らせ').fill('午前中にお電話ください。');
  await page.getByRole('button', { name: '送る' }).click();
  assert.match(await page.locator('main').innerText(), /お返事を送りました/);
  await page.locator('summary', { hasText: '申込みを取り下げる' }).click();
  await page.getByLabel('この申込みを取り下げます').check();
  await page.getByRole('button', { name: '取り下げる' }).click();
  assert.match(await page.locator('main').innerText(), /お申込みを取り下げました/);
}, { expectedErrors: /status of 422/ });

journey('a guessed link tells nothing', async ({ page }) => {
  const answer = await page.goto('/application/00000000000000000000000000');
  assert.equal(answer.status(), 404);
  await page.getByRole('heading', { level: 1, name: 'このページは開けません' }).waitFor();
  await assertAccessible(page);
}, { expectedErrors: /404/ });

journey('an application comes from a phone and becomes a member', async ({ page, open }) => {
  const applicant = (await open({ viewport: phone })).page;
  await findChamber(applicant);
  await assertAccessible(applicant);
  await picture(applicant, 'join-form-phone', { forDocs: true });
  await fillIn(applicant, 'うみねこ珈琲', 'umineko@example.jp');
  await applicant.getByRole('button', { name: 'この内容で申し込む' }).click();
  await applicant.getByRole('heading', { level: 1, name: '入会のお申込みの状況' }).waitFor();
  await assertAccessible(applicant);
  const follow = applicant.url();

  await signIn(page, 'staff@demo.example');
  await page.goto('/app/members/applications?sort=newest');
  await page.getByRole('heading', { level: 1, name: '入会申込み' }).waitFor();
  await page.getByRole('link', { name: 'うみねこ珈琲' }).waitFor();
  await assertAccessible(page);
  await picture(page, 'applications', { forDocs: true });
  await page.getByRole('link', { name: 'うみねこ珈琲' }).click();
  await page.getByRole('heading', { level: 1, name: 'うみねこ珈琲' }).waitFor();
  await page.getByRole('heading', { name: '重なりの確認' }).waitFor();
  await assertAccessible(page);
  await picture(page, 'application', { forDocs: true, fullPage: true });

  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: '訪問・面談を決める' }).click();
  await dialog.getByLabel('場所').fill('お店');
  await dialog.getByRole('button', { name: '訪問・面談を決める' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByLabel('ひな形から書く').selectOption({ label: '訪問・面談のご案内' });
  await page.getByRole('button', { name: 'メールで送る' }).click();
  const visit = await waitForMail('umineko@example.jp', '訪問・面談');
  assert.match(visit.text, /場所：お店/);

  await page.getByRole('button', { name: '書類の手続きへ進む' }).click();
  await dialog.getByRole('button', { name: '書類の手続きへ進む' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('必要な書類がそろっていません').waitFor();
  await page.getByLabel(/入会申込書/).check();
  await page.getByText('受け取り（').first().waitFor();
  await page.getByRole('button', { name: '承認の手続きへ進む' }).click();
  await dialog.getByRole('button', { name: '承認の手続きへ進む' }).click();
  await dialog.waitFor({ state: 'detached' });

  await page.goto('/app/members/applications?state=board_approval');
  await page.getByRole('link', { name: '常議員会の資料（PDF）' }).waitFor();
  await page.getByLabel('うみねこ珈琲を選ぶ').check();
  await page.getByRole('button', { name: '承認を記録する' }).click();
  await dialog.getByRole('button', { name: '承認を記録する' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'うみねこ珈琲' }).click();
  await page.getByRole('button', { name: '入会を確定する' }).click();
  await assertAccessible(page);
  await dialog.getByLabel('会員番号').fill('E2E-1');
  await dialog.getByRole('button', { name: '入会を確定する' }).click();
  await dialog.getByText('うみねこ珈琲 を会員に登録しました').waitFor();
  await dialog.getByRole('button', { name: '閉じる' }).last().click();
  await page.getByText('会員になりました').first().waitFor();
  await waitForMail('umineko@example.jp', 'ご入会のご案内');
  const invitation = await waitForMail('umineko@example.jp', 'マイページ');
  await applicant.goto(linkIn(invitation));
  await applicant.getByText('マイページのご案内です').waitFor();
  await assertAccessible(applicant);
  await applicant.goto(follow);
  await applicant.getByRole('heading', { name: /入会の手続きが終わりました/ }).waitFor();
});

journey('staff type in a walk-in and set up texts', async ({ page }) => {
  await signIn(page, 'chamber-admin@demo.example');
  await page.goto('/app/members/applications');
  await page.getByRole('link', { name: '窓口の申込みを登録する' }).click();
  await page.getByRole('heading', { level: 1, name: '窓口の申込みを登録する' }).waitFor();
  await page.locator('[name="name"]').waitFor();
  await assertAccessible(page);
  await page.getByRole('button', { name: 'この内容で登録する' }).click();
  await page.getByText('事業所名を入れてください').first().waitFor();
  await page.locator('[name="name"]').fill('窓口の理容室');
  await page.getByRole('button', { name: 'この内容で登録する' }).click();
  await page.getByRole('heading', { level: 1, name: '窓口の理容室' }).waitFor();

  await page.goto('/app/members/applications/settings');
  await page.getByRole('heading', { name: 'メールと手紙のひな形' }).waitFor();
  await page.locator('summary', { hasText: '入会のご案内' }).click();
  await assertAccessible(page);
  const { items } = await ask(page, '/api/v1/me').then((me) =>
    ask(page, `/api/v1/organizations/${me.roles[0].organization_id}/application-templates`));
  assert.equal(items.length, 7);
});
