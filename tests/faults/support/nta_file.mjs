// A file in the layout of the National Tax Agency with made-up corporations.
import { writeFileSync } from 'node:fs';

/** The corporate number whose last twelve digits are given: the first is their check digit. */
export function corporateNumber(twelve) {
  const digits = String(twelve).padStart(12, '0');
  const sum = [...digits].reverse().reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 2), 0);
  return `${9 - (sum % 9)}${digits}`;
}

/** Writes `count` corporations whose names carry the word. @param first twelve digits of the first one */
export function writeNtaFile(file, { count, first, word }) {
  const lines = [];
  for (let i = 0; i < count; i += 1) {
    const fields = Array(30).fill('');
    Object.assign(fields, {
      0: i + 1, 1: corporateNumber(first + i), 2: '01', 3: '0', 4: '2026-04-01', 5: '2026-04-01', 6: `${word}${i}株式会社`,
      8: '301', 9: '福井県', 10: '福井市', 11: `大手３丁目${i}番`, 13: '18', 14: '201', 15: '9100005', 22: '2026-04-01', 23: '1',
      29: '0',
    });
    lines.push(fields.map((value) => `"${value}"`).join(','));
  }
  writeFileSync(file, `${lines.join('\n')}\n`);
}
