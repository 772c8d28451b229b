import type { BusinessAuditItem } from '../../../api/types'
import { Badge } from '../../../ui/Badge/Badge'
import { Checkbox } from '../../../ui/Checkbox/Checkbox'
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

/** The state of the log in the address; own: '1' when the owner's own reads are listed too. */
export interface ReadLogState {
  page: number
  own: string
}
export const kReadLogDefaults = { page: 1, own: '' }

interface ReadLogProps {
  businessId: number
  state: ReadLogState
  href: (patch: Partial<ReadLogState>) => string
  set: (patch: Partial<ReadLogState>) => void
  /** The page itself says what this is. */
  isAlone?: boolean
}

/** Who looked at the own business, and what was changed. */
export function ReadLog({ businessId, state, href, set, isAlone = false }: ReadLogProps) {
  const showsOwn = state.own === '1'
  const log = useReadLog(businessId, { page: state.page, own_reads: showsOwn })
  return (
    <section className="stack stack--small" aria-label="見られた記録">
      {!isAlone && <h2>見られた記録</h2>}
      <p>あなたの登録した情報を、だれが、いつ見たかの記録です。消すことも変えることもできません。</p>
      <Checkbox
        id="own-reads"
        name="own"
        label="自分が見た記録も出す"
        value={showsOwn}
        onValue={(on) => set({ own: on ? '1' : '' })}
      />
      <QueryView query={log}>
        {(data) => (
          <DataTable
            caption="見られた記録の一覧"
            columns={kColumns}
            rows={data.items.map((item, index) => ({ ...item, key: `${item.occurred_at}${index}` }))}
            rowKey={(row) => row.key}
            paging={{ ...data, href: (page) => href({ page }) }}
            empty={
              <EmptyState title={showsOwn ? 'まだ記録はありません' : 'ほかの人が見た記録は、まだありません'} icon="log">
                <p>だれかがあなたの情報を見たり、情報が変わったりすると、ここに出ます。</p>
              </EmptyState>
            }
          />
        )}
      </QueryView>
    </section>
  )
}
