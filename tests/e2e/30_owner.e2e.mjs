// The owner of a business: signs up, is confirmed, tells their items once, and decides who sees them until when.
import assert from 'node:assert/strict';
import { assertAccessible, assertFits, journey, linkIn, phone, picture, tabTo, waitForMail } from './support/journey.mjs';
import { ask, corporationOf, signIn, signUp } from './support/people.mjs';

const kSecret = 'kumo-to-umi-to-yama-2026';

/** The person on the page says that the corporation is theirs and asks the near chamber. */
async function claimCorporation(page, corporation) {
  await page.goto('/app/my-business/claim');
  await page.getByLabel('法人番号').fill(corporation.corporate_number.replace(/(\d)(\d{4})(\d{4})(\d{4})/, '$1-$2-$3-$4'));
  await page.getByText('この番号の会社').waitFor();
  await page.getByText(corporation.name).first().waitFor();
  await page.getByRole('radio', { name: /小田原商工会議所/ }).check();
  await page.getByLabel('あなたの役職').fill('代表取締役');
  await page.getByLabel('日中に連絡のつく電話番号').fill('0465-00-0001');
  await assertAccessible(page);
  await page.getByRole('button', { name: '本人の確認を申し込む' }).click();
  await page.getByText('確認待ち').first().waitFor();
}

/** The advisor opens the claim in the inbox and confirms it. */
async function confirmClaim(page, name) {
  await page.goto('/app/claims');
  await page.getByRole('link', { name }).first().click();
  await page.getByRole('radio', { name: /本人と確認した/ }).check();
  await page.getByRole('button', { name: '会員名簿と照合しました。' }).click();
  await assertAccessible(page);
  await picture(page, 'staff-claim', { forDocs: true, fullPage: true });
  await page.getByRole('button', { name: '承認する' }).click();
  await page.getByText(`${name}の申請を承認しました`).waitFor();
}

async function save(page) {
  await page.getByRole('button', { name: '保存する' }).click();
  await page.getByText('保存しました', { exact: true }).first().waitFor();
}

