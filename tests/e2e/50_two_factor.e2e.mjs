// The second factor: demanded for a role, set up, used with a code and with a recovery code; and the lock.
import assert from 'node:assert/strict';
import { assertAccessible, journey, picture, waitForMail } from './support/journey.mjs';
import { signIn, signOut, signUp } from './support/people.mjs';
import { totpCode } from './support/totp.mjs';

async function enterPassword(page, email, secret) {
  await page.goto('/app/sign-in');
  await page.getByLabel('メールアドレス').fill(email);
  await page.getByLabel('パスワード', { exact: true }).fill(secret);
  await page.getByRole('button', { name: 'サインインする' }).click();
}

/** The administrator makes the second factor a duty of experts, or no longer. */
async function changeDuty(page, button) {
  await page.goto('/app/role-settings');
  await page.getByRole('button', { name: new RegExp(`${button}\\s*：専門家`) }).click();
  await page.getByRole('dialog').getByRole('button', { name: button }).click();
  await page.getByText('設定を変えました').waitFor();
}

journey('a role needs two factors: set up, then in by code and by recovery code', async ({ page, open }) => {
  const { page: office } = await open();
  await signIn(office, 'admin@demo.example');
  await changeDuty(office, '必須にする');
  await assertAccessible(office);

  const home = page.getByRole('heading', { level: 1, name: /のホーム/ });
  await enterPassword(page, 'expert@demo.example', 'banso-demo-2026');
  await page.getByText('あなたの役割では、二段階認証が必要です').waitFor();
  await assertAccessible(page);
  await page.goto('/app');
  await page.getByText('あなたの役割では、二段階認証が必要です').waitFor();
  await page.getByLabel('いまのパスワード').fill('banso-demo-2026');
  await page.getByRole('button', { name: '次へ進む' }).click();
  await page.getByText('読み取れないとき').click();
  const secret = await page.locator('.secret').innerText();
  await assertAccessible(page);
  await picture(page, 'two-factor', { forDocs: true });
  await page.getByLabel('確認コード').fill(totpCode(secret));
  await page.getByRole('button', { name: '二段階認証を始める' }).click();
  await page.getByRole('heading', { name: '回復コード', exact: true }).waitFor();
  const recoveryCodes = await page.locator('.codes li').allInnerTexts();
  assert.ok(recoveryCodes.length >= 8, `${recoveryCodes.length} recovery codes`);
  await assertAccessible(page);
  await page.getByRole('button', { name: '控えました' }).click();
  await page.getByText('使っています').or(home).first().waitFor();

  await signOut(page);
  await enterPassword(page, 'expert@demo.example', 'banso-demo-2026');
  await page.getByLabel('確認コード').fill('000000');
  await page.getByRole('button', { name: 'サインインする' }).click();
  await page.getByText(/コードが違うか、使用済みです/).first().waitFor();
  await assertAccessible(page);
  // The code of this step was used up by setting up: the app's next one.
  await page.getByLabel('確認コード').fill(totpCode(secret, 1));
  await page.getByRole('button', { name: 'サインインする' }).click();
  await home.waitFor();

  await signOut(page);
  await enterPassword(page, 'expert@demo.example', 'banso-demo-2026');
  await page.getByRole('button', { name: /回復コードを使う/ }).click();
  await page.getByLabel('回復コード').fill(recoveryCodes[0]);
  await page.getByRole('button', { name: 'サインインする' }).click();
  await home.waitFor();
  await page.goto('/app/account/two-factor');
  await page.getByText(`${recoveryCodes.length - 1}個`).waitFor();
  await changeDuty(office, '任意にする');
}, { expectedErrors: /status of 40[013]/ });

journey('wrong passwords make the account wait longer and longer, then lock it, and screen and mail say so', async ({ page, open }) => {
  await signUp(page, { email: 'forgetful@example.jp', name: '忘田 れい', secret: 'asa-hiru-yoru-2026' });
  await page.getByText('メールアドレスを確認しました').waitFor();
  const { page: door } = await open();
  const wrong = door.getByText('メールアドレスかパスワードが違います。入力し直してください。').first();
  const wait = door.getByText(/(\d+)(秒|分).*もう一度/).first();
  let slips = 0;
  for (const deadline = Date.now() + 150_000; Date.now() < deadline;) {
    await enterPassword(door, 'forgetful@example.jp', 'not-the-password');
    await wrong.or(wait).first().waitFor();
    if (await wrong.isVisible()) {
      slips += 1;
      continue;
    }
    assert.ok(slips >= 5, `${slips} slips are forgiven without any delay`);
    const [, count, unit] = (await wait.innerText()).match(/(\d+)(秒|分)/);
    if (unit === '分') break;
    await door.waitForTimeout(Number(count) * 1000);
  }
  assert.match(await wait.innerText(), /分/, `still open after ${slips} wrong passwords`);
  await assertAccessible(door);
  await picture(door, 'locked');
  // The right password is not looked at while the lock is on, or guessing would go on.
  await enterPassword(door, 'forgetful@example.jp', 'asa-hiru-yoru-2026');
  await wait.waitFor();
  const mail = await waitForMail('forgetful@example.jp', 'サインインを一時的に止めました');
  assert.match(mail.text, /15分/);
}, { expectedErrors: /status of 4(01|03|23|29)/ });
