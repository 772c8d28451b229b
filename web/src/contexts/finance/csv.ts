/** The Local Benchmark as CSV: exactly what the screen shows. Pure. */
import { valueText } from './model'
import { periodName } from './statement_form'
import type { LocalBenchmark } from './types'

/** One cell: quoted where needed; a text that a spreadsheet would run as a formula is made plain. */
export function csvCell(value: string | number | null | undefined): string {
  const text = value === null || value === undefined ? '' : String(value)
  const safe = typeof value === 'string' && /^[=+@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Rows of cells as a file that spreadsheets open with the right characters. */
export function csvText(rows: (string | number | null | undefined)[][]): string {
  return `\ufeff${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`
}

/** Every indicator of every year, one row each. */
export function benchmarkRows(benchmark: LocalBenchmark): (string | number | null | undefined)[][] {
  const head = ['決算期', '指標', '見る力', '値', '単位', '表示', '点', '業種の中央値', '2点から', '3点から', '4点から', '5点から', '説明']
  const rows = benchmark.years.flatMap((year) =>
    year.indicators.map((one) => [
      periodName(year.fiscal_year_end),
      one.name,
      one.power,
      one.value,
      one.unit,
      valueText(one.value, one.unit),
      one.points,
      one.median,
      ...one.thresholds,
      one.meaning || one.why_missing,
    ]),
  )
  return [head, ...rows]
}

/** A table copied out of a spreadsheet (columns apart by tabs) as CSV; anything else stays as it is. */
export function pastedAsCsv(text: string): string {
  if (!text.includes('\t')) return text
  const rows = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n')
  const quoted = (cell: string) => (/[",]/.test(cell) && !/^".*"$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  return `${rows.map((row) => row.split('\t').map((cell) => quoted(cell.trim())).join(',')).join('\n')}\n`
}

/** Offers a text as a file. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
