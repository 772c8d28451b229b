import { Button } from '../../../ui/Button/Button'
import { csvText, saveFile } from '../../../ui/csv/csv'
import { DataTable } from '../../../ui/DataTable/DataTable'
import { Link } from '../../../ui/Link/Link'
import type { FrameOf } from '../simulation_queries'
import type { Simulation } from '../types'
import { VerdictBadge } from './badges'
import { rangeText } from './SimulationResult'

export interface ComparedFrame extends FrameOf {
  result: Simulation | undefined
  href: string
}

/** The same plan in every frame, the best first. */
export function FrameComparison({ frames }: { frames: ComparedFrame[] }) {
  const rows = frames
    .filter((row): row is ComparedFrame & { result: Simulation } => row.result !== undefined)
    .sort((a, b) => b.result.low.subsidy_yen - a.result.low.subsidy_yen)
  if (rows.length < 2) return null
  const several = new Set(rows.map((row) => row.measure.measure_id)).size > 1
  return (
    <section className="stack stack--small" aria-labelledby="compare">
      <h2 id="compare">同じ計画を、ほかの枠で計算すると</h2>
      <DataTable
        caption="枠ごとの結果"
        columns={[
          {
            key: 'frame',
            header: '枠',
            title: true,
            cell: (row) => (
              <>
                <Link href={row.href}>{row.frame.name}</Link>
                {several && <span className="table__sub">{row.measure.title}</span>}
              </>
            ),
          },
          { key: 'verdict', header: '結果', cell: (row) => <VerdictBadge short verdict={row.result.verdict} /> },
          { key: 'subsidy', header: '補助金', number: true, cell: (row) => rangeText(row.result.low.subsidy_yen, row.result.high.subsidy_yen) },
          { key: 'own', header: '自分で払う額', number: true, cell: (row) => rangeText(row.result.high.own_share_yen, row.result.low.own_share_yen) },
          {
            key: 'rate',
            header: '補助率と決め手',
            cell: (row) => (
              <>
                {row.result.low.rate}
                <span className="table__sub">{row.result.low.limits.find((limit) => limit.says)?.says}</span>
              </>
            ),
          },
        ]}
        rows={rows}
        rowKey={(row) => `${row.measure.measure_id}:${row.frame.frame_key}`}
        tools={
          <Button
            size="small"
            variant="outline"
            icon="download"
            onClick={() =>
              saveFile(
                '枠の比較.csv',
                csvText([
                  ['制度', '枠', '補助金の下（円）', '補助金の上（円）', '自分で払う額の上（円）', '補助率'],
                  ...rows.map((row) => [
                    row.measure.title,
                    row.frame.name,
                    row.result.low.subsidy_yen,
                    row.result.high.subsidy_yen,
                    row.result.low.own_share_yen,
                    row.result.low.rate,
                  ]),
                ]),
              )
            }
          >
            CSV
          </Button>
        }
        empty={null}
      />
    </section>
  )
}
