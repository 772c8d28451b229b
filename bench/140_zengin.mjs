// Bank files: 100,000 records of a direct debit written with all checks and read back strictly, sums and all.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { kRoot } from './lib/places.mjs';
import { result } from './lib/table.mjs';

export const title = 'zengin: 口座振替のファイル（全銀フォーマット）';

/** BANSO_ZENGIN names another program, to try a change. */
const kProgram = process.env.BANSO_ZENGIN ?? path.join(kRoot, 'build/release/zengin_bench');

export async function measure() {
  if (!existsSync(kProgram)) {
    execFileSync(path.join(kRoot, 'tools/build'), ['release', 'zengin_bench'], { stdio: 'inherit' });
  }
  const one = JSON.parse(execFileSync(kProgram, { encoding: 'utf8' }));
  return [
    result('zengin: 100,000 records written and read back', one.worst_s, 's', { bar: '≤ 1 s', limit: 1,
      note: `best of 5 ${one.best_s} s, ${one.bytes} bytes` }),
    result('zengin: differences after the round trip', one.wrong, '', { bar: 'none', limit: 0 }),
  ];
}
