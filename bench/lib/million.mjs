// A database with the demo world and more than a million real businesses, made once and kept.
import { execSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { kBench, kNta, kVar } from './places.mjs';
import { runBanso, serve } from './server.mjs';

export const kCsv = path.join(kBench, 'nta_1m.csv');
const kDone = path.join(kBench, 'imported.json');

/** The file as plain CSV: unpacking is measured on neither side. */
export function unpacked() {
  if (!existsSync(kCsv)) execSync(`xz -dc ${kNta} >${kCsv}.partial && mv ${kCsv}.partial ${kCsv}`, { shell: '/bin/bash' });
  return kCsv;
}

/** An empty var directory with the demo world. */
async function freshDemo() {
  rmSync(kVar, { recursive: true, force: true });
  mkdirSync(kVar, { recursive: true });
  chmodSync(kVar, 0o755);
  const server = await serve();
  await server.stop();
}

/** Imports into a fresh database. @returns what the import took: {seconds, peak, rows} */
export async function importAnew() {
  unpacked();
  await freshDemo();
  rmSync(kDone, { force: true });
  const { seconds, peak } = await runBanso(['import', 'nta', kCsv, '--var-dir', kVar]);
  const rows = Number(execSync(`wc -l <${kCsv}`, { encoding: 'utf8' }));
  writeFileSync(kDone, JSON.stringify({ seconds, peak, rows }));
  return { seconds, peak, rows };
}

/** The kept database, or a new one. */
export async function million() {
  return existsSync(kDone) ? JSON.parse(readFileSync(kDone, 'utf8')) : importAnew();
}
