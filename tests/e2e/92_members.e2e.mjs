// Staff of a chamber work with its members: find, read, change, note contacts, write to a group; an owner changes
// what the chamber holds.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { assertAccessible, assertFits, journey, linkIn, phone, picture, url, waitForMail } from './support/journey.mjs';
import { ask, signIn } from './support/people.mjs';

async function openMember(page, words) {
  await page.goto(`/app/members?q=${encodeURIComponent(words)}&standing=member`);
  await page.getByRole('row').nth(1).getByRole('link').first().click();
  await page.getByRole('heading', { name: '代表者と担当者' }).waitFor();
}

journey('staff find members, narrow them, keep the group and take the list along', async ({ page }) => {
  await signIn(page, 'staff@demo.example');
  await page.getByRole('heading', { name: /今日までにすることが/ }).waitFor();
  await page.getByRole('navigation').getByRole('link', { name: '会員', exact: true }).first().click();
  await page.getByRole('heading', { level: 1, name: '会員一覧' }).waitFor();
  await page.getByRole('row').nth(1).waitFor();
  assert.match(await page.locator('.table-bar__count').innerText(), /[56]\d\d件中 1～50件/);
  await assertAccessible(page);
  await picture(page, 'members-list', { forDocs: true });
  await page.locator('summary', { hasText: '条件' }).click();
  await page.getByLabel('会員区分').selectOption('member');
  await page.getByLabel('業種', { exact: true }).selectOption('E');
  await page.waitForURL(/industry=E/);
  await assertAccessible(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'CSV', exact: true }).click(),
  ]);
  const csv = readFileSync(await download.path(), 'utf8');
  assert.match(csv.split('\r\n')[0], /^﻿事業所名,事業所名フリガナ,会員番号,会員区分/);
  assert.match(csv.split('\r\n')[1], /会員/);
  await page.getByRole('button', { name: 'この条件をグループとして保存' }).click();
  await page.getByLabel('グループの名前').fill('通しテストの製造業');
  await page.getByRole('button', { name: '保存する', exact: true }).click();
  await page.getByText('グループ「通しテストの製造業」を保存しました').first().waitFor();
  await page.getByRole('link', { name: '保存したグループ' }).click();
  await page.getByRole('row', { name: /通しテストの製造業/ }).waitFor();
  await assertAccessible(page);
});

journey('staff change a record, and the history tells what was before', async ({ page }) => {
  await signIn(page, 'staff@demo.example');
  await openMember(page, '建設');
  await assertAccessible(page);
  await picture(page, 'member-record', { forDocs: true, fullPage: true });
  await page.getByRole('link', { name: '変更する' }).click();
  const note = `通しテスト ${Date.now()}`;
  await page.getByLabel('備考').fill(note);
  await assertAccessible(page);
  await page.getByRole('button', { name: '保存する', exact: true }).click();
  await page.getByText(note).waitFor();
  await page.getByRole('link', { name: '変更履歴' }).click();
  await page.getByRole('row', { name: /備考/ }).first().waitFor();
  await page.getByRole('row').filter({ hasText: note }).getByText('職員').waitFor();
  await assertAccessible(page);
});

journey('two people at one record: the later one is told', async ({ page, open }) => {
  await signIn(page, 'staff@demo.example');
  await openMember(page, '食品');
  const address = `${page.url()}/edit`;
  await page.goto(address);
  const { page: other } = await open();
  await signIn(other, 'advisor@demo.example');
  await other.goto(address);
  await other.getByLabel('紹介者').fill('先に保存した人');
  await page.getByLabel('紹介者').fill('後から保存した人');
  await other.getByRole('button', { name: '保存する', exact: true }).click();
  await other.getByText('先に保存した人').waitFor();
  await page.getByRole('button', { name: '保存する', exact: true }).click();
  await page.getByText(/ほかの画面で更新されています/).waitFor();
  assert.equal(await page.getByLabel('紹介者').inputValue(), '後から保存した人', 'nothing typed is lost');
}, { expectedErrors: /412/ });

journey('a contact is written with what is to be done, and done', async ({ page }) => {
  await signIn(page, 'advisor@demo.example');
  await openMember(page, '水産');
  await page.getByRole('navigation', { name: '会員の記録' }).getByRole('link', { name: '接触履歴' }).click();
  const words = `価格の相談 ${Date.now()}`;
  await page.getByLabel('方法').last().selectOption('visit');
  await page.getByLabel(/^内容/).fill(words);
  await page.getByLabel(/^次にすること/).fill('見積もりの例を届ける');
  await page.getByRole('button', { name: '接触履歴を書く' }).click();
  const row = page.getByRole('row').filter({ hasText: words });
  await row.waitFor();
  await assertAccessible(page);
  await picture(page, 'member-contacts', { forDocs: true });
  await page.goto('/app/members/contacts?open=open&mine=me');
  await page.getByRole('row').filter({ hasText: words }).getByRole('button', { name: /済み/ }).click();
  await page.getByText('済みにしました').first().waitFor();
  await page.getByRole('row').filter({ hasText: words }).waitFor({ state: 'detached' });
  await assertAccessible(page);
});

