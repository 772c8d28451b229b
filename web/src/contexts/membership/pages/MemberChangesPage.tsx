import type { components } from '../../../api/schema'
import { type Column, DataTable } from '../../../ui/DataTable/DataTable'
import { formatInstant } from '../../../ui/format/date'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { EmptyState } from '../../../ui/States/States'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { MemberFrame } from '../parts/MemberFrame'
import { useChanges } from '../queries'
import { kSources } from '../strings.ja'

type Change = components['schemas']['MemberChangeItem']
const kDefaults = { page: 1 }

export const kChangeColumns: Column<Change>[] = [
  { key: 'when', header: '日時', nowrap: true, cell: (row) => formatInstant(row.changed_at) },
  { key: 'field', header: '項目', title: true, cell: (row) => row.label },
  { key: 'before', header: '前', cell: (row) => row.before || <span className="muted">（なし）</span> },
  { key: 'after', header: '後', cell: (row) => row.after || <span className="muted">（なし）</span> },
  { key: 'source', header: '変えた人', cell: (row) => [kSources[row.source] ?? row.source, row.by_name].filter(Boolean).join('　') },
]

/** What changed in a record, item by item. */
export default function MemberChangesPage() {
  return (
    <MemberFrame current="changes">
      {(member, chamber) => <Changes chamber={chamber} memberId={member.member_id} />}
    </MemberFrame>
  )
}

function Changes({ chamber, memberId }: { chamber: number; memberId: number }) {
  const { query, href } = useUrlQuery(kDefaults)
  const changes = useChanges(chamber, memberId, query.page)
  return (
    <QueryView query={changes}>
      {(data) => (
        <DataTable
          caption="変更履歴"
          columns={kChangeColumns}
          rows={data.items}
          rowKey={(row) => String(row.member_change_id)}
          paging={{ ...data, href: (page) => href({ page }) }}
          empty={<EmptyState title="変更はまだありません" icon="log" />}
        />
      )}
    </QueryView>
  )
}
