// The database beside the program: psql, pgbench, and the statements that a request runs.
import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { kBench, kVar } from './places.mjs';

const target = (role) => ['-h', path.join(kVar, 'pg/run'), '-p', '5432', '-U', role, '-d', 'banso'];

/** Runs SQL as the superuser. @returns rows of the last statement, columns apart by tabs */
export function psql(sql) {
  return execFileSync('psql', [...target('postgres'), '-XqAt', '-F', '\t', '-v', 'ON_ERROR_STOP=1', '-c', sql],
    { encoding: 'utf8', maxBuffer: 1 << 28 }).trimEnd().split('\n').map((line) => line.split('\t'));
}

/** Runs a script with psql's own commands, as the superuser. @returns seconds */
export function timedScript(text) {
  const begin = process.hrtime.bigint();
  execFileSync('psql', [...target('postgres'), '-Xq', '-v', 'ON_ERROR_STOP=1'], { input: text });
  return Number(process.hrtime.bigint() - begin) / 1e9;
}

/**
 * Transactions per second of scripts run by pgbench as the runtime role, each picked by chance.
 * @param scripts SQL texts, at most 128
 */
export function pgbench(scripts, { clients, seconds }) {
  const files = scripts.map((text, i) => {
    const file = path.join(kBench, `pgbench-${i}.sql`);
    writeFileSync(file, text);
    return ['-f', file];
  });
  const output = execFileSync('/usr/lib/postgresql/15/bin/pgbench', ['-h', path.join(kVar, 'pg/run'), '-p', '5432', '-U',
    'banso_runtime', '-n', '-M', 'prepared', '-c', String(clients), '-j', '1', '-T', String(seconds),
    ...files.flat(), 'banso'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  return Number(/tps = ([\d.]+)/.exec(output)[1]);
}

/** A parameter as SQL. pgbench takes ":1" even within quotes for one of its variables, so colons are written as escapes. */
function quote(value) {
  if (value === 'NULL') return 'null';
  return /:\w/.test(value) ? `U&${value.replaceAll('\\', '\\\\').replaceAll(':', '\\003A')}` : value;
}

/** "$1 = '42', $2 = NULL" → ["'42'", "NULL"]; quotes inside values are doubled. */
function parametersIn(detail) {
  return [...detail.matchAll(/\$(\d+) = (NULL|'(?:[^']|'')*')/g)].map((match) => match[2]);
}

/**
 * The statements that the server process runs while `work` does its requests, with their parameters filled in.
 * Written down by PostgreSQL itself, so that pgbench runs the very same ones.
 * @returns {Promise<string[][]>} one list a transaction, in order, begin and commit included
 */
export async function captureTransactions(work) {
  const log = path.join(kVar, 'pg/postgres.log');
  const settings = { log_statement: "'all'", log_parameter_max_length: '-1', log_error_verbosity: "'default'",
    log_line_prefix: "'@@%p@@ '" };
  // ALTER SYSTEM may not run together with other statements.
  for (const [name, value] of Object.entries(settings)) psql(`alter system set ${name} = ${value}`);
  psql('select pg_reload_conf()');
  await new Promise((resolve) => setTimeout(resolve, 500));
  const from = statSync(log).size;
  try {
    await work();
  } finally {
    for (const name of Object.keys(settings)) psql(`alter system reset ${name}`);
    psql('select pg_reload_conf()');
  }
  const handle = openSync(log, 'r');
  const buffer = Buffer.alloc(statSync(log).size - from);
  readSync(handle, buffer, 0, buffer.length, from);
  closeSync(handle);
  return transactionsIn(buffer.toString('utf8'));
}

/** Reads the server's log: entries begin with "@@PID@@ ". */
export function transactionsIn(text) {
  const open = new Map();
  const done = [];
  for (const entry of text.split(/^(?=@@\d+@@ )/m)) {
    const [, pid, level, body] = /^@@(\d+)@@ (\w+): {2}([\s\S]*)$/.exec(entry) ?? [];
    if (!pid) continue;
    const statements = open.get(pid) ?? [];
    open.set(pid, statements);
    const sql = /^(?:execute [^:]+|statement): ([\s\S]*)$/.exec(body)?.[1];
    if (level === 'LOG' && sql) statements.push({ sql: sql.trim(), values: [] });
    if (level === 'DETAIL' && statements.length > 0) statements.at(-1).values = parametersIn(body);
    if (level === 'LOG' && /^(commit|rollback)\b/i.test(sql ?? '')) {
      done.push(statements.map(({ sql: statement, values }) =>
        `${statement.replace(/\$(\d+)/g, (whole, n) => (values[n - 1] ? quote(values[n - 1]) : whole))
          .replace(/;\s*$/, '')};`));
      open.set(pid, []);
    }
  }
  return done;
}
