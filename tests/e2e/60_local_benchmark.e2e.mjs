// An owner copies three fiscal years out of their statements by keyboard, sees their health against their industry,
// writes down what numbers do not say, and lets an advisor see it.
import assert from 'node:assert/strict';
import { assertAccessible, assertFits, journey, phone, picture, tabTo } from './support/journey.mjs';
import { ask, signIn } from './support/people.mjs';

/** The figures of a year in the order of the table, after its date and months: what a person types. */
const kNewest = ['２４８，０００，０００', '236,000,000', '1,240万', '5,200,000', '21', '23,000,000', '0', '31,000,000',
  '12,500,000', '151,000,000', '4,000,000', '18,000,000', '64,000,000', '42,000,000'];
const kBefore = ['236,000,000', '241,000,000', '△3,000,000', '5,400,000', '20', '19,000,000', '0', '30,000,000',
  '13,000,000', '148,000,000', '4,000,000', '17,500,000', '66,000,000', '36,000,000'];
const kOldest = ['241,000,000', '238,000,000', '7,200,000', '5,600,000', '20', '21,000,000', '0', '29,500,000',
  '12,000,000', '149,000,000', '4,500,000', '17,000,000', '69,000,000', '38,500,000'];

/** What the signed-in person's browser would send; answers the status. */
async function send(page, method, path, body, headers = {}) {
  return page.evaluate(async ([verb, address, content, more]) => {
    const me = await (await fetch('/api/v1/me')).json();
    const answer = await fetch(address, {
      method: verb,
      headers: { 'X-CSRF-Token': me.csrf_token, 'Content-Type': 'application/json', ...more },
      body: content === undefined ? undefined : JSON.stringify(content),
    });
    return answer.status;
  }, [method, path, body, headers]);
}

/** The business of the demo's owner, without any figures left by the demo or by other journeys. */
async function startAnew(page) {
  const { businesses: [own] } = await ask(page, '/api/v1/me');
  const base = `/api/v1/businesses/${own.business_id}`;
  for (const { fiscal_year_end: end } of (await ask(page, `${base}/statements`)).items) {
    assert.equal(await send(page, 'DELETE', `${base}/statements/${end}`), 204);
  }
  return { own, health: `/app/my-business/${own.business_id}/finance` };
}

/** A sheet that says nothing, whatever was there before. */
async function emptySheet(page, business_id) {
  const path = `/api/v1/businesses/${business_id}/benchmark-sheet`;
  const { version, sheet } = await ask(page, path);
  const nothing = Object.fromEntries(Object.entries(sheet).map(([name, value]) =>
    [name, Array.isArray(value) ? [] : typeof value === 'string' && name !== 'prepared_on' ? '' : value]));
  nothing.prepared_on = null;
  nothing.views = Object.fromEntries(Object.keys(sheet.views).map((name) => [name, '']));
  assert.equal(await send(page, 'PUT', path, nothing, { 'If-Match': `"${version}"` }), 200);
}

const box = (page, figure, year) => page.getByRole('textbox', { name: `${figure} ${year}`, exact: true });
const save = (page) => page.getByRole('button', { name: '保存して、診断の結果を見る' });

/** Types a column from its date downwards; Enter leads to the next figure. */
async function typeYear(page, date, figures) {
  await page.keyboard.press('Control+A');
  await page.keyboard.type(date);
  await page.keyboard.press('Enter');  // months
  await page.keyboard.press('Enter');
  for (const figure of figures) {
    await page.keyboard.insertText(figure);
    await page.keyboard.press('Enter');
  }
}

