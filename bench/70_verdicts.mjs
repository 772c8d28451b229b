// Eligibility: one business against every measure that is known, with the finding of every condition kept; the next
// question over all of them; a page of proofs in words. Once with the rules as far as they are published today, once as
// if every guide had been written out as rules.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { kData, kRoot } from './lib/places.mjs';
import { result } from './lib/table.mjs';

export const title = 'verdicts: 一つの事業者とすべての支援施策';

const kJgrants = path.join(kData, 'jgrants/merged.jsonl.xz');
/** BANSO_VERDICTS names another program, to try a change. */
const kProgram = process.env.BANSO_VERDICTS ?? path.join(kRoot, 'build/release/verdicts_bench');

export const skip = () => (existsSync(kJgrants) ? null : `${kJgrants} がありません / is not there (BANSO_DATA)`);

export async function measure() {
  if (!existsSync(kProgram)) {
    execFileSync(path.join(kRoot, 'tools/build'), ['release', 'verdicts_bench'], { stdio: 'inherit' });
  }
  const lines = execFileSync(kProgram, [kJgrants], { encoding: 'utf8' }).trim().split('\n').map((line) => JSON.parse(line));
  return lines.flatMap((one) => {
    const { name, measures, nodes, open } = one;
    return [
      result(`verdicts, ${name}`, one.judge_ms, 'ms', { bar: '≤ 2 ms', limit: 2,
        note: `${measures} measures, ${nodes} conditions, worst ${one.judge_worst_ms} ms, prepared in ${one.prepare_ms} ms` }),
      result(`verdicts, ${name}: number of measures`, measures, '', { bar: '≥ 3000', limit: 3000, atLeast: true }),
      result(`verdicts, ${name}: unlike the plain evaluator`, one.wrong, '', { bar: 'none', limit: 0 }),
      result(`next question, ${name}`, one.next_question_ms, 'ms', { bar: '≤ 20 ms', limit: 20,
        note: `${open} open verdicts of 300 businesses` }),
      result(`20 proofs in words, ${name}`, one.words_of_20_ms, 'ms', { bar: '≤ 20 ms', limit: 20 }),
    ];
  });
}