journey('from the sign-up to being seen with consent, and no longer seen without it', async ({ page, open }) => {
  const { page: desk } = await open();
  await signIn(desk, 'advisor@demo.example');
  const corporation = await corporationOf(desk, { industry_code: '55', city_code: '14206' });
  const business = `/app/businesses/${corporation.business_id}`;

  await page.goto('/app/sign-up');
  await page.getByRole('button', { name: '確認のメールを受け取る' }).waitFor();
  await assertAccessible(page);
  await signUp(page, { email: 'minato@example.jp', name: '浜辺 みなと', secret: kSecret });
  await page.getByText('メールアドレスを確認しました').waitFor();
  await assertAccessible(page);
  await page.getByRole('link', { name: 'ホームへ進む' }).click();
  await page.getByRole('link', { name: '自社を登録する' }).first().click();
  await page.getByRole('heading', { level: 1, name: '自社を登録する' }).waitFor();
  await claimCorporation(page, corporation);
  await picture(page, 'owner-waiting');

  await confirmClaim(desk, corporation.name);
  const mail = await waitForMail('minato@example.jp', '確認が済みました');
  assert.match(mail.text, new RegExp(corporation.name));
  await page.goto(linkIn(mail));
  await page.getByText('確認済み').first().waitFor();
  await assertAccessible(page);

  await page.getByRole('link', { name: '登録の内容を見る・変える' }).click();
  await page.getByLabel('代表者の氏名', { exact: false }).first().fill('浜辺 みなと');
  await page.getByLabel(/^従業員数/).fill('１２');
  const details = page.locator('details', { hasText: '使われ方：従業員数' });
  await details.locator('summary').click();
  await details.getByRole('listitem').first().waitFor();
  await page.getByLabel(/^代表電話番号/).fill('0465-00-0002');
  const places = page.locator('section[aria-labelledby="places"]');
  await places.getByLabel(/^郵便番号/).first().fill('250-0011');
  await page.getByText('住所を入れました').first().waitFor();
  assert.equal(await places.getByLabel(/^市区町村/).first().inputValue(), '小田原市');
  assert.equal(await places.getByLabel(/^町名/).first().inputValue(), '栄町');
  await assertAccessible(page);
  await picture(page, 'owner-profile', { forDocs: true });
  await save(page);
  await page.reload();
  assert.equal(await page.getByLabel(/^従業員数/).inputValue(), '12', 'full-width digits were understood and kept');

  // Without consent the chamber sees the public facts and the names of the items only.
  await desk.goto(business);
  await desk.getByText('この情報は見られません').waitFor();
  assert.equal(await desk.getByText('0465-00-0002').count(), 0);

  await page.getByRole('link', { name: '情報を見せる相手を決める' }).click();
  await page.getByRole('link', { name: '見せる相手を追加する' }).first().click();
  await page.getByRole('combobox', { name: /見せる相手/ }).fill('小田原');
  await page.getByRole('option', { name: /小田原商工会議所/ }).click();
  await page.getByRole('radio', { name: /^すべての項目/ }).check();
  await page.getByLabel(/^終わりの日/).first().fill('令和9年3月31日');
  await page.getByText('2027年3月31日（令和9年3月31日）').first().waitFor();
  await assertAccessible(page);
  await picture(page, 'owner-consent', { forDocs: true });
  await page.getByRole('button', { name: '同意する' }).click();
  await page.getByRole('heading', { name: 'いま見せている相手' }).waitFor();
  await page.getByRole('cell', { name: /小田原商工会議所/ }).first().waitFor();
  await assertAccessible(page);
  await waitForMail('advisor@demo.example', '同意がありました');

  await desk.goto(business);
  await desk.getByText('0465-00-0002').waitFor();
  await assertAccessible(desk);

  await page.getByRole('link', { name: '見られた記録' }).click();
  const seen = page.getByRole('row').filter({ hasText: '指導 真理' }).filter({ hasText: '登録した情報を見ました' });
  await seen.first().waitFor();
  await assertAccessible(page);
  await picture(page, 'owner-read-log', { forDocs: true });

  await page.goto(`/app/my-business/${corporation.business_id}/consents`);
  await page.getByRole('button', { name: /取り消す/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '取り消す' }).click();
  await page.getByText('いま情報を見せている相手はいません').waitFor();
  await desk.reload();
  await desk.getByText('この情報は見られません').waitFor();
  assert.equal(await desk.getByText('0465-00-0002').count(), 0);
});

journey('a shop without a number is registered by its name and address', async ({ page, open }) => {
  await signUp(page, { email: 'hana@example.jp', name: '高松 花子', secret: kSecret });
  await page.getByRole('link', { name: 'ホームへ進む' }).click();
  await page.goto('/app/my-business/claim?kind=sole');
  await page.getByRole('button', { name: '本人の確認を申し込む' }).click();
  await page.getByRole('alert').or(page.getByText('屋号を入れてください')).first().waitFor();
  await assertAccessible(page);
  await page.getByLabel(/^屋号(?!の)/).fill('さぬきうどん 花');
  assert.equal(await page.getByLabel(/^事業主のお名前/).inputValue(), '高松 花子', 'the name is not asked for twice');
  await page.getByLabel(/^郵便番号/).fill('２５０００１２');
  await page.getByText('住所を入れました').waitFor();
  await page.getByLabel(/^町名・番地/).fill('本町1-2-3');
  await page.getByRole('radio', { name: /小田原商工会議所/ }).check();
  await assertAccessible(page);
  await picture(page, 'owner-sole', { forDocs: true });
  await page.getByRole('button', { name: '本人の確認を申し込む' }).click();
  await page.getByText('確認待ち').first().waitFor();

  const { page: desk } = await open();
  await signIn(desk, 'staff@demo.example');
  await confirmClaim(desk, 'さぬきうどん 花');
  await waitForMail('hana@example.jp', '確認が済みました');
  await page.goto('/app/my-business');
  await page.getByRole('link', { name: '登録の内容を見る・変える' }).click();
  await page.getByText('さぬきうどん 花').first().waitFor();
});

