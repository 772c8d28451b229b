// All registered businesses × a whole catalogue of rules at once, beside the same rules as predicates of PostgreSQL
// on a sample; whom a new measure fits; memory. The businesses are real, their figures and answers made up.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { million, unpacked } from './lib/million.mjs';
import { kBanso, kBench, kRoot, kVar, withoutData } from './lib/places.mjs';
import { psql, timedScript } from './lib/postgres.mjs';
import { serve } from './lib/server.mjs';
import { result } from './lib/table.mjs';

export const title = 'matching: 全事業者 × 全施策';
export const skip = withoutData;

const kOut = path.join(kBench, 'matching');
const kProgram = path.join(path.dirname(kBanso), 'matching_bench');

/** Seconds that two sessions take for their halves of the rules, beside each other; their answers in files. */
async function runQueries() {
  const begin = process.hrtime.bigint();
  await Promise.all([0, 1].map((half) => new Promise((resolve, reject) => {
    const child = spawn('psql', ['-h', path.join(kVar, 'pg/run'), '-p', '5432', '-U', 'postgres', '-d', 'banso', '-XqAt',
      '-F', '\t', '-v', 'ON_ERROR_STOP=1', '-f', path.join(kOut, `queries_${half}.sql`), '-o', path.join(kOut, `answers_${half}.tsv`)]);
    child.stderr.on('data', (text) => process.stderr.write(text));
    child.on('error', reject).on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`psql: exit ${code}`))));
  })));
  return Number(process.hrtime.bigint() - begin) / 1e9;
}

/** How many counts PostgreSQL answers otherwise than the engine. */
function differences() {
  const wanted = new Map(readFileSync(path.join(kOut, 'wanted.tsv'), 'utf8').trimEnd().split('\n')
    .map((line) => line.split('\t')).map(([rule, cell, yes, no]) => [`${rule} ${cell}`, `${yes} ${no}`]));
  let different = 0;
  for (const half of [0, 1]) {
    for (const line of readFileSync(path.join(kOut, `answers_${half}.tsv`), 'utf8').trimEnd().split('\n')) {
      const [first, cell, ...counts] = line.split('\t');
      for (let i = 0; i < counts.length; i += 2) {
        const key = `${Number(first) + i / 2} ${cell}`;
        if (wanted.get(key) !== `${counts[i]} ${counts[i + 1]}`) different += 1;
        wanted.delete(key);
      }
    }
  }
  return different + wanted.size;
}

async function inPostgres() {
  const server = await serve({ matching: false });
  try {
    timedScript(`create schema if not exists bench_matching;\n${readFileSync(path.join(kOut, 'table.sql'), 'utf8')}
      \\copy bench_matching.business from '${path.join(kOut, 'sample.copy')}'
      analyze bench_matching.business;`);
    await runQueries(); // into the cache
    const seconds = Math.min(await runQueries(), await runQueries());
    psql('drop schema bench_matching cascade');
    return seconds;
  } finally {
    await server.stop();
  }
}

export async function measure() {
  await million();
  if (!existsSync(kProgram)) execFileSync(path.join(kRoot, 'tools/build'), ['release', 'matching_bench'], { stdio: 'inherit' });
  const lines = execFileSync(kProgram, [unpacked(), kOut], { encoding: 'utf8' }).trimEnd().split('\n').map((line) => JSON.parse(line));
  writeFileSync(path.join(kOut, 'figures.json'), JSON.stringify(lines, null, 2));
  const figures = (what, extra = {}) => lines.find((line) => line.what === what &&
    Object.entries(extra).every(([key, value]) => line[key] === value));
  const table = figures('table');
  const counts = lines.filter((line) => line.what === 'count');
  const find = figures('find');
  const sample = figures('sample');
  const seconds = await inPostgres();
  const postgres = (sample.businesses * sample.rules) / seconds;
  const percent = (share) => `${(100 * share).toFixed(1)} %`;
  return [
    ...counts.map((count) => result(`matching, ${count.rules}, ${count.loops}`, count.decisions_per_s / 1e9, '10⁹ decisions/s', {
      bar: '≥ 2 × 10⁹', limit: 2, atLeast: true,
      note: `${count.businesses} businesses × ${count.measures} measures (${count.different} different) in ${count.median_s} s; columns `
        + `read: ${percent(count.column_share_of_bandwidth)} of the copy bandwidth, planes ${(count.plane_bytes_per_s / 1e9).toFixed(1)} GB/s` })),
    result('matching beside SQL', counts[0].decisions_per_s / 1e6, '10⁶ decisions/s', {
      bar: '≥ 200 × PostgreSQL', limit: (200 * postgres) / 1e6, atLeast: true,
      note: `PostgreSQL ${(postgres / 1e6).toFixed(1)} × 10⁶/s: ${sample.rules} rules × ${sample.businesses} businesses, two sessions` }),
    result('matching, counts that differ from SQL', differences(), '', { bar: 'none', limit: 0 }),
    result('matching, memory a business', table.resident_per_business, 'bytes', { bar: '≤ 200', limit: 200,
      note: `built in ${table.build_s} s from facts in memory` }),
    result('a new measure, whom it fits', find.slowest_s * 1000, 'ms', { bar: '≤ 200', limit: 200,
      note: `up to ${find.most_found} businesses, ${find.most_with_owner} with an owner; the slowest of 40 rules, median ${(find.median_s * 1000).toFixed(1)} ms` }),
  ];
}
