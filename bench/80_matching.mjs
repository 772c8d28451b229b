// All registered businesses × a whole catalogue of rules at once, beside the same rules as predicates of PostgreSQL
// on a sample; whom a new measure fits; memory. The businesses are real, their figures and answers made up.
// And in the running server, on the database of all businesses: how long the table takes to build when it starts, and
// how long it takes from a published measure until its owners' notices are committed.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { million, unpacked } from './lib/million.mjs';
import { kBanso, kBench, kRoot, kVar, withoutData } from './lib/places.mjs';
import { psql, timedScript } from './lib/postgres.mjs';
import { serve, signIn } from './lib/server.mjs';
import { result } from './lib/table.mjs';

export const title = 'matching: 全事業者 × 全施策';
export const skip = withoutData;

const kOut = path.join(kBench, 'matching');
const kLog = path.join(kBench, 'server.log');
/** The members of a measure's document (src/contexts/measures/rules/measure.hpp). */
const kDocument = Object.fromEntries(['measure_key', 'family', 'title', 'subtitle', 'summary', 'content', 'kind', 'purposes',
  'administrator', 'operator_name', 'contact', 'url', 'areas', 'industries', 'fiscal_year', 'budget_yen', 'calls',
  'rules_published', 'rule', 'frames', 'sources'].map((name) => [name, true]));
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

const kOwners = 30_000;
const kOfficer = '行政の担当者';

/** Owners with accounts, spread over all businesses; made once, kept with the database. */
function addOwners() {
  psql(`insert into identity.app_user (email, email_verified_at, display_name, created_at, updated_at)
        select 'bench' || i || '@bench.example', now(), '代表者', now(), now()
        from generate_series(1, ${kOwners}) i on conflict do nothing`);
  psql(`insert into identity.business_owner
        select b.business_id, u.user_id, now()
        from (select business_id, row_number() over (order by hashint8(business_id)) n from registry.business) b
        join (select user_id, row_number() over () n from identity.app_user where email like 'bench%') u using (n)
        on conflict do nothing`);
}

const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Publishes a measure for companies as its officer would. @returns what the job says of it */
async function publishAndFind(url, cookie, me, number) {
  const send = async (target, body) => {
    const answer = await fetch(`${url}/api/v1${target}`, { method: 'POST', body: JSON.stringify(body),
      headers: { cookie, origin: url, 'content-type': 'application/json', 'x-csrf-token': me.csrf_token } });
    if (!answer.ok) throw new Error(`${target}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const example = await fetch(`${url}/api/v1/measures?per_page=1`).then((answer) => answer.json());
  const view = await fetch(`${url}/api/v1/measures/${example.items[0].measure_id}`).then((answer) => answer.json());
  const document = { ...view, measure_key: `bench_${Date.now()}_${number}`, title: `測定のための制度 ${number}`, kind: 'consultation',
    areas: [], industries: [], calls: [], frames: [], rules_published: true,
    rule: { all: [{ fact: 'active', is: true }, { fact: 'legal_form', one_of: ['company'] }] } };
  for (const name of Object.keys(document)) if (!(name in kDocument)) delete document[name];
  const [[before]] = psql("select coalesce(max(job_id), 0) from platform.job where kind = 'recommend.find_new_measures'");
  const organization_id = me.roles.find((role) => role.role === 'official').organization_id;
  const draft = await send('/measures', { organization_id, measure_id: null, document });
  const begin = Date.now();
  await send(`/measure-drafts/${draft.draft_id}/publish`, { note: '測定' });
  for (;;) {
    const [[result]] = psql(`select result from platform.job where kind = 'recommend.find_new_measures' and state = 'succeeded' and job_id > ${before}`);
    if (result) return { ...JSON.parse(result), sinceClick: Date.now() - begin };
    if (Date.now() - begin > 60_000) throw new Error('the job of new measures did not end');
    await sleep(50);
  }
}

/** @returns milliseconds that building the table took, and what the jobs of five new measures say */
export async function inTheServer() {
  const begin = Date.now();
  const server = await serve({ matching: true, 'log-level': 'info' });
  try {
    addOwners();
    let built;
    while (!built && Date.now() - begin < 300_000) {
      built = /"event":"recommend.table_built".*?"businesses":(\d+).*?"milliseconds":(\d+)/.exec(readFileSync(kLog, 'utf8'));
      if (!built) await sleep(200);
    }
    if (!built) throw new Error('the table was not built');
    const cookie = await signIn(server.url, kOfficer);
    const me = await fetch(`${server.url}/api/v1/me`, { headers: { cookie } }).then((answer) => answer.json());
    const rounds = [];
    for (let number = 1; number <= 5; number += 1) rounds.push(await publishAndFind(server.url, cookie, me, number));
    return { businesses: Number(built[1]), milliseconds: Number(built[2]), rounds };
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
  const running = await inTheServer();
  const queueing = running.rounds.map((round) => round.milliseconds).sort((a, b) => a - b);
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
    result('table of all businesses, built from the database', running.milliseconds / 1000, 's',
      { note: `${running.businesses} businesses, when the server starts; it answers meanwhile` }),
    result('a new measure, found and queued', queueing.at(-1), 'ms', { bar: '≤ 200', limit: 200,
      note: `the whole transaction of the job: ${running.rounds[0].fitting_businesses} businesses fit, ${running.rounds[0].queued} owners queued and `
        + `committed; the slowest of five, median ${queueing[2]} ms; ${running.rounds.at(-1).sinceClick} ms after publishing` }),
    result('a new measure, whom it fits', find.slowest_s * 1000, 'ms', { bar: '≤ 200', limit: 200,
      note: `up to ${find.most_found} businesses, ${find.most_with_owner} with an owner; the slowest of 40 rules, median ${(find.median_s * 1000).toFixed(1)} ms` }),
  ];
}
