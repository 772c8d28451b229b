// Anybody, without signing in: the public catalogue of measures, and the check that stores nothing.
import assert from 'node:assert/strict';
import { assertAccessible, assertFits, journey, phone, picture, tabTo } from './support/journey.mjs';

journey('anyone searches the measures, narrows them and reads one', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: '支援制度を探す' }).first().click();
  await page.getByRole('heading', { level: 1, name: '支援制度を探す' }).waitFor();
  await assertAccessible(page);
  await picture(page, 'catalogue', { forDocs: true });
  await page.getByLabel('言葉').fill('ものづくり');
  await page.getByRole('button', { name: '探す', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: '「ものづくり」の支援制度' }).waitFor();
  const facet = page.getByRole('navigation', { name: 'しぼり込み' }).getByRole('link', { name: /補助金/ });
  await facet.click();
  await page.getByText('条件をすべて外す').waitFor();
  const address = new URL(page.url());
  assert.equal(address.searchParams.get('kind'), 'subsidy');
  assert.equal(address.searchParams.get('q'), 'ものづくり');
  await page.getByRole('link', { name: /ものづくり・商業・サービス/ }).first().click();
  await page.getByRole('heading', { name: '使える事業者の条件' }).waitFor();
  await page.locator('summary', { hasText: '通常枠' }).click();
  await page.getByText('従業員5人以下：750万円').first().waitFor();
  await assertAccessible(page);
  await picture(page, 'measure-public', { forDocs: true, fullPage: true });
});

journey('anyone checks a measure on a phone without JavaScript, and nothing is kept', async ({ open }) => {
  const { page, context } = await open({ viewport: phone, javaScriptEnabled: false });
  await page.goto('/measures?q=%E6%8C%81%E7%B6%9A%E5%8C%96');  // 持続化
  await page.getByRole('link', { name: /持続化補助金/ }).first().click();
  await page.getByRole('heading', { name: '自社で使えるか確かめる' }).waitFor();
  await page.locator('#regular_employees').fill('１２万');
  await page.getByRole('button', { name: '確かめる' }).click();
  assert.match(await page.locator('main').innerText(), /入力した答えでは：条件を満たしません/);
  await page.locator('#regular_employees').fill('たくさん');
  await page.getByRole('button', { name: '確かめる' }).click();
  await page.getByRole('alert').getByText('答えを確かめてください').waitFor();
  assert.equal(await page.locator('#regular_employees').inputValue(), 'たくさん');
  assert.deepEqual(await context.cookies(), []);
  await picture(page, 'measure-check-phone', { fullPage: true });
});

journey('the catalogue fits a phone and the keyboard', async ({ page }) => {
  await page.goto('/measures');
  await assertFits(page);
  await tabTo(page, page.getByLabel('言葉'));
  await page.keyboard.type('zzzz');
  await page.keyboard.press('Enter');
  await page.getByText('条件に合う支援制度は見つかりませんでした').waitFor();
  await assertFits(page);
  await assertAccessible(page);
}, { viewport: phone });
