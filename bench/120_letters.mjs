// Letters of a ledger round: 5,000 pages with QR codes and personal links, drawn into one PDF.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { kBench, kRoot } from './lib/places.mjs';
import { result } from './lib/table.mjs';

export const title = 'letters: 法定台帳の手紙';

const kProgram = process.env.BANSO_LETTERS ?? path.join(kRoot, 'build/release/letters_bench');

export async function measure() {
  if (!existsSync(kProgram)) execFileSync(path.join(kRoot, 'tools/build'), ['release', 'letters_bench'], { stdio: 'inherit' });
  mkdirSync(kBench, { recursive: true });
  const one = JSON.parse(execFileSync(kProgram, [path.join(kBench, 'letters.pdf'), '2500'], { encoding: 'utf8' }));
  return [
    result('ledger letters', one.pages_a_second, 'pages/s', { bar: '≥ 100', limit: 100, atLeast: true,
      note: `${one.pages} pages in ${one.seconds.toFixed(1)} s, ${(one.bytes / 1e6).toFixed(1)} MB` }),
    result('ledger letters: number of pages', one.pages, '', { bar: '≥ 5000', limit: 5000, atLeast: true }),
  ];
}
