// The operator loads a published file of corporate numbers, watches it, and finds what it brought.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { assertAccessible, assertFits, journey, phone, picture } from './support/journey.mjs';
import { ask, signIn } from './support/people.mjs';
import { corporateNumber, publishedFile, wrongNumber } from './support/published_file.mjs';

const kMany = 20_000;  // enough that the progress can be seen
const numberOf = (index) => corporateNumber(999800000000 + index);

async function upload(page, name, buffer) {
  await page.goto('/app/imports');
  await page.getByRole('radio', { name: '法人番号（国税庁）' }).check();
  await page.getByLabel(/のファイル/).setInputFiles({ name, mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: '取り込みを始める' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

/** The value beside a term of the facts: "新規" → "20,000行". */
function fact(page, term) {
  return page.locator('dt', { hasText: new RegExp(`^${term}$`) }).locator('xpath=following-sibling::dd[1]').innerText();
}

journey('an operator loads a published file, gets back the wrong line, and finds what was loaded', async ({ page }) => {
  await signIn(page, 'admin@demo.example');
  // A company of the demo that no other journey looks for; it is going to have a new name.
  const { items: [renamed] } = await ask(page, '/api/v1/businesses?prefecture_code=34&industry_code=60&status=active');
  const rows = Array.from({ length: kMany }, (_, index) => (
    { number: numberOf(index), name: `越前通し${index}号商会株式会社`, kana: `エチゼントオシ${index}ゴウショウカイ` }));
  rows[0].name = '株式会社越前髙屋';
  rows[0].kana = 'エチゼンタカヤ';
  rows.push(
    { number: wrongNumber(999800900000), name: '番号違い株式会社' },
    { number: numberOf(1), name: rows[1].name, kana: rows[1].kana, process: '21', updated: '2026-07-01', changed: '2026-07-01',
      closed: '2026-06-30', close_cause: '11', successor: numberOf(0) },
    { number: renamed.corporate_number, name: '株式会社瀬戸内あかり書房', kana: 'セトウチアカリショボウ', process: '11',
      updated: '2026-07-01', changed: '2026-07-01', assigned: '2020-10-05', prefecture: '広島県', city: '尾道市',
      prefecture_code: '34', city_code: '205', street: '土堂１丁目１番', post_code: '7220035' },
  );

  await page.goto('/app/imports');
  await page.getByRole('heading', { level: 1, name: 'データの取り込み' }).waitFor();
  await assertAccessible(page);
  await picture(page, 'operator-imports', { forDocs: true });
  await upload(page, '00_zenkoku_all_20260801.csv', publishedFile(rows));
  await page.getByRole('progressbar').first().waitFor();
  await picture(page, 'operator-import-running');
  await page.getByText('取り込みが終わりました（誤りのある行があります）').waitFor({ timeout: 60_000 });

  assert.equal(await fact(page, '読んだ行'), '20,003行');
  assert.equal(await fact(page, 'エラー'), '1行');
  assert.equal(await fact(page, '新規'), '20,000行');
  await page.getByText(/Shift_JIS|CP932|シフトJIS/i).first().waitFor();
  const problem = page.getByRole('row').filter({ hasText: /検査数字|チェックデジット/ });
  assert.match(await problem.innerText(), /20,001/);
  await assertAccessible(page);
  await picture(page, 'operator-import-done', { forDocs: true });

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'すべてをCSVで保存' }).click(),
  ]);
  const rejected = readFileSync(await download.path(), 'utf8');
  assert.ok(rejected.startsWith('\uFEFF'), 'Excel needs the mark to read UTF-8');
  assert.match(rejected, /番号違い株式会社/, 'the line itself comes back, to be mended');

  // A new company, searched with the everyday form of a character that the file writes in the old way.
  await page.goto(`/app/businesses?q=${encodeURIComponent('越前高屋')}`);
  await page.getByRole('row').nth(1).getByRole('link', { name: '株式会社越前髙屋' }).click();
  await page.getByRole('heading', { level: 1, name: '株式会社越前髙屋' }).waitFor();
  await page.getByRole('heading', { name: 'この事業者に合併した事業者' }).waitFor();
  await page.getByRole('link', { name: '越前通し1号商会株式会社' }).click();
  await page.getByText('この事業者は合併しています').waitFor();
  await assertAccessible(page);

  // The renamed one is found by both names; its page says what it was called.
  await page.goto(`/app/businesses/${renamed.business_id}`);
  await page.getByRole('heading', { level: 1, name: '株式会社瀬戸内あかり書房' }).waitFor();
  await page.getByRole('link', { name: /移り変わり/ }).click();
  await page.getByText(renamed.name).first().waitFor();
  await assertAccessible(page);
  await picture(page, 'operator-renamed', { forDocs: true });
});

journey('the same file again changes nothing, and a file that is something else is refused in words', async ({ page }) => {
  await signIn(page, 'admin@demo.example');
  const file = publishedFile([{ number: numberOf(kMany + 1), name: '越前二度目株式会社' }]);
  await upload(page, 'diff_20260802.csv', file);
  await page.getByText('取り込みが終わりました').waitFor();
  assert.equal(await fact(page, '新規'), '1行');
  await page.goto('/app/imports');
  await page.getByLabel('取り込み済みの同じファイルも、もう一度照合する').check();
  await page.getByLabel(/のファイル/).setInputFiles({ name: 'diff_20260802.csv', mimeType: 'text/csv', buffer: file });
  await page.getByRole('button', { name: '取り込みを始める' }).click();
  await page.getByText('取り込みが終わりました').waitFor();
  assert.equal(await fact(page, '新規'), '0行');
  assert.equal(await fact(page, '変更なし'), '1行');

  await upload(page, 'menu.csv', Buffer.from('品名,値段\r\nうどん,500\r\n'));
  await page.getByText('取り込めませんでした').waitFor();
  await page.getByText('法人番号公表サイトのCSVではないようです').first().waitFor();
  await assertAccessible(page);
});

journey('the imports can be read on a phone', async ({ page }) => {
  await signIn(page, 'admin@demo.example');
  await page.goto('/app/imports');
  await page.getByText('diff_20260802.csv').first().waitFor();
  await assertFits(page);
  await assertAccessible(page);
}, { viewport: phone });
