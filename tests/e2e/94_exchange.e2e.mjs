// Members come from the core system and go back to it: a file of 10,000 members loses nothing on the way.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { assertAccessible, assertFits, journey, phone, picture, tabTo } from './support/journey.mjs';
import { asCsv, cp932, kHeader, memberCells } from './support/member_file.mjs';
import { ask, signIn } from './support/people.mjs';

const kMembers = 10_000;
const kStaff = 'staff@demo.example';

async function bring(page, name, buffer) {
  await page.goto('/app/members/exchange');
  await page.getByLabel('会員のファイル').setInputFiles({ name, mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: 'ファイルを送って列を確かめる' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await page.getByRole('heading', { name: '列の対応づけ' }).waitFor();
}

/** The codes of 会員種別 that only the chamber knows. */
async function fillCodes(page) {
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '会員種別' }) });
  await row.getByRole('button', { name: /細かい設定/ }).click();
  const meanings = { 1: 'member', 2: 'statutory_only', 9: 'former' };
  const options = page.locator('tr').filter({ has: page.getByText('コード表', { exact: true }) }).last();
  for (const [index, text] of ['1', '2', '9'].entries()) {
    assert.equal(await options.getByLabel('ファイルの値').nth(index).inputValue(), text);
    await options.getByLabel('意味').nth(index).selectOption(meanings[text]);
  }
}

async function check(page) {
  await page.getByRole('button', { name: '全部の行を確かめる' }).click();
  await page.getByRole('heading', { name: '行ごとの結果' }).waitFor({ timeout: 90_000 });
}

async function fetchFile(page) {
  const link = page.getByRole('link', { name: /ファイルを保存/ });
  await link.waitFor({ timeout: 90_000 });
  const waiting = page.waitForEvent('download');
  await link.click();
  return readFileSync(await (await waiting).path());
}

journey('a core system hands over 10,000 members and gets every one of them back as it was', async ({ page }) => {
  await signIn(page, kStaff);
  const lines = Array.from({ length: kMembers }, (_, index) => memberCells(index));
  const file = cp932(asCsv([kHeader, ...lines]));
  await bring(page, '会員台帳.csv', file);
  await page.getByText('Shift_JIS (CP932)').waitFor();
  await page.getByText('3,000 → 3000000').or(page.getByText('1,000 → 1000000')).first().waitFor();
  await fillCodes(page);
  await assertAccessible(page);
  await picture(page, 'exchange-mapping', { forDocs: true, fullPage: true });
  await page.getByLabel('この対応づけを保存する名前').fill('小田原の基幹システム');
  await check(page);
  await page.getByText('書き出しても失われる値はありません').waitFor();
  await assertAccessible(page);
  await picture(page, 'exchange-preview', { forDocs: true });
  await page.getByRole('button', { name: `${kMembers.toLocaleString('ja-JP')}件を取り込む` }).click();
  await page.getByText(/新規 10,000件、変更 0件を取り込みました/).waitFor({ timeout: 120_000 });

  await page.goto('/app/members/exchange/exports');
  await page.getByLabel('対応づけ').selectOption({ label: '小田原の基幹システム' });
  for (const word of ['会員', '会員でない特定商工業者', '退会']) {
    await page.getByRole('checkbox', { name: word, exact: true }).check();
  }
  await page.getByRole('button', { name: '書き出す', exact: true }).click();
  const back = await fetchFile(page);
  // Members of the demo may stand among them: those of the file are compared line by line, byte by byte.
  const text = new TextDecoder('shift_jis').decode(back);
  const wanted = new TextDecoder('shift_jis').decode(file).split('\r\n');
  const got = new Set(text.split('\r\n'));
  const lost = wanted.filter((line) => !got.has(line));
  assert.deepEqual(lost.slice(0, 5), [], `${lost.length} lines came back otherwise`);

  // The same file again has nothing new, and a difference is one line.
  await bring(page, '会員台帳2.csv', cp932(asCsv([kHeader, ...lines.slice(0, 3), [...lines[3].slice(0, 12), '61', ...lines[3].slice(13)]])));
  await check(page);
  await page.getByText(/4行：新規 0、変更 1、同じ 3/).first().waitFor();
  await page.getByRole('button', { name: '1件を取り込む' }).click();
  await page.getByText(/変更 1件を取り込みました/).waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'この取り込みを元に戻す' }).click();
  await page.getByRole('button', { name: '元に戻す', exact: true }).click();
  await page.getByText('1件を元に戻しました').waitFor({ timeout: 60_000 });
});

journey('every problem is told before anything changes', async ({ page }) => {
  await signIn(page, kStaff);
  const wrong = [
    ['A1', 'だめな商店', '', '', '', '25O-0001', '', '', '電話なし', '', 'あっと', '多い', '', 'いつか', '', '会員', '', '', '', '', '', '', ''],
    ['A2', '=HYPERLINK("http://example.jp")', '', '', '', '', '', '', '', '', '', '', '', '', '', '会員', '', '', '', '', '', '', ''],
  ];
  await bring(page, '問題のある名簿.csv', Buffer.from(asCsv([kHeader, ...wrong])));
  await page.getByLabel('使う対応づけ').selectOption({ label: '見出しと値から推測する' });
  await check(page);
  await page.getByText(/2行：新規 1、変更 0、同じ 0、確認が必要 0、エラー 1/).first().waitFor();
  const main = await page.locator('main').innerText();
  for (const word of ['郵便番号', 'TEL', 'メールアドレス', '資本金', '創業年月']) assert.match(main, new RegExp(word));
  await page.getByLabel('扱い', { exact: true }).first().selectOption({ label: 'エラー' });
  await page.waitForURL(/state=error/);
  await assertAccessible(page);
  await picture(page, 'exchange-problems', { forDocs: true, fullPage: true });
  await page.getByRole('button', { name: '取り込まずにファイルを捨てる' }).click();
  await page.getByRole('button', { name: '捨てる', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: '会員データの受け渡し' }).waitFor();
});

journey('profiles are copied, changed and shared, by keyboard and on a phone', async ({ page }) => {
  await signIn(page, kStaff);
  await page.goto('/app/members/exchange/profiles');
  const copy = page.getByRole('button', { name: /写して使う\s*（標準レイアウト/ });
  await copy.waitFor();
  await tabTo(page, copy, 120);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /写し/ }).waitFor();
  await page.getByRole('textbox', { name: /^名前/ }).fill('県内で共通の形');
  await page.getByRole('checkbox', { name: 'ほかの商工会議所に共有する' }).check();
  await page.getByRole('button', { name: '保存する' }).click();
  await page.getByText('保存しました').first().waitFor();
  await page.goto('/app/members/exchange/profiles');
  await page.getByText('共有中').first().waitFor();
  await assertAccessible(page);
  await assertFits(page);
  await page.goto('/app/members/exchange/folder');
  await page.getByRole('heading', { level: 1, name: '受け渡しフォルダー' }).waitFor();
  await assertAccessible(page);
  await assertFits(page);
  const { items } = await ask(page, '/api/v1/me').then((me) =>
    ask(page, `/api/v1/organizations/${me.roles[0].organization_id}/exchange/profiles`));
  assert.ok(items.some((item) => item.name === '県内で共通の形' && item.shared));
}, { viewport: phone });
