// Runs the questions one after the other on a machine that does nothing else, and prints one table.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { kBench, kRoot } from './lib/places.mjs';
import { printTable } from './lib/table.mjs';

const { values: options } = parseArgs({
  options: { only: { type: 'string' }, quick: { type: 'boolean', default: false } },
});
const wanted = options.only?.split(',');
const names = readdirSync(path.join(kRoot, 'bench'))
  .map((name) => /^(\d+)_(\w+)\.mjs$/.exec(name)).filter(Boolean)
  .filter(([, , name]) => !wanted || wanted.includes(name))
  .sort((a, b) => a[1] - b[1]).map(([file]) => file);
if (names.length === 0) {
  console.error('bench: そのような計測はありません / no such question');
  process.exit(2);
}

const kResults = path.join(kBench, 'results.json');

/** What earlier runs measured and this one did not: a run of some questions keeps the answers to the others. */
function keepEarlier(now) {
  let earlier = [];
  try {
    earlier = wanted ? JSON.parse(readFileSync(kResults, 'utf8')) : [];
  } catch {
    // There was no run before.
  }
  const measured = new Set(now.map((result) => result.name));
  return [...earlier.filter((result) => !measured.has(result.name)), ...now];
}

const results = [];
const skipped = [];
for (const file of names) {
  const question = await import(`./${file}`);
  console.log(`── ${question.title}`);
  const reason = await question.skip?.(options);
  if (reason) {
    skipped.push(`${question.title}: ${reason}`);
    continue;
  }
  try {
    for (const result of await question.measure(options)) results.push(result);
  } catch (error) {
    results.push({ name: question.title, value: null, unit: '', bar: 'runs', limit: null, ratio: null, ok: false,
      note: error.message });
  }
  writeFileSync(kResults, `${JSON.stringify(keepEarlier(results), null, 2)}\n`);
}
printTable(results);
for (const line of skipped) console.log(`飛ばしました / skipped: ${line}`);
console.log(`${cpus().length} × ${cpus()[0].model}, Node ${process.version}`);
process.exit(results.every((result) => result.ok) ? 0 : 1);
