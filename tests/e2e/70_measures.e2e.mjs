// Measures: an owner finds what the business can use, answers what is missing, works out what it pays; an advisor
// prepares a visit; an officer writes a measure, tries its rule and publishes it.
import assert from 'node:assert/strict';
import { assertAccessible, assertFits, journey, phone, picture, tabTo } from './support/journey.mjs';
import { ask, signIn } from './support/people.mjs';

/** The first confirmed business of the person on the page. */
async function ownBusiness(page) {
  const { businesses } = await ask(page, '/api/v1/me');
  return businesses.find((business) => business.claim_status === 'confirmed').business_id;
}

/** The id of the published measure with the key. */
async function measureWith(page, words, measure_key) {
  const { items } = await ask(page, `/api/v1/measures?q=${encodeURIComponent(words)}&per_page=50`);
  const found = items.find((item) => item.measure_key === measure_key);
  assert.ok(found, `no measure ${measure_key} among ${items.length}`);
  return found.measure_id;
}

/** The number on a tab of the list. */
async function tabCount(page, name) {
  const text = await page.getByRole('navigation', { name: '結果ごとの制度' }).getByRole('link', { name }).innerText();
  return Number(/\d+/.exec(text)?.[0] ?? 0);
}

journey('an owner sees the measures for the business, answers the next question and keeps one', async ({ page }) => {
  await signIn(page, 'owner@demo.example');
  await page.getByRole('navigation').getByRole('link', { name: '使える制度' }).first().click();
  await page.getByRole('heading', { level: 1, name: '使える制度' }).waitFor();
  await page.getByRole('article').first().waitFor();
  await assertAccessible(page);
  await picture(page, 'measures-owner', { forDocs: true });
  assert.ok(await tabCount(page, /^使える/) > 0);

  // Calls that have ended can be looked at too, and everything chosen stands in the address.
  const closed = page.waitForResponse(/measures\?.*status=closed/);
  await page.getByLabel('募集', { exact: true }).selectOption('closed');
  await page.waitForURL(/status=closed/);
  await closed;
  await page.locator('section[aria-busy="false"]').waitFor();
  const question = page.locator('section[aria-labelledby="next-question"]');
  await question.waitFor();
  const undecided = await tabCount(page, /^あと少し/);
  assert.ok(undecided > 0);
  const before = await question.getByRole('heading').innerText();
  assert.match(before, /この質問に答えると、(最大)?\d+件の結果が決まります/);
  await question.getByRole('button', { name: '答える' }).click();
  await question.getByText(/選ぶか、「なし」を選んでください/).first().waitFor();
  await assertAccessible(page);
  await question.getByRole('checkbox', { name: 'SECURITY ACTION 二つ星' }).check();
  await question.getByRole('checkbox', { name: 'GビズIDプライム' }).check();
  await question.getByRole('button', { name: '答える' }).click();
  await page.getByText(/を記録しました/).first().waitFor();
  await page.waitForFunction((text) => document.querySelector('#next-question')?.textContent !== text, before);
  assert.ok(await tabCount(page, /^あと少し/) <= undecided);

  const card = page.getByRole('article').first();
  const name = await card.getByRole('heading').innerText();
  await card.getByRole('button', { name: /お気に入り/ }).click();
  await page.getByText('お気に入りに入れました').first().waitFor();
  await page.getByRole('checkbox', { name: 'お気に入りだけ' }).check();
  await page.waitForURL(/favourite=true/);
  await page.reload();
  await page.getByRole('article', { name }).getByRole('button', { name: /お気に入り/, pressed: true }).waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  const chunks = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk);
  assert.match(Buffer.concat(chunks).toString('utf8'), new RegExp(`^\\uFEFF制度,結果[^]*${name.slice(0, 6)}`));

  await page.goBack();
  await page.getByRole('searchbox').fill('あるはずのない言葉');
  await page.getByRole('button', { name: 'さがす', exact: true }).click();
  await page.getByText('条件に合う制度がありません').waitFor();
  await assertAccessible(page);
});

