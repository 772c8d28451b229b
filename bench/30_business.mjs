// GET of one business, signed in: session, permission, row level security and read audit included, beside the same
// transaction (as the server itself runs it) through pgbench.
import { latencies, throughput } from './lib/load.mjs';
import { million } from './lib/million.mjs';
import { withoutData } from './lib/places.mjs';
import { captureTransactions, pgbench, psql } from './lib/postgres.mjs';
import { serve, signIn } from './lib/server.mjs';
import { result } from './lib/table.mjs';

export const title = 'business: 事業者を一件見る';
export const skip = withoutData;

export async function measure({ quick }) {
  await million();
  const server = await serve();
  try {
    const cookie = await signIn(server.url, '指導員');
    const ids = psql('select business_id from registry.business tablesample system (1) repeatable (2) where business_id < 90000000000000 limit 8');
    const targets = ids.map(([id]) => `/api/v1/businesses/${id}`);
    for (let i = 0; i < 50; i += 1) await latencies(server.url, targets, cookie);
    const captured = await captureTransactions(() => latencies(server.url, targets, cookie));
    const transactions = captured.filter((statements) => statements.some((sql) => /registry\.business\b/.test(sql)));
    if (transactions.length < targets.length / 2) throw new Error(`only ${transactions.length} transactions were seen`);
    const seconds = quick ? 5 : 15;
    const results = [];
    for (const clients of [1, 16]) {
      const bare = pgbench(transactions.map((statements) => statements.join('\n')), { clients, seconds });
      const ours = throughput(server.url, targets, cookie, { clients, seconds });
      results.push(result(`GET business, ${clients} client${clients > 1 ? 's' : ''}`, ours, 'req/s', {
        bar: '≥ 0.5 × pgbench', limit: 0.5 * bare, atLeast: true,
        note: `pgbench ${Math.round(bare)} /s, ${transactions[0].length} statements` }));
    }
    return results;
  } finally {
    await server.stop();
  }
}
