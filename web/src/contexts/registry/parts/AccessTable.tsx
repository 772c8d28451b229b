import type { AccessItem } from '../../../api/types'
import { Badge } from '../../../ui/Badge/Badge'
import { type Column, DataTable } from '../../../ui/DataTable/DataTable'
import { formatDateBoth } from '../../../ui/format/date'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { EmptyState } from '../../../ui/States/States'
import { useAccess } from '../queries'
import { kBases } from '../strings.ja'

const kColumns: Column<AccessItem & { key: string }>[] = [
  { key: 'who', header: '見られる人・組織', title: true, cell: (row) => row.grantee },
  { key: 'what', header: '見られる内容', cell: (row) => row.scope },
  {
    key: 'why',
    header: '理由',
    cell: (row) => (
      <>
        <Badge tone={row.basis === 'consent' ? 'info' : 'neutral'}>{kBases[row.basis]}</Badge> {row.purpose}
        <span className="table__sub">{row.explanation}</span>
      </>
    ),
  },
  { key: 'until', header: '期限', nowrap: true, cell: (row) => (row.until ? formatDateBoth(row.until) : '') },
]

/** Who may see what of a business and why. */
export function AccessTable({ businessId }: { businessId: number }) {
  const access = useAccess(businessId)
  return (
    <section className="stack stack--small" aria-labelledby="access">
      <h2 id="access">だれが何を見られるか</h2>
      <QueryView query={access}>
        {({ items }) => (
          <DataTable
            caption="見られる人と組織の一覧"
            columns={kColumns}
            rows={items.map((item, index) => ({ ...item, key: String(index) }))}
            rowKey={(row) => row.key}
            empty={
              <EmptyState title="本人のほかには、だれも見られません" icon="lock">
                <p>情報を見せる相手を決めると、ここに出ます。</p>
              </EmptyState>
            }
          />
        )}
      </QueryView>
    </section>
  )
}