journey('a measure is proved condition by condition, and its answer can be changed and taken back', async ({ page }) => {
  await signIn(page, 'owner@demo.example');
  const business = await ownBusiness(page);
  const measure = await measureWith(page, 'ものづくり', 'monodukuri_16');
  await page.goto(`/app/my-business/${business}/measures/${measure}`);
  await page.getByRole('heading', { name: '条件を1つずつたしかめる' }).waitFor();
  await assertAccessible(page);
  await picture(page, 'measure-owner', { forDocs: true });
  const proof = page.getByRole('list', { name: 'この制度の条件' });
  const row = proof.getByRole('listitem').filter({ hasText: '大企業' }).filter({ hasText: 'まだ分からない' });
  await row.first().waitFor();
  const missing = page.locator('section[aria-labelledby="missing"]');
  const part = missing.locator('details', { hasText: 'みなし大企業' });
  if (!(await part.getByRole('radio', { name: 'いいえ' }).isVisible())) await part.locator('summary').click();
  await part.getByRole('radio', { name: 'いいえ' }).check();
  await part.getByRole('button', { name: '答える' }).click();
  await proof.getByRole('listitem').filter({ hasText: '大企業' }).filter({ hasText: '質問への回答' }).first().waitFor();

  await page.goto(`/app/my-business/${business}/facts`);
  const fact = page.getByRole('row').filter({ hasText: 'みなし大企業' });
  await fact.getByText('いいえ').waitFor();
  await assertAccessible(page);
  await picture(page, 'measure-facts', { forDocs: true });
  await fact.getByRole('button', { name: /直す/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'はい' }).check();
  await dialog.getByRole('button', { name: '保存する' }).click();
  await fact.getByText('はい', { exact: true }).waitFor();
  await fact.getByRole('button', { name: /取り消す/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '取り消す' }).click();
  await page.getByText('まだ答えていない質問').waitFor();
  await fact.waitFor({ state: 'detached' });
});

journey('a plan is worked out in every frame, and its address brings it back', async ({ page }) => {
  await signIn(page, 'owner@demo.example');
  const business = await ownBusiness(page);
  const measure = await measureWith(page, 'ものづくり', 'monodukuri_16');
  await page.goto(`/app/my-business/${business}/measures/${measure}/simulation`);
  await page.getByText('費用を入れると、ここに結果が出ます').waitFor();
  await assertAccessible(page);
  await page.getByLabel(/^機械装置/).fill('３００,０００');
  await page.getByText(/下限まで、対象になる費用があと/).waitFor();
  await page.getByLabel(/^機械装置/).fill('9000000');
  await page.waitForURL(/costs=machine%3A9000000/);
  const result = page.locator('section[aria-labelledby="result"]');
  await result.getByText(/600万円/).first().waitFor();
  await page.getByRole('heading', { name: 'お金がいつ動くか' }).waitFor();
  await page.getByRole('table', { name: '枠ごとの結果' }).getByRole('row', { name: /グローバル市場開拓枠/ }).first().waitFor();
  await assertAccessible(page);
  await picture(page, 'measure-simulation', { forDocs: true, fullPage: true });
  await page.getByText(/^見込まれる効果/).click();
  await page.getByLabel('1年にふえる売上').fill('5,000,000');
  const effects = page.getByRole('heading', { name: '経営の指標への影響' });
  await effects.or(page.getByText(/^決算書の数字を入れると/)).first().waitFor();
  await assertFits(page);
  const shown = await result.innerText();
  await page.reload();
  await result.waitFor();
  assert.equal(await page.getByLabel(/^機械装置/).inputValue(), '9,000,000');
  assert.equal(await result.innerText(), shown);

  // The result as a file, and the measure on paper as the server draws it.
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'この結果をCSVで保存' }).click();
  const chunks = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk);
  assert.match(Buffer.concat(chunks).toString('utf8'), /^\uFEFF[^]*6000000/);
  const sheet = await page.request.get(`/api/v1/businesses/${business}/measures/${measure}/sheet.pdf`);
  assert.equal(sheet.headers()['content-type'], 'application/pdf');
});

journey('an owner on a phone reaches the result by keyboard alone', async ({ page }) => {
  await signIn(page, 'owner@demo.example');
  const business = await ownBusiness(page);
  const measure = await measureWith(page, 'ものづくり', 'monodukuri_16');
  const base = `/app/my-business/${business}/measures`;
  await page.goto(base);
  await page.getByRole('article').first().waitFor();
  await assertFits(page);
  await assertAccessible(page);
  await picture(page, 'measures-phone', { forDocs: true });
  const link = page.getByRole('article').first().getByRole('link').first();
  await tabTo(page, link, 90);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'どんな制度か' }).waitFor();
  await assertFits(page);
  await page.goto(`${base}/${measure}`);
  await page.getByRole('heading', { name: '条件を1つずつたしかめる' }).waitFor();
  await assertFits(page);
  await assertAccessible(page);
  await page.goto(`${base}/${measure}/simulation?costs=machine:9000000`);
  await page.locator('section[aria-labelledby="result"]').waitFor();
  await assertFits(page);
  await assertAccessible(page);
  await picture(page, 'measure-simulation-phone', { forDocs: true });
}, { viewport: phone });

