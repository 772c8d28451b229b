// Signing in through an OpenID provider in the manner of GビズID: the account of a representative brings its
// corporation with it, and nobody has to confirm it.
import assert from 'node:assert/strict';
import { assertAccessible, journey, picture } from './support/journey.mjs';
import { ask, corporationOf, signIn } from './support/people.mjs';

// The provider's own development pages ask for a font on the internet and have no icon.
const kProvider = { expectedErrors: /fonts\.googleapis\.com|127\.0\.0\.1:\d+\/favicon\.ico/ };

/** Goes through the provider's own pages as the account. */
async function signInAtProvider(page, login) {
  await page.goto('/app/sign-in');
  await page.getByRole('link', { name: /GビズID/ }).click();
  await page.locator('input[name="login"]').fill(login);
  await page.locator('input[name="password"]').fill('any');
  await page.locator('button[type="submit"]').click();
  await page.locator('button[type="submit"]').click();  // what is handed over
  await page.getByRole('heading', { level: 1, name: /のホーム/ }).waitFor();
}

journey('a representative signs in with the provider and has the corporation at once', async ({ page, open }) => {
  const { page: desk } = await open();
  await signIn(desk, 'advisor@demo.example');
  const corporation = await corporationOf(desk, { industry_code: '47', city_code: '14206' });
  await page.goto('/app/sign-in');
  await page.getByRole('link', { name: /GビズID/ }).waitFor();
  await assertAccessible(page);
  await picture(page, 'sign-in', { forDocs: true });
  await signInAtProvider(page, `prime-${corporation.corporate_number}`);
  await page.goto('/app/my-business');
  await page.getByRole('heading', { name: corporation.name }).waitFor();
  await page.getByText('確認済み').first().waitFor();
  await assertAccessible(page);
  await page.getByRole('link', { name: '登録の内容を見る・変える' }).click();
  await page.getByLabel(/^通称/).waitFor();
}, kProvider);

journey('an account without a checked corporation brings none', async ({ page }) => {
  await signInAtProvider(page, 'entry-hanako');
  const me = await ask(page, '/api/v1/me');
  assert.deepEqual(me.businesses, []);
  await page.getByRole('link', { name: '自社を登録する' }).first().waitFor();
}, kProvider);

journey('who turns back at the provider is told so', async ({ page }) => {
  await page.goto('/app/sign-in');
  await page.getByRole('link', { name: /GビズID/ }).click();
  await page.getByRole('link', { name: /cancel/i }).click();
  await page.getByText('ほかのサービスでのサインインを取りやめました。').waitFor();
  await assertAccessible(page);
}, kProvider);
