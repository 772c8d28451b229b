// The build: from nothing, without ccache, on two cores; and after a change of one file.
import { execFileSync } from 'node:child_process';
import { rmSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { kBench, kRoot } from './lib/places.mjs';
import { result } from './lib/table.mjs';

export const title = 'build: ビルド';

/** A use case in the middle of the house: nothing special about it. */
const kFile = 'src/platform/identity/usecases/sign_in.cpp';

function timed(program, argv) {
  const begin = process.hrtime.bigint();
  execFileSync(program, argv, { cwd: kRoot, env: { ...process.env, CCACHE_DISABLE: '1' }, stdio: ['ignore', 'ignore', 'inherit'] });
  return Number(process.hrtime.bigint() - begin) / 1e9;
}

export const skip = ({ quick }) => (quick ? 'takes minutes' : null);

export function measure() {
  const folder = path.join(kBench, 'cold');
  rmSync(folder, { recursive: true, force: true });
  const build = ['--build', folder, '-j', '2', '--target', 'banso'];
  const cold = timed('cmake', ['--preset', 'dev', '-B', folder]) + timed('cmake', build);
  const now = new Date();
  utimesSync(path.join(kRoot, kFile), now, now);
  const one = timed('cmake', build);
  rmSync(folder, { recursive: true, force: true });
  return [
    result('cold build, 2 cores, no ccache', cold / 60, 'min', { bar: '≤ 8 min', limit: 8 }),
    result('rebuild after one file', one, 's', { bar: '≤ 20 s', limit: 20 }),
  ];
}