journey('an advisor prepares a visit, with consent only', async ({ page, open }) => {
  const { page: owner } = await open();
  await signIn(owner, 'owner@demo.example');
  const business = await ownBusiness(owner);
  await signIn(page, 'advisor@demo.example');
  const { roles: [{ organization_id }] } = await ask(page, '/api/v1/me');
  const consent = await owner.evaluate(async ([id, organization]) => {
    const { csrf_token } = await (await fetch('/api/v1/me')).json();
    const answer = await fetch(`/api/v1/businesses/${id}/consents`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf_token },
      body: JSON.stringify({ organization_id: organization, scope: 'all', purpose: 'consultation', ends_on: '2027-03-31' }),
    });
    return answer.status;
  }, [business, organization_id]);
  assert.ok([200, 201, 409].includes(consent), `consent: ${consent}`);
  await page.goto(`/app/businesses/${business}`);
  await page.getByRole('link', { name: '使える制度' }).first().click();
  await page.getByRole('heading', { name: '次に聞くと' }).or(page.getByRole('article').first()).first().waitFor();
  await assertAccessible(page);
  await picture(page, 'measures-advisor', { forDocs: true });
  assert.equal(await page.getByRole('button', { name: /お気に入り：/ }).count(), 0, 'only owners keep favourites');

  await page.goto('/app/measures?q=ものづくり');
  await page.getByRole('link', { name: /ものづくり・商業・サービス/ }).first().click();
  await page.getByRole('heading', { name: 'どんな制度か' }).waitFor();
  await assertAccessible(page);

  await page.getByRole('link', { name: '合う事業者を見る' }).click();
  await page.getByRole('heading', { level: 1, name: '制度に合う事業者' }).waitFor();
  await page.getByRole('table').or(page.getByText('合う事業者は、いまはいません')).first().waitFor();
  await assertAccessible(page);
  await picture(page, 'measure-fitting');

  // Of a business that has not consented, nothing is shown.
  const { items } = await ask(page, '/api/v1/businesses?per_page=20&status=active');
  const stranger = items.find((item) => item.business_id !== business);
  await page.goto(`/app/businesses/${stranger.business_id}/measures`);
  await page.getByText(/見つかりませんでした|権限がありません/).first().waitFor();
}, { expectedErrors: /status of (403|404|409)/ });

