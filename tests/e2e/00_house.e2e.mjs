// The house itself: the server answers, the first page opens for everybody, on a desk and on a phone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible, assertFits, journey, phone, picture, tabTo, url } from './support/journey.mjs';

test('the server says that it lives, is ready, and what it measures', async () => {
  for (const path of ['/healthz', '/readyz', '/metrics']) {
    const answer = await fetch(url + path);
    assert.equal(answer.status, 200, path);
  }
});

journey('anyone opens the first page', async ({ page }) => {
  const answer = await page.goto('/');
  assert.equal(answer.status(), 200);
  assert.equal(await page.locator('html').getAttribute('lang'), 'ja');
  assert.match(await page.title(), /伴走|Banso/);
  await assertAccessible(page);
  await picture(page, 'top', { forDocs: true });
});

journey('the first page fits a phone and needs no JavaScript', async ({ open }) => {
  const { page } = await open({ viewport: phone, javaScriptEnabled: false });
  const answer = await page.goto('/');
  assert.equal(answer.status(), 200);
  await page.locator('main').waitFor();
  await picture(page, 'top-phone');
});

journey('the first page can be used from the keyboard at 360 px', async ({ page }) => {
  await page.goto('/');
  await assertFits(page);
  await tabTo(page, page.locator('main a, main button, main input').first());
}, { viewport: phone });

journey('an unknown address gets a page in Japanese with the status 404', async ({ page }) => {
  const answer = await page.goto('/no-such-page');
  assert.equal(answer.status(), 404);
  assert.match(await page.locator('body').innerText(), /見つかりません/);
  await assertAccessible(page);
}, { expectedErrors: /status of 404/ });