journey('three years by keyboard, a doubtful number asked about, grade and chart, on paper too', async ({ page }) => {
  await signIn(page, 'owner@demo.example');
  const { health } = await startAnew(page);
  await page.goto(health);
  await page.getByText('まだ決算の数字がありません').waitFor();
  await assertAccessible(page);
  await picture(page, 'finance-empty');
  await page.getByRole('link', { name: '決算の数字を入れる' }).click();
  await page.getByRole('heading', { level: 1, name: '決算の数字' }).waitFor();

  const dates = page.locator('input[aria-labelledby^="figure-fiscal_year_end"]');
  await tabTo(page, dates.first(), 120);
  await typeYear(page, '令和8年3月31日', kNewest);
  await page.getByText('2026年3月31日（令和8年3月31日）').first().waitFor();
  assert.equal(await dates.nth(1).inputValue(), '2025年3月31日', 'earlier years follow the date');
  await dates.nth(1).focus();
  // The sales of the year before were copied from a statement in thousands of yen.
  await typeYear(page, '2025/3/31', ['236,000', ...kBefore.slice(1)]);
  await dates.nth(2).focus();
  await typeYear(page, '2024.3.31', kOldest);
  assert.equal(await box(page, '売上高', '2026年3月期').inputValue(), '248,000,000');
  await page.getByText('2億4,800万円').first().waitFor();
  await page.getByText('△300万円').first().waitFor();
  await assertAccessible(page);
  await page.evaluate(() => scrollTo({ top: 0 }));
  await picture(page, 'finance-entry-whole', { fullPage: true });
  await page.locator('table.entry').evaluate((table) => table.scrollIntoView());
  await picture(page, 'finance-entry', { forDocs: true });

  // Nothing typed is lost by a closed tab.
  await page.reload();
  await page.getByText('書きかけの内容を戻しました').waitFor();
  assert.equal(await box(page, '純資産合計', '2024年3月期').inputValue(), '38,500,000');

  await tabTo(page, save(page), 120);
  await page.keyboard.press('Enter');
  const question = page.getByRole('dialog');
  await question.getByText(/売上高（236,000円）が前の年/).or(question.getByText(/1人あたりの売上高/)).first().waitFor();
  await assertAccessible(page);
  await picture(page, 'finance-question', { forDocs: true });
  await question.getByRole('button', { name: '直す', exact: true }).click();
  const summary = page.getByRole('group', { name: /直してください/ });
  await summary.waitFor();
  assert.ok(await summary.evaluate((element) => element === document.activeElement), 'the summary takes the focus');
  await assertAccessible(page);
  await summary.getByRole('link').first().press('Enter');
  const sales = box(page, '売上高', '2025年3月期');
  assert.ok(await sales.evaluate((element) => element === document.activeElement), 'the link leads to the field');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('236,000千円');
  await tabTo(page, save(page), 120);
  await page.keyboard.press('Enter');

  await page.getByRole('heading', { level: 1, name: '経営の健康診断' }).waitFor();
  await page.getByRole('heading', { name: '総合評価' }).waitFor();
  assert.match(await page.locator('.grade__letter').innerText(), /^[A-D]$/);
  await page.locator('.radar__chart[data-drawn]').waitFor();
  await page.locator('.radar__chart svg').first().waitFor();
  await page.getByRole('heading', { level: 2, name: /^強みは.+です$/ }).waitFor();
  for (const power of ['売上持続性', '収益性', '生産性', '健全性', '効率性', '安全性']) {
    await page.getByRole('region', { name: new RegExp(`^${power}`) }).waitFor();
  }
  await page.getByText('5.1%').first().waitFor();  // 248 after 236 million
  await assertFits(page);
  await assertAccessible(page);
  await page.locator('.toast').first().waitFor({ state: 'detached' });
  await picture(page, 'finance-result-whole', { fullPage: true });
  await page.getByRole('heading', { name: '総合評価' }).evaluate((heading) => heading.closest('section').scrollIntoView());
  await picture(page, 'finance-result', { forDocs: true });

  // On paper: one column, without the frame, with the chart.
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.subnav').isVisible(), false);
  assert.ok(await page.locator('.radar__chart svg').first().isVisible());
  await picture(page, 'finance-print', { fullPage: true });
  assert.ok((await page.pdf({ preferCSSPageSize: true })).length > 20_000);
  await page.emulateMedia({ media: null });
  const pdf = await page.getByRole('link', { name: 'PDF' }).getAttribute('href');
  const bytes = await page.evaluate(async (address) => (await (await fetch(address)).text()).slice(0, 5), pdf);
  assert.equal(bytes, '%PDF-');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV' }).click()]);
  assert.equal(file.suggestedFilename(), 'local_benchmark.csv');

  // Another industry, another year: both live in the address.
  await page.getByLabel('くらべる業種').selectOption({ label: '小売業' });
  await page.getByText('「小売業」とくらべています').waitFor();
  await page.getByLabel('決算期').first().selectOption({ label: '2025年3月期' });
  await page.waitForURL(/year=2025-03-31/);
  await page.getByText('△1.3%').first().waitFor();  // a loss of 3 of 236 million
  await page.reload();
  await page.getByText('「小売業」とくらべています').waitFor();
  await assertAccessible(page);
}, { expectedErrors: /status of 409/ });

