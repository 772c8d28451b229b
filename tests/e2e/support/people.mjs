// The people of the demo, signing in as they would.
import { linkIn, waitForMail } from './journey.mjs';

const password = 'banso-demo-2026';

/** Signs the demo person in by the form and waits for their first page. */
export async function signIn(page, email, secret = password) {
  await page.goto('/app/sign-in');
  await page.getByLabel('メールアドレス').fill(email);
  await page.getByLabel('パスワード', { exact: true }).fill(secret);
  await page.getByRole('button', { name: 'サインインする' }).click();
  await page.getByRole('heading', { level: 1, name: /のホーム/ }).waitFor();
}

/** A person nobody knows yet signs up by mail and follows the link; they are signed in afterwards. */
export async function signUp(page, { email, name, secret }) {
  await page.goto('/app/sign-up');
  await page.getByLabel('お名前').fill(name);
  await page.getByLabel('メールアドレス').fill(email);
  await page.locator('input[autocomplete="new-password"]').fill(secret);
  await page.getByRole('button', { name: '確認のメールを受け取る' }).click();
  await page.getByRole('heading', { name: '確認のメールを送りました' }).waitFor();
  const mail = await waitForMail(email);
  await page.goto(linkIn(mail));
}

/** What the API answers to the person who is signed in on the page. */
export async function ask(page, path) {
  return page.evaluate(async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }, path);
}

/** An active corporation of the demo with the given properties (those of GET /api/v1/businesses), the first found. */
export async function corporationOf(page, wanted) {
  const query = new URLSearchParams({ status: 'active', ...wanted });
  const { items } = await ask(page, `/api/v1/businesses?${query}`);
  if (items.length === 0) throw new Error(`the demo has no corporation with ${query}`);
  return items[0];
}

/** Signs out by the menu. */
export async function signOut(page) {
  await page.getByRole('button', { name: /さんのメニュー/ }).click();
  await page.getByRole('button', { name: 'サインアウト', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'サインイン' }).waitFor();
}
