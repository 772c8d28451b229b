import type { components } from '../../../api/schema'
import { type Column, DataTable } from '../../../ui/DataTable/DataTable'
import { formatInstant } from '../../../ui/format/date'
import { Link } from '../../../ui/Link/Link'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { EmptyState } from '../../../ui/States/States'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { MemberFrame } from '../parts/MemberFrame'
import { useMemberMailings } from '../queries'
import { kRecipientStates } from '../strings.ja'

type Item = components['schemas']['MemberMailingItem']
const kDefaults = { page: 1 }

const kColumns: Column<Item>[] = [
  { key: 'subject', header: '件名', title: true, cell: (row) => <Link href={`/app/members/mailings/${row.mailing_id}`}>{row.subject}</Link> },
  { key: 'state', header: '結果', cell: (row) => [kRecipientStates[row.state] ?? row.state, row.problem].filter(Boolean).join('：') },
  { key: 'when', header: '日時', nowrap: true, cell: (row) => (row.finished_at ? formatInstant(row.finished_at) : '') },
  { key: 'opened', header: '開封', nowrap: true, cell: (row) => (row.opened_at ? formatInstant(row.opened_at) : '') },
  { key: 'stopped', header: '配信停止', nowrap: true, cell: (row) => (row.unsubscribed_at ? formatInstant(row.unsubscribed_at) : '') },
]

/** The mailings that went to one member. */
export default function MemberMailingsPage() {
  return (
    <MemberFrame current="mailings">
      {(member, chamber) => <Mailings chamber={chamber} memberId={member.member_id} />}
    </MemberFrame>
  )
}

function Mailings({ chamber, memberId }: { chamber: number; memberId: number }) {
  const { query, href } = useUrlQuery(kDefaults)
  const mailings = useMemberMailings(chamber, memberId, query.page)
  return (
    <QueryView query={mailings}>
      {(data) => (
        <DataTable
          caption="送ったメール配信"
          columns={kColumns}
          rows={data.items}
          rowKey={(row) => String(row.mailing_id)}
          paging={{ ...data, href: (page) => href({ page }) }}
          empty={<EmptyState title="送ったメール配信はありません" icon="mail" />}
        />
      )}
    </QueryView>
  )
}
