import { DataTable } from '../../../ui/DataTable/DataTable'
import { formatNumber } from '../../../ui/format/number'
import { LinkButton } from '../../../ui/Link/Link'
import { manYen } from '../model'
import type { BenchmarkFigures, YearEffect } from '../types'

interface YearEffectsProps {
  businessId: number
  years: YearEffect[]
  /** The newest fiscal year, as it is without the project; null when none is known. */
  figures: BenchmarkFigures | null
  isOwner: boolean
}

interface Line {
  name: string
  sales_yen: number
  profit_yen: number
  productivity_yen: number | null
  margin_bp: number | null
  equity_bp: number | null
}

const percent = (bp: number | null) => (bp === null ? '出せません' : `${formatNumber(bp / 100)}％`)

/** What the project does to the indicators of the Local Benchmark, beside the present year. */
export function YearEffects({ businessId, years, figures, isOwner }: YearEffectsProps) {
  if (!figures) {
    return isOwner ? (
      <div className="row no-print">
        <p className="muted">決算書の数字を入れると、経営の指標がどう変わるかも計算できます。</p>
        <LinkButton size="small" variant="outline" href={`/app/my-business/${businessId}/finance/statements`}>
          決算書の数字を入れる
        </LinkButton>
      </div>
    ) : null
  }
  if (years.length === 0) {
    return <p className="muted no-print">「見込まれる効果」を入れると、経営の指標がどう変わるかも計算します。</p>
  }
  const ratio = (part: number, whole: number) => (whole > 0 ? Math.round((part / whole) * 10_000) : null)
  const lines: Line[] = [
    {
      name: 'いま（最近の決算）',
      sales_yen: figures.sales_yen,
      profit_yen: figures.operating_profit_yen,
      productivity_yen: figures.employees > 0 ? Math.round(figures.operating_profit_yen / figures.employees) : null,
      margin_bp: ratio(figures.operating_profit_yen, figures.sales_yen),
      equity_bp: ratio(figures.net_assets_yen, figures.total_assets_yen),
    },
    ...years.map((year) => ({
      name: `${year.year}年目`,
      sales_yen: year.result.sales_yen,
      profit_yen: year.result.operating_profit_yen,
      productivity_yen: year.labour_productivity_yen ?? null,
      margin_bp: year.operating_margin_bp ?? null,
      equity_bp: year.equity_ratio_bp ?? null,
    })),
  ]
  return (
    <section className="stack stack--small" aria-labelledby="effects">
      <h2 id="effects">経営の指標への影響</h2>
      <p className="muted small">ほかのことは変わらないものとした目安です。税金と利息は入っていません。</p>
      <DataTable
        caption="経営の指標への影響"
        dense
        columns={[
          { key: 'name', header: '年', title: true, cell: (row: Line) => row.name },
          { key: 'sales', header: '売上高', number: true, cell: (row) => manYen(row.sales_yen) },
          { key: 'profit', header: '営業利益', number: true, cell: (row) => manYen(row.profit_yen) },
          {
            key: 'productivity',
            header: '労働生産性（1人あたり）',
            number: true,
            cell: (row) => (row.productivity_yen === null ? '出せません' : manYen(row.productivity_yen)),
          },
          { key: 'margin', header: '営業利益率', number: true, cell: (row) => percent(row.margin_bp) },
          { key: 'equity', header: '自己資本比率', number: true, cell: (row) => percent(row.equity_bp) },
        ]}
        rows={lines}
        rowKey={(row) => row.name}
        empty={null}
      />
    </section>
  )
}
