// Import of the corporate number file: how fast beside a bare COPY of the same rows into the same indexed table, how
// much memory, and how much faster when nothing changed.
import path from 'node:path';
import { importAnew, kCsv } from './lib/million.mjs';
import { kBench, kVar, withoutData } from './lib/places.mjs';
import { psql, timedScript } from './lib/postgres.mjs';
import { runBanso, serve } from './lib/server.mjs';
import { result } from './lib/table.mjs';

export const title = 'import: 法人番号ファイルの取り込み';
export const skip = withoutData;

/** Seconds of COPY into an empty table with the same columns, constraints and indexes. */
async function bareCopy() {
  const server = await serve();
  try {
    const file = path.join(kBench, 'business.copy');
    timedScript(`\\copy (select * from registry.business where business_id < 90000000000000) to '${file}'`);
    timedScript(`drop table if exists registry.bench_copy;
      create table registry.bench_copy (like registry.business including all);`);
    const seconds = timedScript(`\\copy registry.bench_copy from '${file}'`);
    const rows = Number(psql('select count(*) from registry.bench_copy')[0][0]);
    timedScript('drop table registry.bench_copy;');
    return { seconds, rows };
  } finally {
    await server.stop();
  }
}

/** A figure that any changed row changes. */
async function fingerprint() {
  const server = await serve();
  try {
    return psql(`select count(*), bit_xor(hashtextextended(b::text, 0)), (select count(*) from registry.business_history)
      from registry.business b`)[0].join(' ');
  } finally {
    await server.stop();
  }
}

export async function measure() {
  const first = await importAnew();
  const before = await fingerprint();
  // Without --again the file is recognised by its hash and not read at all; here every line is compared.
  const again = await runBanso(['import', 'nta', kCsv, '--again', '--var-dir', kVar]);
  const unchanged = before === (await fingerprint());
  const copy = await bareCopy();
  const rate = first.rows / first.seconds;
  const copyRate = copy.rows / copy.seconds;
  return [
    result('NTA import', rate, 'rows/s', { bar: '≥ 0.5 × bare COPY', limit: 0.5 * copyRate, atLeast: true,
      note: `${first.rows} rows in ${first.seconds.toFixed(1)} s, COPY ${Math.round(copyRate)} rows/s` }),
    result('NTA import, memory', first.peak, 'MB', { bar: '≤ 300 MB', limit: 300 }),
    result('the same file again', first.seconds / again.seconds, '× faster', { bar: '≥ 2 × faster', limit: 2, atLeast: true,
      note: `${again.seconds.toFixed(1)} s` }),
    result('the same file again, changed rows', unchanged ? 0 : 1, '', { bar: 'none', limit: 0 }),
  ];
}
