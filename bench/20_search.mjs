// Search by name among a million: 2 to 6 characters cut out of real names.
import { latencies, throughput } from './lib/load.mjs';
import { million } from './lib/million.mjs';
import { withoutData } from './lib/places.mjs';
import { captureTransactions, pgbench, psql } from './lib/postgres.mjs';
import { serve, signIn } from './lib/server.mjs';
import { percentile, result } from './lib/table.mjs';

export const title = 'search: 名前で探す';
export const skip = withoutData;

/** A sequence of numbers from 0 to 1 that is the same in every run (mulberry32). */
function dice(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Pieces of 2 to 6 characters of names, legal forms cut off as people do. */
export function piecesOf(names, count) {
  const roll = dice(20261121);
  const pieces = [];
  while (pieces.length < count) {
    const name = names[Math.floor(roll() * names.length)].replace(/(株式|有限|合同|合資|合名)会社|(一般|公益)?(社団|財団)法人/g, '');
    const letters = [...name].filter((letter) => !/\s/.test(letter));
    const length = Math.min(letters.length, 2 + Math.floor(roll() * 5));
    if (length < 2) continue;
    const start = Math.floor(roll() * (letters.length - length + 1));
    pieces.push(letters.slice(start, start + length).join(''));
  }
  return pieces;
}

const targetOf = (piece) => `/api/v1/businesses?q=${encodeURIComponent(piece)}`;

export async function measure({ quick }) {
  await million();
  const server = await serve();
  try {
    const cookie = await signIn(server.url, '指導員');
    const names = psql("select name from registry.business tablesample system (2) repeatable (1) where name <> ''").map(([name]) => name);
    const targets = piecesOf(names, quick ? 300 : 2000).map(targetOf);
    await latencies(server.url, targets.slice(0, 200), cookie);
    const times = await latencies(server.url, targets, cookie);

    // The same statements, with the same parameters, through pgbench. Few, because every client prepares each.
    const sample = targets.slice(0, 12);
    const captured = await captureTransactions(() => latencies(server.url, sample, cookie));
    const scripts = captured.map((statements) => statements.filter((sql) => /find_business_candidates/.test(sql)))
      .filter((statements) => statements.length > 0).map((statements) => statements.join('\n'));
    if (scripts.length < sample.length / 2) throw new Error(`only ${scripts.length} search statements were seen`);
    const seconds = quick ? 5 : 15;
    const bare = pgbench(scripts, { clients: 16, seconds });
    const ours = throughput(server.url, sample, cookie, { clients: 16, seconds });
    return [
      result('search alone, p99', percentile(times, 0.99), 'ms', { bar: '≤ 25 ms', limit: 25,
        note: `p50 ${percentile(times, 0.5).toFixed(2)} ms, ${times.length} queries` }),
      result('search, 16 clients', ours, 'req/s', { bar: '≥ 0.6 × pgbench', limit: 0.6 * bare, atLeast: true,
        note: `pgbench ${Math.round(bare)} /s` }),
    ];
  } finally {
    await server.stop();
  }
}
