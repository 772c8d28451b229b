// The yearly ledger round: staff print letters, a business answers from its phone without JavaScript and agrees to the
// levy, staff take the answers up field by field, paper is typed in, an owner finds the request among the own.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { assertAccessible, assertFits, journey, phone, picture } from './support/journey.mjs';
import { ask, signIn } from './support/people.mjs';

async function chamberOf(page) {
  const { roles } = await ask(page, '/api/v1/me');
  return roles[0].organization_id;
}

async function openRound(page) {
  const chamber = await chamberOf(page);
  const { items } = await ask(page, `/api/v1/organizations/${chamber}/ledger/rounds`);
  return { chamber, round: items[0] };
}

/** The codes that stand on the letters of a PDF, with the page each stands on. */
function codesIn(pdf) {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'banso-letters-')), 'letters.pdf');
  writeFileSync(file, pdf);
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  return [...text.matchAll(/[0-9A-HJKMNP-TV-Z]{5}(?:-[0-9A-HJKMNP-TV-Z]{5}){3}-[0-9A-HJKMNP-TV-Z]{6}/g)].map((match) => match[0]);
}

const shared = {};

journey('staff print letters with links and follow the answers', async ({ page }) => {
  await signIn(page, 'staff@demo.example');
  const { chamber, round } = await openRound(page);
  await page.goto('/app/members/ledger');
  await page.getByRole('link', { name: round.title }).click();
  await page.getByRole('heading', { name: '回答の状況' }).waitFor();
  await assertAccessible(page);
  await picture(page, 'ledger-round', { forDocs: true, fullPage: true });

  // A second letter to one business that was silent.
  await page.getByRole('link', { name: '手紙とメール' }).click();
  await page.getByRole('button', { name: '再度のお願いの手紙を作る' }).click();
  await page.getByRole('button', { name: /件を作る$/ }).click();
  await page.getByRole('link', { name: 'PDFを受け取る' }).first().waitFor({ timeout: 30_000 });
  await assertAccessible(page);
  const address = await page.getByRole('link', { name: 'PDFを受け取る' }).first().getAttribute('href');
  const pdf = Buffer.from(await (await page.request.get(address)).body());
  assert.ok(pdf.subarray(0, 5).toString() === '%PDF-');
  shared.codes = [...new Set(codesIn(pdf))];
  assert.ok(shared.codes.length > 0, 'no code on any letter');
  shared.chamber = chamber;
  shared.round = round.round_id;
});

journey('a business corrects its entry from the phone without JavaScript and agrees to the levy', async ({ browser, page }) => {
  await page.goto('/l');
  await assertAccessible(page);
  const context = await page.context().browser().newContext({ viewport: phone, javaScriptEnabled: false, baseURL: new URL(page.url()).origin });
  const plain = await context.newPage();
  await plain.goto('/l');
  await plain.getByLabel('番号（26文字）').fill(shared.codes[0].toLowerCase());
  await plain.getByRole('button', { name: '開く' }).click();
  await plain.getByRole('heading', { name: '登録されている内容' }).waitFor();
  shared.page = new URL(plain.url()).pathname;
  await picture(plain, 'ledger-held', { forDocs: true, fullPage: true });
  await plain.getByRole('link', { name: '違うところをなおす' }).click();
  await plain.getByLabel('FAX番号').fill('0465-00-9999');
  await picture(plain, 'ledger-edit', { fullPage: true });
  await plain.getByRole('button', { name: 'この内容で回答する' }).click();
  await plain.getByRole('heading', { level: 1, name: '負担金への同意' }).waitFor();
  await picture(plain, 'ledger-consent', { fullPage: true });
  await plain.getByLabel('同意します', { exact: true }).check();
  await plain.locator('input[name="signature.name"]').fill('早雲 太郎');
  await plain.getByRole('button', { name: '同意の内容を送る' }).click();
  await plain.getByRole('heading', { name: 'ご回答をありがとうございました' }).waitFor();
  assert.match(await plain.locator('main').innerText(), /LD-\d+-1/);
  await picture(plain, 'ledger-receipt', { fullPage: true });
  await context.close();

  // The same pages with JavaScript, on a phone, for everybody.
  await page.setViewportSize(phone);
  for (const rest of ['', '/edit', '/consent', '/receipt']) {
    await page.goto(shared.page + rest);
    await assertAccessible(page);
    await assertFits(page);
  }
  const guess = await page.request.get('/l/0123456789ABCDEFGHJKMNPQRS');
  assert.equal(guess.status(), 404);
  assert.doesNotMatch(await guess.text(), /登録されている内容/);
});

journey('staff take answers up field by field, and type paper in', async ({ page }) => {
  await signIn(page, 'staff@demo.example');
  await page.goto(`/app/members/ledger/${shared.round}/targets?waiting=true`);
  await page.getByRole('table').waitFor();
  await assertAccessible(page);
  await picture(page, 'ledger-targets', { forDocs: true });
  const { items } = await ask(page, `/api/v1/organizations/${shared.chamber}/ledger/rounds/${shared.round}/targets?waiting=true&q=${encodeURIComponent('箱根口工務店')}`);
  await page.goto(`/app/members/ledger/${shared.round}/targets/${items[0].target_id}`);
  await page.getByRole('heading', { name: '回答', exact: true }).waitFor();
  await assertAccessible(page);
  await picture(page, 'ledger-review', { forDocs: true, fullPage: true });
  await page.getByRole('group', { name: /従業員/ }).first().getByLabel('反映しない').check();
  await page.keyboard.press('Control+Enter');
  await page.getByText('の回答を反映しました').first().waitFor();
  const done = await ask(page, `/api/v1/organizations/${shared.chamber}/ledger/targets/${items[0].target_id}`);
  assert.equal(done.target.state, 'accepted');
  assert.ok(done.changes.length > 0, 'what was not taken is still told');

  await page.goto(`/app/members/ledger/${shared.round}/targets`);
  await page.getByRole('button', { name: '変更なしの回答をまとめて反映' }).click();
  await page.getByRole('button', { name: '反映する', exact: true }).click();
  await page.getByText(/件を反映しました/).first().waitFor();

  await page.goto(`/app/members/ledger/${shared.round}/entry`);
  await page.getByLabel('回答用紙の番号').fill(shared.codes.at(-1));
  await page.getByRole('button', { name: '用紙を開く' }).click();
  await page.getByRole('button', { name: '「変更ありません」で登録する' }).waitFor();
  await assertAccessible(page);
  await page.getByRole('button', { name: '「変更ありません」で登録する' }).click();
  await page.getByText(/受付番号 LD-/).first().waitFor();

  await page.goto(`/app/members/ledger/${shared.round}/reports`);
  await page.getByRole('heading', { name: '法令の要件' }).waitFor();
  await assertAccessible(page);
});
