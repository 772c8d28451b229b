// A result and how it is shown.

/**
 * @param bar the bar in words ("≥ 0.5 × COPY") @param limit the figure it stands for in this run
 * @param atLeast whether more is better. Without a bar the figure is only told.
 */
export function result(name, value, unit, { bar = '–', limit = null, atLeast = false, note = '' }) {
  const ratio = limit ? value / limit : null;
  const ok = limit === null || (atLeast ? value >= limit : value <= limit);
  return { name, value: round(value), unit, bar, limit: round(limit), ratio: round(ratio), ok, note };
}

const round = (number) => (number === null || number === undefined ? null : Number(number.toPrecision(4)));

/** Columns a terminal needs: Japanese characters take two. */
const width = (text) => [...text].reduce((sum, letter) => sum + (letter.codePointAt(0) > 0x2e7f ? 2 : 1), 0);
const pad = (text, columns) => text + ' '.repeat(Math.max(0, columns - width(text)));

export function printTable(results) {
  const rows = [['what', 'measured', 'bar', 'limit here', 'ratio', '']];
  for (const { name, value, unit, bar, limit, ratio, ok, note } of results) {
    rows.push([name, value === null ? '–' : `${value} ${unit}`, bar, limit === null ? '–' : `${limit} ${unit}`,
      ratio === null ? '–' : `${ratio}`, `${ok ? 'ok' : 'NG'}${note ? ` (${note})` : ''}`]);
  }
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => width(row[column]))));
  for (const row of rows) console.log(row.map((cell, column) => pad(cell, widths[column])).join('  ').trimEnd());
}

/** The value below which `share` of the numbers lie. */
export function percentile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}