journey('a copied table is looked through before it is saved, and a year can be taken back', async ({ page }) => {
  await signIn(page, 'owner@demo.example');
  const { health } = await startAnew(page);
  const template = await page.evaluate(async () => (await fetch('/api/v1/statement-template.csv')).text());
  const head = template.replace(/^\ufeff/, '').split(/\r?\n/)[0].split(',');
  const of = { 決算日: '2026/3/31', 月数: '12', 単位: '円', 前期売上高: '', 負債合計: '', 売上高: '248000000', 営業利益: '12400000', 従業員数: '21', 資産合計: '151000000',
    純資産合計: '42000000' };
  const row = head.map((name) => of[name] ?? '0');
  await page.goto(`${health}/statements`);
  await page.getByText('ファイルや表計算ソフトから、まとめて入れる').click();
  await page.getByLabel('表を貼り付ける').fill([head, row.map((cell) => (cell === '248000000' ? 'たくさん' : cell))].map((r) => r.join('\t')).join('\n'));
  await page.getByRole('button', { name: '内容を確かめる' }).click();
  await page.getByText('直してください', { exact: true }).first().waitFor();
  await assertAccessible(page);
  await page.getByLabel('表を貼り付ける').fill([head, row].map((r) => r.join('\t')).join('\n'));
  await page.getByRole('button', { name: '内容を確かめる' }).click();
  await page.getByRole('rowheader', { name: '2026年3月期' }).waitFor();
  await assertAccessible(page);
  await picture(page, 'finance-import', { fullPage: true });
  const right = page.getByRole('checkbox', { name: '確かめました。このままで正しいです。' });
  if (await right.count() > 0) await right.check();
  await page.getByRole('button', { name: 'この内容で保存する' }).click();
  await page.getByText('1年分を保存しました').first().waitFor();
  assert.equal(await box(page, '売上高', '2026年3月期').inputValue(), '248,000,000');

  await page.getByRole('radio', { name: '千円' }).check();
  assert.equal(await box(page, '売上高', '2026年3月期').inputValue(), '248,000', 'the amount stays the same');
  await page.getByRole('button', { name: '2026年3月期を消す' }).click();
  await assertAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: '消す', exact: true }).click();
  await page.getByText('年度を消しました').first().waitFor();
  await page.goto(health);
  await page.getByText('まだ決算の数字がありません').waitFor();
});

journey('what numbers do not say, on a phone; two screens at once lose nothing', async ({ page, open }) => {
  await signIn(page, 'owner@demo.example');
  const { own, health } = await startAnew(page);
  await page.goto(`${health}/statements`);
  await box(page, '売上高', '2026年3月期').or(page.getByRole('textbox', { name: /^売上高 / }).first()).first().waitFor();
  await assertFits(page);
  await assertAccessible(page);
  await picture(page, 'finance-entry-phone');

  await emptySheet(page, own.business_id);
  await page.goto(`${health}/sheet`);
  const strengths = page.getByLabel(/^強み/);
  await strengths.fill('朝どれの魚と、職人の技');
  await page.getByLabel(/^将来目標/).fill('3年で直販を倍にする');
  await page.getByRole('button', { name: '手順を追加する' }).click();
  await page.getByLabel(/^実施内容/).last().fill('早朝に漁港で買い付ける');
  await page.getByRole('button', { name: '仕入先を追加する' }).click();
  await assertFits(page);
  await assertAccessible(page);
  await picture(page, 'finance-sheet-phone');

  const { page: other } = await open();
  await signIn(other, 'owner@demo.example');
  await other.goto(`${health}/sheet`);
  await other.getByLabel(/^弱み/).fill('若い人が少ない');
  await other.getByLabel(/^将来目標/).fill('海外に売る');
  await other.getByRole('button', { name: '保存する' }).click();
  await other.getByText('保存しました', { exact: true }).first().waitFor();

  await page.reload();
  await page.getByText('書きかけの内容を戻しました').waitFor();
  await page.getByRole('button', { name: '保存する' }).click();
  const choice = page.getByRole('radiogroup', { name: /将来目標/ });
  await choice.waitFor();
  await page.getByText('次の項目は、相手の変更を取り入れます：弱み').waitFor();
  await assertAccessible(page);
  await choice.getByRole('radio', { name: /あなたの入力/ }).check();
  await page.getByRole('button', { name: '2人の変更をまとめる' }).click();
  await page.getByRole('button', { name: '保存する' }).click();
  await page.getByText('保存しました', { exact: true }).first().waitFor();
  await page.reload();
  assert.equal(await page.getByLabel(/^将来目標/).inputValue(), '3年で直販を倍にする');
  assert.equal(await page.getByLabel(/^弱み/).inputValue(), '若い人が少ない');
  await page.emulateMedia({ media: 'print' });
  await page.getByRole('heading', { level: 2, name: '業務フロー' }).last().waitFor();
  await picture(page, 'finance-sheet-print', { fullPage: true });
}, { viewport: phone, expectedErrors: /status of 412/ });

