// Dues: staff look through the claims, note a payment, try the rule and collect direct debits.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { assertAccessible, assertFits, journey, phone, picture } from './support/journey.mjs';
import { ask, signIn } from './support/people.mjs';

/** Writes as the person who is signed in on the page. */
const send = (page, method, path, input) =>
  page.evaluate(async ({ method: verb, path: address, input: body }) => {
    const me = await (await fetch('/api/v1/me')).json();
    const answer = await fetch(address, {
      method: verb,
      headers: { 'content-type': 'application/json', 'x-csrf-token': me.csrf_token },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }, { method, path, input });

const chamberOf = async (page) =>
  (await ask(page, '/api/v1/me')).roles.find((role) => role.organization_kind === 'chamber').organization_id;

journey('staff claim something by hand, note the payment and give a receipt', async ({ page }) => {
  await signIn(page, 'staff@demo.example');
  const chamber = await chamberOf(page);
  const members = await ask(page, `/api/v1/organizations/${chamber}/members?per_page=1`);
  const member = members.items[0];
  assert.ok(member, 'the demo has members');
  const made = await send(page, 'POST', `/api/v1/organizations/${chamber}/dues/charges`, {
    member_id: member.member_id, kind: 'other', fiscal_year: 2026, title: '会報の広告料', amount_yen: 11000,
    tax_rate: 10, due_on: '2027-03-31',
  });
  await page.goto('/app/dues?sort=-made');
  await page.getByRole('link', { name: '会報の広告料' }).first().waitFor();
  await assertAccessible(page);
  await picture(page, 'dues', { forDocs: true });
  await page.goto(`/app/dues/charges/${made.charge.charge_id}`);
  await page.getByLabel('金額').fill('１１，０００');
  await page.getByRole('button', { name: '入金を記録する' }).click();
  await page.getByText('納入済み').first().waitFor();
  await assertAccessible(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '領収書' }).click(),
  ]);
  assert.equal(readFileSync(await download.path()).subarray(0, 5).toString(), '%PDF-');
  await page.goto('/app/dues/arrears');
  await page.getByRole('heading', { level: 1, name: '滞納' }).waitFor();
  await assertAccessible(page);
  await picture(page, 'dues-arrears');
});

journey('an administrator drafts a rule, sees what it gives and what it would change', async ({ page }) => {
  await signIn(page, 'chamber-admin@demo.example');
  await page.goto('/app/dues/rules');
  await page.getByText('今年度に適用中').waitFor();
  await page.getByLabel('近いひな形').selectOption('matrix');
  await page.getByRole('button', { name: '下書きを作る' }).click();
  await page.getByRole('heading', { name: '計算の例' }).waitFor();
  await page.getByText('個人・従業員2人').waitFor();
  await assertAccessible(page);
  await picture(page, 'dues-rule', { fullPage: true });
  await page.getByRole('button', { name: '今の会員への影響を計算する' }).click();
  await page.getByText('年会費の合計').waitFor();
  await page.getByRole('button', { name: '下書きを削除する' }).click();
  await page.getByRole('button', { name: '削除する', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: '会費規程' }).waitFor();
});

journey('staff see the direct debit and take its file, the same each time', async ({ page }) => {
  await signIn(page, 'staff@demo.example');
  await page.goto('/app/dues/debits');
  await page.getByRole('link', { name: /第1号/ }).click();
  const files = [];
  for (let i = 0; i < 2; ++i) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '銀行のファイルを受け取る' }).click(),
    ]);
    files.push(readFileSync(await download.path()));
    await page.getByText('結果待ち').waitFor();
  }
  assert.deepEqual(files[0], files[1]);
  assert.equal(files[0].length % 122, 0);
  assert.equal(files[0].subarray(0, 3).toString(), '191');
  await assertAccessible(page);
  await picture(page, 'dues-debit');
});

journey('the year and the settings fit a phone', async ({ page }) => {
  await signIn(page, 'chamber-admin@demo.example');
  for (const [path, name] of [['/app/dues', '会費'], ['/app/dues/runs', '年度の請求'], ['/app/dues/setting', '会費の設定']]) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
    await page.getByRole('navigation', { name: '会費の画面' }).waitFor();
    await assertFits(page);
    await assertAccessible(page);
  }
}, { viewport: phone });