journey('the same business is not recorded twice unnoticed', async ({ page }) => {
  await signIn(page, 'staff@demo.example');
  await openMember(page, '印刷');
  const name = await page.getByRole('heading', { level: 1 }).innerText();
  const record = await ask(page, `/api/v1/organizations/${(await ask(page, '/api/v1/me')).roles[0].organization_id}/members/${page.url().split('/').pop()}`);
  await page.goto('/app/members/new');
  await page.getByLabel(/^事業所名/).first().fill(name);
  await page.getByLabel(/^電話番号/).fill(record.fields.phone);
  await page.getByRole('button', { name: '同じ事業者の記録がないか確かめる' }).click();
  await page.getByText('ほぼ同じ事業者です').waitFor();
  await assertAccessible(page);
  await page.getByRole('button', { name: '記録を作る' }).click();
  await page.getByText(/同じ事業者と思われます/).waitFor();
}, { expectedErrors: /409/ });

journey('a member announces to leave, and the notice is taken back', async ({ page }) => {
  await signIn(page, 'staff@demo.example');
  await openMember(page, '運輸');
  await page.getByRole('button', { name: '退会届を受け付ける' }).click();
  await page.getByLabel(/^理由/).fill('事業の縮小のため');
  await assertAccessible(page);
  await page.getByRole('button', { name: '受け付ける', exact: true }).click();
  await page.getByText(/3月31日.*に退会の予定です/).waitFor();
  await page.getByRole('button', { name: '退会届を取り消す' }).click();
  await page.getByRole('button', { name: '取り消す', exact: true }).click();
  await page.getByText(/に退会の予定です/).waitFor({ state: 'detached' });
});

journey('a mailing reaches those who want it, and one click ends it', async ({ page, open }) => {
  await signIn(page, 'staff@demo.example');
  await page.goto('/app/members/mailings/new');
  await page.getByLabel(/^宛先/).selectOption({ label: '補助金に関心のある会員' });
  await page.getByText(/通を送ります/).waitFor();
  await page.getByLabel(/^件名/).fill('{{会員名}}様への案内');
  await page.getByRole('button', { name: '差し込んだ文面を見る' }).click();
  await page.getByText('配信の停止はこちらから').waitFor();
  await assertAccessible(page);
  await picture(page, 'mailing-preview', { forDocs: true });
  await page.getByRole('button', { name: '閉じる' }).click();
  await page.getByRole('button', { name: '下書きを保存' }).click();
  await page.getByRole('button', { name: '送信へ進む' }).click();
  await page.getByRole('button', { name: /通を送る$/ }).click();
  await page.getByRole('heading', { name: '宛先ごとの結果' }).waitFor();
  const first = page.getByRole('table', { name: '宛先ごとの結果' }).getByRole('row').nth(1);
  const email = (await first.innerText()).match(/info\d+@member\.example\.jp/)[0];
  const mail = await waitForMail(email);
  const link = linkIn(mail);
  assert.ok(link.startsWith(url), link);
  await assertAccessible(page);

  const { page: member } = await open({ viewport: phone });
  await member.goto(link);
  await member.getByRole('button', { name: '停止する' }).click();
  await member.getByRole('heading', { name: 'メールの案内を停止しました' }).waitFor();
  await assertAccessible(member);
  await assertFits(member);
  await page.goto(`/app/members?q=${encodeURIComponent(email)}`);
  await page.getByRole('row').nth(1).getByRole('link').first().click();
  await page.getByText('受け取らない').waitFor();
});

journey('an owner sees and changes what the chamber holds, on a phone', async ({ page, open }) => {
  await signIn(page, 'owner@demo.example');
  const me = await ask(page, '/api/v1/me');
  await page.goto(`/app/my-business/${me.businesses[0].business_id}/membership`);
  await page.getByRole('heading', { level: 2, name: /小田原商工会議所/ }).waitFor();
  await assertAccessible(page);
  await assertFits(page);
  await picture(page, 'own-membership-phone', { forDocs: true });
  const contact = `担当 ${Date.now()}`;
  await page.getByLabel(/^担当者 /).or(page.getByLabel(/^担当者※/)).first().fill(contact);
  await page.getByRole('button', { name: '変更を保存する' }).click();
  await page.getByText(/に伝わりました/).first().waitFor();
  const { page: staff } = await open({ viewport: { width: 1280, height: 800 } });
  await signIn(staff, 'staff@demo.example');
  await staff.goto('/app/members/contacts?open=open');
  await staff.getByText(/マイページで会員情報が変更されました: 担当者/).first().waitFor();
}, { viewport: phone });

journey('settings are changed by the administrator', async ({ page }) => {
  await signIn(page, 'chamber-admin@demo.example');
  await page.goto('/app/members/settings');
  await page.getByLabel(/^送り主の名前/).fill('小田原商工会議所（デモ） 会員サービス課');
  await assertAccessible(page);
  await page.getByRole('button', { name: '保存する', exact: true }).click();
  await page.getByText('保存しました').first().waitFor();
});
