/** The Local Benchmark as CSV: exactly what the screen shows. Pure. */
import type { Cell } from '../../ui/csv/csv'
import { valueText } from './model'
import { periodName } from './statement_form'
import type { LocalBenchmark } from './types'

/** Every indicator of every year, one row each. */
export function benchmarkRows(benchmark: LocalBenchmark): Cell[][] {
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
