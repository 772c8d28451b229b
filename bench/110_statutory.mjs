// Who is a 特定商工業者: every business of the National Tax Agency's file judged by the law, with the reasons in words.
// Businesses and closures are real, their employees, capital and industries made up.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { unpacked } from './lib/million.mjs';
import { kRoot, withoutData } from './lib/places.mjs';
import { result } from './lib/table.mjs';

export const title = 'statutory: 特定商工業者の判定';
export const skip = withoutData;

const kProgram = process.env.BANSO_STATUTORY ?? path.join(kRoot, 'build/release/statutory_bench');

export async function measure() {
  if (!existsSync(kProgram)) execFileSync(path.join(kRoot, 'tools/build'), ['release', 'statutory_bench'], { stdio: 'inherit' });
  const one = JSON.parse(execFileSync(kProgram, [unpacked()], { encoding: 'utf8' }));
  return [
    result('statutory businesses, with reasons', one.seconds, 's', { bar: '≤ 3 s', limit: 3,
      note: `${one.businesses} businesses: ${one.yes} yes, ${one.no} no, ${one.unknown} unknown; ${(one.reason_bytes / 1e6).toFixed(0)} MB of words` }),
    result('statutory businesses: how many', one.businesses, '', { bar: '≥ 1.1 million', limit: 1_100_000, atLeast: true }),
    result('statutory businesses without a reason', one.without_reason, '', { bar: 'none', limit: 0 }),
  ];
}
