import { asApiError } from '../../../api/problem'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { csvText, saveFile } from '../../../ui/csv/csv'
import { DataTable } from '../../../ui/DataTable/DataTable'
import { formatDate } from '../../../ui/format/date'
import { formatNumber } from '../../../ui/format/number'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { useReach } from '../officer_queries'
import type { Reach, ReachGroup, RuleNode } from '../types'

const kGroups = [
  ['by_prefecture', '都道府県ごと'],
  ['by_industry', '業種ごと'],
  ['by_size', '規模ごと'],
] as const

/** Counts so small that somebody could be told apart are kept back, and what would give them away. */
const kKeptBack = '非公開'

const countText = (count: number | null | undefined) => (count === null || count === undefined ? kKeptBack : formatNumber(count))

/** How many businesses of the register a rule reaches, in groups. */
export function ReachPanel({ rule }: { rule: RuleNode }) {
  const reach = useReach(rule, true)
  if (reach.data) return <Counts reach={reach.data} />
  if (reach.error) {
    return (
      <Banner kind="info" title={asApiError(reach.error).message} live>
        <Button size="small" variant="outline" icon="refresh" onClick={() => void reach.refetch()}>
          もう一度調べる
        </Button>
      </Banner>
    )
  }
  return <Skeleton lines={4} />
}

function Counts({ reach }: { reach: Reach }) {
  const rows = kGroups.flatMap(([key, name]) => reach[key].map((group) => [name, group.name, group.eligible ?? kKeptBack, group.open ?? kKeptBack]))
  return (
    <div className="stack stack--small">
      <p role="status">
        登録されている{formatNumber(reach.businesses)}の事業者のうち、<span className="strong">{countText(reach.total.eligible)}</span>
        が条件を満たし、<span className="strong">{countText(reach.total.open)}</span>はまだ分かりません。
        {reach.as_of && <span className="muted">（{formatDate(reach.as_of.slice(0, 10))}現在）</span>}
      </p>
      <p className="muted small">10件単位の、およその数です。10件に満たない数（0件を含む）は「{kKeptBack}」とします。</p>
      <div>
        <Button
          size="small"
          variant="outline"
          icon="download"
          onClick={() => saveFile('届く事業者の数.csv', csvText([['まとめ方', '名前', '満たす', 'まだ分からない'], ...rows]))}
        >
          CSV
        </Button>
      </div>
      {kGroups.map(([key, name]) => (
        <details key={key}>
          <summary>{name}</summary>
          <DataTable
            caption={`届く事業者の数：${name}`}
            dense
            columns={[
              { key: 'name', header: '名前', title: true, cell: (row: ReachGroup) => row.name },
              { key: 'eligible', header: '満たす', number: true, cell: (row) => countText(row.eligible) },
              { key: 'open', header: 'まだ分からない', number: true, cell: (row) => countText(row.open) },
            ]}
            rows={reach[key]}
            rowKey={(row) => row.code}
            empty={<p>当てはまる事業者はいません。</p>}
          />
        </details>
      ))}
    </div>
  )
}
