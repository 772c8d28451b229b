// Chamber staff find a business in a moment and open its page.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { assertAccessible, assertFits, journey, phone, picture, tabTo } from './support/journey.mjs';
import { signIn } from './support/people.mjs';

journey('an advisor finds a business however its name is written, and opens its page', async ({ page }) => {
  await signIn(page, 'advisor@demo.example');
  await page.goto('/app/businesses');
  const box = page.getByRole('searchbox').first();
  // Old and new forms of a character, half width and legal forms are one: the register says 髙﨑 and 株式会社.
  await box.fill('㈱高崎');
  const first = page.getByRole('row').nth(1);
  await first.getByText('髙﨑').first().waitFor();
  await assertAccessible(page);
  await picture(page, 'staff-search', { forDocs: true });

  const address = page.url();
  assert.match(decodeURIComponent(address), /q=㈱高崎/, 'the search stands in the address');
  await first.getByRole('link').first().click();
  await page.getByText('国税庁法人番号公表サイト').first().waitFor();
  assert.match(await page.getByRole('heading', { level: 1 }).innerText(), /髙﨑/);
  await assertAccessible(page);
  await picture(page, 'staff-business', { forDocs: true });
  await page.goBack();
  assert.equal(page.url(), address, 'back leads to the same results');
});

journey('the results can be narrowed and taken along as CSV', async ({ page }) => {
  await signIn(page, 'staff@demo.example');
  await page.goto('/app/businesses?q=' + encodeURIComponent('建設') + '&prefecture_code=14');
  await page.getByRole('row').nth(1).waitFor();
  const rows = await page.getByRole('row').allInnerTexts();
  for (const row of rows.slice(1)) assert.match(row, /神奈川県/);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /CSV/ }).or(page.getByRole('button', { name: /CSV/ })).first().click(),
  ]);
  const csv = readFileSync(await download.path(), 'utf8');
  assert.ok(csv.startsWith('\uFEFF'), 'Excel needs the mark to read UTF-8');
  assert.match(csv.split('\n')[1], /建設/);
});

journey('nothing found says what to try', async ({ page }) => {
  await signIn(page, 'staff@demo.example');
  await page.goto('/app/businesses?q=' + encodeURIComponent('存在しない名前の会社'));
  await page.getByText(/見つかりません/).first().waitFor();
  await assertAccessible(page);
});

journey('staff can search by keyboard alone on a phone', async ({ page }) => {
  await signIn(page, 'staff@demo.example');
  await page.goto('/app/businesses');
  await tabTo(page, page.getByRole('searchbox').first());
  await page.keyboard.type('青海');
  await page.keyboard.press('Enter');
  await page.getByText('青海').first().waitFor();
  await assertFits(page);
  await picture(page, 'staff-search-phone');
}, { viewport: phone });

journey('an owner has no business in the search of the staff', async ({ page }) => {
  await signIn(page, 'owner@demo.example');
  await page.goto('/app/businesses');
  await page.getByText(/権限|使えません|見られません/).first().waitFor();
}, { expectedErrors: /status of 403/ });
