// A file in the layout of the National Tax Agency, as an operator downloads it: 30 columns, CP932, CRLF.
import { execFileSync } from 'node:child_process';

/** The corporate number whose last twelve digits are given: the first is their check digit. */
export function corporateNumber(twelve) {
  const digits = String(twelve).padStart(12, '0');
  const sum = [...digits].reverse().reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 2), 0);
  return `${9 - (sum % 9)}${digits}`;
}

/** A number that looks right and is not: its check digit is one off. */
export function wrongNumber(twelve) {
  const right = corporateNumber(twelve);
  return `${(Number(right[0]) % 9) + 1}${right.slice(1)}`;
}

const kColumns = {
  number: 1, process: 2, correction: 3, updated: 4, changed: 5, name: 6, kind: 8, prefecture: 9, city: 10, street: 11,
  prefecture_code: 13, city_code: 14, post_code: 15, closed: 18, close_cause: 19, successor: 20, change: 21, assigned: 22,
  latest: 23, kana: 28, hidden: 29,
};

/** What a row says unless told otherwise: a company founded in 福井市. */
const kNewCompany = {
  process: '01', correction: '0', updated: '2026-06-01', changed: '2026-06-01', kind: '301', prefecture: '福井県',
  city: '福井市', street: '大手３丁目１番', prefecture_code: '18', city_code: '201', post_code: '9100005',
  assigned: '2026-06-01', latest: '1', hidden: '0',
};

/** The bytes of a file with one row for each object; the names of the members are those of kColumns. */
export function publishedFile(rows) {
  const lines = rows.map((row, index) => {
    const fields = Array(30).fill('');
    fields[0] = String(index + 1);
    for (const [name, value] of Object.entries({ ...kNewCompany, ...row })) fields[kColumns[name]] = value;
    return `${fields.map((value) => `"${value}"`).join(',')}\r\n`;
  });
  return execFileSync('iconv', ['-f', 'UTF-8', '-t', 'CP932'], { input: lines.join(''), maxBuffer: 2 ** 28 });
}
