// What an owner's page asks for, and the search of the catalogue, with every measure that jGrants publishes.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { latencies, underLoad } from './lib/load.mjs';
import { million } from './lib/million.mjs';
import { kData, kVar, withoutData } from './lib/places.mjs';
import { captureTransactions, pgbench } from './lib/postgres.mjs';
import { runBanso, serve, signIn } from './lib/server.mjs';
import { percentile, result } from './lib/table.mjs';

export const title = 'my page: マイページと施策の検索';

const kJgrants = path.join(kData, 'jgrants/merged.jsonl.xz');

export const skip = () => withoutData() ?? (existsSync(kJgrants) ? null : `${kJgrants} がありません / is not there (BANSO_DATA)`);

/** Words and choices that people put together. */
function searches() {
  const words = ['', '補助金', 'IT導入', '設備', '販路開拓', '省エネ', '創業', '香川県', '雇用 助成', '海外展開', '研究開発', 'ＤＸ', '商店街'];
  const areas = ['', '&area=37', '&area=13', '&area=nationwide'];
  const choices = ['', '&purpose=equipment_it', '&status=open', '&kind=subsidy&sort=amount', '&sort=deadline', '&status=closed&page=3'];
  return words.flatMap((word) => areas.flatMap((area) => choices.map((choice) =>
    `/api/v1/measures?per_page=20&q=${encodeURIComponent(word)}${area}${choice}`)));
}

export async function measure({ quick }) {
  await million();
  await runBanso(['import', 'jgrants', kJgrants, '--again', '--var-dir', kVar]);
  const server = await serve();
  try {
    const found = searches();
    await latencies(server.url, found, '');
    const times = await latencies(server.url, found, '');

    const cookie = await signIn(server.url, '会社の代表者');
    const me = await fetch(`${server.url}/api/v1/me`, { headers: { cookie } }).then((answer) => answer.json());
    const business = `/api/v1/businesses/${me.businesses[0].business_id}`;
    const parts = ['/api/v1/me', business, `${business}/profile`, `${business}/statements`, `${business}/local-benchmark`,
      `${business}/measures?sort=worth&per_page=20`, `${business}/facts`];
    for (let i = 0; i < 20; i += 1) await latencies(server.url, parts, cookie);
    const captured = await captureTransactions(() => latencies(server.url, parts, cookie));
    const seconds = quick ? 5 : 15;
    const bare = pgbench(captured.map((statements) => statements.join('\n')), { clients: 16, seconds });
    const ours = underLoad(server.url, parts, cookie, { clients: 16, seconds });
    return [
      result('catalogue search, p99', percentile(times, 0.99), 'ms', { bar: '≤ 15 ms', limit: 15,
        note: `p50 ${percentile(times, 0.5).toFixed(2)} ms, ${times.length} searches with facets` }),
      result('my page, 16 clients, p99', ours.p99, 'ms', { bar: '≤ 20 ms', limit: 20, note: `${parts.length} parts` }),
      result('my page, 16 clients', ours.perSecond, 'req/s', { bar: '≥ 0.4 × pgbench', limit: 0.4 * bare, atLeast: true,
        note: `pgbench ${Math.round(bare)} /s, ${captured.length} transactions` }),
    ];
  } finally {
    await server.stop();
  }
}