journey('an officer writes a measure, tries its rule, publishes it and sees the version', async ({ page }) => {
  await signIn(page, 'official@demo.example');
  await page.getByRole('navigation').getByRole('link', { name: '制度の編集' }).first().click();
  await page.getByRole('heading', { level: 1, name: '制度の編集' }).waitFor();
  await assertAccessible(page);
  await page.getByText('新しい制度を書く', { exact: true }).click();
  await page.getByLabel(/^制度の名前/).fill('小田原市 店舗改装補助金');
  await page.getByLabel(/^制度の記号/).fill('14');
  await page.getByRole('button', { name: '下書きを始める' }).click();
  await page.getByText(/英小文字で始め/).first().waitFor();
  await page.getByLabel(/^制度の記号/).fill('odawara_kaiso_2026');
  await page.getByRole('button', { name: '下書きを始める' }).click();
  await page.getByRole('heading', { level: 1, name: '小田原市 店舗改装補助金' }).waitFor();
  await assertAccessible(page);

  await page.getByLabel(/^短い説明/).fill('お店の改装にかかる費用の一部を補助します。');
  await page.getByLabel(/^実施するところ/).fill('小田原市');
  const rule = page.locator('section[aria-labelledby="rule"]');
  await rule.getByRole('checkbox', { name: /すべてです/ }).check();
  await rule.getByRole('button', { name: /^まとまりを加える/ }).click();
  await rule.getByLabel('まとめ方').selectOption('all');
  await rule.getByLabel('くらべ方').selectOption('at_most');
  await rule.getByLabel('くらべる値').fill('-5');
  await rule.locator('.rule-node--wrong').first().waitFor();
  await rule.getByLabel('くらべる値').fill('２０');
  await rule.getByText('この条件に、まちがいは見つかりません。').waitFor();
  await rule.getByRole('button', { name: /^例でためす/ }).click();
  await rule.getByLabel('例に入れる事実').selectOption('regular_employees');
  await rule.locator('.card--soft').getByLabel(/^常時使用する従業員/).fill('31');
  await rule.getByRole('button', { name: '例に入れる' }).click();
  await rule.locator('.card--soft').getByRole('status').getByText('満たさない').waitFor();
  await rule.getByRole('button', { name: /^何社に届くか調べる/ }).click();
  await rule.getByText(/が条件を満たし/).waitFor({ timeout: 40_000 });
  await assertAccessible(page);
  await picture(page, 'measure-editor', { forDocs: true, fullPage: true });

  // What it pays: steps of the rate and an add-on, without writing a formula; what is wrong is said with the way there.
  const frames = page.locator('section[aria-labelledby="frames"]');
  await frames.getByRole('button', { name: /^加える\s*：枠/ }).click();
  await frames.getByLabel(/^枠の名前/).fill('通常枠');
  await frames.getByRole('button', { name: /^金額の決まりを加える/ }).click();
  await frames.getByRole('radio', { name: /段階で変わる率/ }).check();
  const step = frames.getByRole('group', { name: '1段目の補助率' });
  await step.getByLabel('分母').fill('4');
  await step.getByLabel('分子').fill('5');
  await frames.getByRole('button', { name: /^加える\s*：上乗せ/ }).click();
  await frames.getByLabel('上乗せの名前').fill('空き店舗の特例');
  await frames.getByLabel('上がる額').fill('500000');
  await assertAccessible(page);
  await page.getByRole('button', { name: '下書きを保存する' }).click();
  await page.getByText('枠「通常枠」の段階の補助率の1番目：').waitFor();
  await page.getByRole('button', { name: /^直すところへ/ }).click();
  assert.ok(await step.getByLabel('分子').evaluate((element) => element === document.activeElement));
  await step.getByLabel('分子').fill('3');
  await frames.getByText('補助額50万円までの部分は4分の3、それより上の部分は2分の1。').waitFor();
  await picture(page, 'measure-editor-subsidy', { fullPage: true });

  // What was typed survives a closed tab; publishing waits until everything is saved.
  await page.reload();
  await page.getByText('書きかけの内容を戻しました').waitFor();
  assert.equal(await page.getByLabel(/^実施するところ/).inputValue(), '小田原市');
  await page.getByRole('button', { name: '下書きを保存する' }).click();
  await page.getByText('下書きを保存しました').first().waitFor();
  await page.getByRole('button', { name: '公開する' }).click();
  await page.getByRole('dialog').getByLabel(/^何を変えましたか/).fill('はじめての公開');
  await page.getByRole('dialog').getByRole('button', { name: '公開する' }).click();
  await page.getByRole('heading', { name: '第1版' }).waitFor();
  await assertAccessible(page);
  await picture(page, 'measure-versions', { forDocs: true });
  const { items } = await ask(page, `/api/v1/measures?q=${encodeURIComponent('店舗改装')}`);
  assert.equal(items[0].measure_key, 'odawara_kaiso_2026');

  await page.goto(`/app/measures/${items[0].measure_id}`);
  await page.getByRole('button', { name: '次の版を作る' }).click();
  await page.getByLabel(/^ひとことで言うと/).fill('商店街のお店を応援します');
  await page.getByRole('button', { name: '下書きを保存する' }).click();
  await page.getByText('下書きを保存しました').first().waitFor();
  await page.getByRole('button', { name: '公開する' }).click();
  await page.getByRole('dialog').getByLabel(/^何を変えましたか/).fill('ひとことを足しました');
  await page.getByRole('dialog').getByRole('button', { name: '公開する' }).click();
  await page.getByRole('article', { name: '第2版' }).getByText(/商店街のお店を応援します/).waitFor();
  await assertAccessible(page);

  // Withdrawn with a reason, and brought back from the list of what the organisation published.
  await page.goto(`/app/measures/${items[0].measure_id}`);
  await page.getByRole('button', { name: '取り下げる' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '取り下げる' }).click();
  await page.getByText('＊理由を書いてください。').waitFor();
  await page.getByRole('dialog').getByLabel(/^理由/).fill('予算の上限に達したため');
  await page.getByRole('dialog').getByRole('button', { name: '取り下げる' }).click();
  const row = page.getByRole('table', { name: '自分の組織が公開した制度の一覧' }).getByRole('row', { name: /店舗改装補助金/ });
  await row.getByText('予算の上限に達したため').waitFor();
  await assertAccessible(page);
  assert.equal((await ask(page, `/api/v1/measures?q=${encodeURIComponent('店舗改装')}`)).total, 0);
  await row.getByRole('button', { name: /^公開に戻す/ }).click();
  await page.getByRole('dialog').getByLabel(/^理由/).fill('追加の予算がついたため');
  await page.getByRole('dialog').getByRole('button', { name: '公開に戻す' }).click();
  await row.getByText('公開中').waitFor();
  assert.equal((await ask(page, `/api/v1/measures?q=${encodeURIComponent('店舗改装')}`)).total, 1);

  // A measure of the programme is copied into a draft of one's own.
  await page.goto(`/app/measures/${await measureWith(page, '持続化', 'jizokuka_14')}`);
  await page.getByRole('button', { name: '写して新しい制度を作る' }).click();
  await page.getByRole('heading', { level: 1, name: /小規模事業者持続化補助金/ }).waitFor();
  await page.waitForURL(/measure-drafts/);
  await page.getByLabel('上乗せの名前').first().waitFor();
  await assertAccessible(page);
}, { expectedErrors: /status of (422|503) .*measure-rules\/(check|reach)/ });

