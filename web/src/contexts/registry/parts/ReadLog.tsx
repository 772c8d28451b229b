import type { BusinessAuditItem } from '../../../api/types'
import { Badge } from '../../../ui/Badge/Badge'
import { type Column, DataTable } from '../../../ui/DataTable/DataTable'
import { formatInstant } from '../../../ui/format/date'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { EmptyState } from '../../../ui/States/States'
import { useReadLog } from '../owner_queries'
import { kReads } from '../strings.ja'

type Row = BusinessAuditItem & { key: string }

const kColumns: Column<Row>[] = [
  { key: 'at', header: '日時', nowrap: true, cell: (row) => formatInstant(row.occurred_at) },
  {
    key: 'who',
    header: '人',
    cell: (row) => (
      <>
        {row.actor_name || 'システム'}
        {row.by_me && (
          <>
            {' '}
            <Badge>あなた</Badge>
          </>
        )}
        {row.actor_organization_name && <span className="table__sub">{row.actor_organization_name}</span>}
      </>
    ),
  },
  { key: 'what', header: 'したこと', title: true, cell: (row) => kReads[row.action] ?? row.action },
]

interface ReadLogProps {
  businessId: number
  page: number
  href: (page: number) => string
  /** The page itself says what this is. */
  isAlone?: boolean
}

/** Who looked at the own business, and what was changed. */
export function ReadLog({ businessId, page, href, isAlone = false }: ReadLogProps) {
  const log = useReadLog(businessId, page)
  return (
    <section className="stack stack--small" aria-label="見られた記録">
      {!isAlone && <h2>見られた記録</h2>}
      <p>あなたの登録した情報を、だれが、いつ見たかの記録です。消すことも変えることもできません。</p>
      <QueryView query={log}>
        {(data) => (
          <DataTable
            caption="見られた記録の一覧"
            columns={kColumns}
            rows={data.items.map((item, index) => ({ ...item, key: `${item.occurred_at}${index}` }))}
            rowKey={(row) => row.key}
            paging={{ ...data, href }}
            empty={
              <EmptyState title="まだ記録はありません" icon="log">
                <p>だれかがあなたの情報を見ると、ここに出ます。</p>
              </EmptyState>
            }
          />
        )}
      </QueryView>
    </section>
  )
}