journey('an advisor sees the health of a business with consent only, and what to talk about', async ({ page, open }) => {
  await signIn(page, 'owner@demo.example');
  const { own, health } = await startAnew(page);
  const year = (end, sales, profit) => send(page, 'PUT', `/api/v1/businesses/${own.business_id}/statements/${end}`, {
    months: 12, sales_yen: sales, operating_profit_yen: profit, employees: 21, borrowings_yen: 64_000_000,
    cash_yen: 23_000_000, depreciation_yen: 5_200_000, notes_receivable_yen: 0, accounts_receivable_yen: 31_000_000,
    inventory_yen: 12_500_000, notes_payable_yen: 4_000_000, accounts_payable_yen: 18_000_000,
    net_assets_yen: 42_000_000, total_assets_yen: 151_000_000, confirmed: [],
  });
  for (const consent of (await ask(page, `/api/v1/businesses/${own.business_id}/consents`)).items) {
    if (consent.state === 'in_force') await send(page, 'POST', `/api/v1/consents/${consent.consent_id}/withdraw`);
  }
  assert.equal(await year('2025-03-31', 236_000_000, 9_000_000), 200);
  assert.equal(await year('2026-03-31', 221_000_000, -4_000_000), 200);

  const { page: desk } = await open();
  await signIn(desk, 'advisor@demo.example');
  await desk.goto(`/app/businesses/${own.business_id}`);
  await desk.getByRole('link', { name: '経営の健康診断' }).click();
  await desk.getByText('この事業者の決算の数字は見られません').waitFor();
  assert.equal(await desk.getByText('221,000,000').count(), 0);
  await assertAccessible(desk);
  await picture(desk, 'finance-no-consent');

  const chamber = (await ask(desk, '/api/v1/me')).roles[0];
  await page.goto(`/app/my-business/${own.business_id}/consents/new`);
  await page.getByRole('combobox', { name: /見せる相手/ }).fill(chamber.organization_name.slice(0, 3));
  await page.getByRole('option', { name: new RegExp(chamber.organization_name) }).click();
  await page.getByRole('radio', { name: /^基本情報と経営の数字/ }).check();
  await page.getByRole('button', { name: '同意する' }).click();
  await page.getByRole('heading', { name: 'いま見せている相手' }).waitFor();

  await desk.reload();
  await desk.getByRole('heading', { name: '訪問で話すこと' }).waitFor();
  await desk.locator('.radar__chart[data-drawn]').waitFor();
  await assertAccessible(desk);
  await desk.locator('.radar').evaluate((element) => element.scrollIntoView());
  await picture(desk, 'finance-advisor', { forDocs: true });
  await desk.getByRole('link', { name: '決算の数字' }).click();
  await desk.getByText('221,000,000円').waitFor();
  assert.equal(await desk.getByRole('textbox', { name: /売上高/ }).count(), 0, 'to read only');
  await assertAccessible(desk);
  await desk.getByRole('link', { name: '強みと課題のシート' }).click();
  await desk.getByText(/シートはまだ書かれていません|事業者が書いたシートです/).waitFor();
  await assertAccessible(desk);
  await desk.setViewportSize(phone);
  await desk.goto(`/app/businesses/${own.business_id}/finance`);
  await desk.getByRole('heading', { name: '訪問で話すこと' }).waitFor();
  await assertFits(desk);
  await picture(desk, 'finance-advisor-phone');

  // The owner learns that somebody looked.
  await page.goto(health.replace(/finance$/, 'log'));
  await page.getByRole('row').filter({ hasText: chamber.organization_name }).first().waitFor();
}, { expectedErrors: /status of 404/ });