journey('a claim that cannot be confirmed comes back with the reason', async ({ page, open }) => {
  const { page: desk } = await open();
  await signIn(desk, 'advisor@demo.example');
  const corporation = await corporationOf(desk, { industry_code: '44', city_code: '14206' });
  await signUp(page, { email: 'stranger@example.jp', name: '見知 らぬ', secret: kSecret });
  await page.getByRole('link', { name: 'ホームへ進む' }).click();
  await claimCorporation(page, corporation);
  await desk.goto('/app/claims');
  await desk.getByRole('link', { name: corporation.name }).first().click();
  await desk.getByRole('radio', { name: /確認できない/ }).check();
  await desk.getByLabel(/^本人に伝える理由/).fill('登記事項証明書をお持ちください。');
  await desk.getByRole('button', { name: '差し戻す' }).click();
  await desk.getByText('申請を差し戻しました').first().waitFor();
  const mail = await waitForMail('stranger@example.jp', '確認ができませんでした');
  assert.match(mail.text, /登記事項証明書をお持ちください/);
  await page.goto('/app/my-business');
  await page.getByText('理由：登記事項証明書をお持ちください。').waitFor();
  await assertAccessible(page);
});

journey('two people change the same items: both are asked, and nothing is lost', async ({ page, open }) => {
  await signIn(page, 'owner@demo.example');
  const { businesses: [own] } = await ask(page, '/api/v1/me');
  const address = `/app/my-business/${own.business_id}/profile`;
  const { page: other } = await open();
  await signIn(other, 'owner@demo.example');
  await page.goto(address);
  await page.getByLabel(/^事業の説明/).fill('地元の魚で、かまぼこを作っています。');
  await other.goto(address);
  await other.getByLabel(/^事業の説明/).fill('干物を作っています。');
  await other.getByLabel(/^従業員数/).fill('21');
  await save(other);

  // What was typed survives a closed browser tab.
  await page.waitForTimeout(1500);
  await page.reload();
  await page.getByText('書きかけの内容を戻しました').waitFor();
  assert.equal(await page.getByLabel(/^事業の説明/).inputValue(), '地元の魚で、かまぼこを作っています。');
  await page.getByRole('button', { name: '保存する' }).click();
  const choice = page.getByRole('radiogroup', { name: /事業の説明/ });
  await choice.waitFor();
  await page.getByText('次の項目は、相手の変更を取り入れます：従業員数').waitFor();
  await assertAccessible(page);
  await picture(page, 'owner-conflict', { forDocs: true });
  await choice.getByRole('radio', { name: /あなたの入力/ }).check();
  await page.getByRole('button', { name: '2人の変更をまとめる' }).click();
  await save(page);
  await page.reload();
  assert.equal(await page.getByLabel(/^事業の説明/).inputValue(), '地元の魚で、かまぼこを作っています。');
  assert.equal(await page.getByLabel(/^従業員数/).inputValue(), '21', 'the other person\'s change is kept');
}, { expectedErrors: /status of 412/ });

journey('an owner changes an item by keyboard alone on a phone', async ({ page }) => {
  const press = async (locator, limit) => {
    await tabTo(page, locator, limit);
    await page.keyboard.press('Enter');
  };
  await page.goto('/app/sign-in');
  await tabTo(page, page.getByLabel('メールアドレス'));
  await page.keyboard.type('owner@demo.example');
  await tabTo(page, page.getByLabel('パスワード', { exact: true }));
  await page.keyboard.type('banso-demo-2026');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /のホーム/ }).waitFor();
  await assertFits(page);
  await assertAccessible(page);
  await picture(page, 'owner-home-phone', { forDocs: true });
  await press(page.getByRole('link', { name: '情報を直す' }));
  const box = page.getByLabel(/^英語の名前/);
  await box.waitFor();
  await assertFits(page);
  await tabTo(page, box, 120);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Odawara Kamaboko Inc.');
  await page.keyboard.press('Enter');
  await page.getByText('保存しました', { exact: true }).first().waitFor();
  await page.reload();
  assert.equal(await box.inputValue(), 'Odawara Kamaboko Inc.');
  await assertAccessible(page);
}, { viewport: phone });