journey('an officer loads what jGrants publishes', async ({ page }) => {
  await signIn(page, 'official@demo.example');
  await page.goto('/app/measure-imports');
  await page.getByLabel('jGrantsのファイル').waitFor();
  await assertAccessible(page);
  const records = [{
    id: 'a0W2x000007E2E1EAC', name: 'S-00009001', title: '令和8年度 省エネ設備補助金（通しテスト）',
    subsidy_catch_phrase: '省エネ設備の更新を助けます', detail: '<p>対象は<b>設備</b>です。</p>',
    use_purpose: '設備整備・IT導入をしたい', industry: '製造業', target_area_search: '香川県', target_area_detail: null,
    target_number_of_employees: '300名以下', subsidy_rate: '1/2以内', subsidy_max_limit: 5000000,
    acceptance_start_datetime: '2026-04-01T00:00:00.000Z', acceptance_end_datetime: '2027-10-12T14:59:00.000Z',
    project_end_deadline: null, front_subsidy_detail_page_url: 'https://www.jgrants-portal.go.jp/subsidy/a0W2x000007E2E1EAC',
    institution_name: '省エネ課', workflow: [],
  }];
  await page.getByLabel('jGrantsのファイル').setInputFiles({
    name: 'jgrants.jsonl', mimeType: 'application/json', buffer: Buffer.from(records.map((one) => `${JSON.stringify(one)}\n`).join('')),
  });
  await page.getByRole('button', { name: '取り込みを始める' }).click();
  await page.getByText('取り込みが終わりました').waitFor();
  await assertAccessible(page);
  await page.getByRole('link', { name: 'jGrantsからの取り込み' }).click();
  await page.getByRole('row', { name: /jgrants\.jsonl/ }).getByText('完了').waitFor();
  await page.goto('/app/measures?q=通しテスト');
  await page.getByRole('link', { name: /省エネ設備補助金/ }).first().click();
  await page.getByText('公表されている説明の全文').click();
  await assertAccessible(page);
});

journey('an owner chooses what to hear by mail, from home', async ({ page }) => {
  await signIn(page, 'owner@demo.example');
  await page.goto('/app');
  await page.getByRole('heading', { level: 2, name: '使える支援制度' }).waitFor();
  await assertAccessible(page);
  await picture(page, 'owner-home', { forDocs: true, fullPage: true });
  await page.getByRole('link', { name: 'お知らせの設定' }).click();
  await page.getByRole('heading', { level: 1, name: 'お知らせの設定' }).waitFor();
  await page.getByText('まだありません').waitFor();
  await page.getByRole('radio', { name: '毎週月曜の朝にまとめて' }).check();
  await page.getByRole('checkbox', { name: '7日前', exact: true }).check();
  await page.getByRole('button', { name: '設定を保存する' }).click();
  await page.getByText('お知らせの設定を変えました').waitFor();
  await assertAccessible(page);
  await page.reload();
  await page.getByRole('radio', { name: '毎週月曜の朝にまとめて' }).waitFor();
  assert.equal(await page.getByRole('radio', { name: '毎週月曜の朝にまとめて' }).isChecked(), true);
  assert.equal(await page.getByRole('checkbox', { name: '7日前', exact: true }).isChecked(), true);
  await picture(page, 'notifications');
  // The journeys after this one find the settings as they were.
  await page.getByRole('radio', { name: '毎朝まとめて' }).check();
  await page.getByRole('checkbox', { name: '7日前', exact: true }).uncheck();
  await page.getByRole('button', { name: '設定を保存する' }).click();
  await page.getByText('お知らせの設定を変えました').waitFor();
});
