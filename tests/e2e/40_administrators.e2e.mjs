// Administrators manage organisations and people, read the audit log and demand two-factor sign-in.
import assert from 'node:assert/strict';
import { assertAccessible, journey, linkIn, picture, waitForMail } from './support/journey.mjs';
import { signIn } from './support/people.mjs';

journey('an administrator sees the tree of organisations and invites somebody', async ({ page, open }) => {
  await signIn(page, 'admin@demo.example');
  await page.goto('/app/organizations');
  await page.getByRole('link', { name: '小田原商工会議所（デモ）' }).waitFor();
  await assertAccessible(page);
  await picture(page, 'admin-organizations', { forDocs: true });
  await page.getByRole('link', { name: '小田原商工会議所（デモ）' }).click();
  await page.getByRole('heading', { level: 1, name: /小田原商工会議所/ }).waitFor();
  await assertAccessible(page);

  const csrf = await page.evaluate(async () => (await (await fetch('/api/v1/me')).json()).csrf_token);
  const organization = Number(page.url().match(/organizations\/(\d+)/)[1]);
  const answer = await page.evaluate(async ({ organization: id, csrf: token }) => {
    const response = await fetch(`/api/v1/organizations/${id}/invitations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf-token': token },
      body: JSON.stringify({ email: 'invited@example.jp', role: 'advisor' }),
    });
    return response.status;
  }, { organization, csrf });
  assert.ok(answer >= 200 && answer < 300, `invitation answered ${answer}`);

  const guest = await open();
  await guest.page.goto(linkIn(await waitForMail('invited@example.jp')));
  await guest.page.getByText('小田原商工会議所（デモ）').first().waitFor();
  await assertAccessible(guest.page);
});

journey('an administrator reads the audit log', async ({ page }) => {
  await signIn(page, 'admin@demo.example');
  await page.goto('/app/audit');
  await page.getByRole('row').nth(1).waitFor();
  await assertAccessible(page);
  await picture(page, 'admin-audit', { forDocs: true });
});

journey('an administrator sees the jobs', async ({ page }) => {
  await signIn(page, 'admin@demo.example');
  await page.goto('/app/jobs');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await assertAccessible(page);
});
