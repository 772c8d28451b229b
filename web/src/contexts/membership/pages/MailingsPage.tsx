import { MembersTabs, useChamber } from '../../../app/Members'
import { Badge } from '../../../ui/Badge/Badge'
import { type Column, DataTable } from '../../../ui/DataTable/DataTable'
import { formatInstant } from '../../../ui/format/date'
import { formatNumber } from '../../../ui/format/number'
import { Link, LinkButton } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { EmptyState } from '../../../ui/States/States'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { type MailingItem, useMailings } from '../queries'
import { kMailingStates } from '../strings.ja'

const kDefaults = { page: 1, organization: 0 }
const kTones = { draft: 'neutral', sending: 'info', sent: 'success', cancelled: 'warning' } as const

const kColumns: Column<MailingItem>[] = [
  { key: 'subject', header: '件名', title: true, cell: (row) => <Link href={`/app/members/mailings/${row.mailing_id}`}>{row.subject}</Link> },
  { key: 'state', header: '状態', cell: (row) => <Badge tone={kTones[row.state as keyof typeof kTones]}>{kMailingStates[row.state]}</Badge> },
  { key: 'whom', header: '宛先', cell: (row) => row.filter_text },
  { key: 'sent', header: '送信済み', number: true, cell: (row) => (row.state === 'draft' ? '' : `${formatNumber(row.sent)}／${formatNumber(row.recipients)}通`) },
  { key: 'failed', header: '不達', number: true, cell: (row) => (row.state === 'draft' ? '' : formatNumber(row.failed)) },
  { key: 'stopped', header: '配信停止', number: true, cell: (row) => (row.state === 'draft' ? '' : formatNumber(row.unsubscribed)) },
  { key: 'when', header: '日時', nowrap: true, cell: (row) => formatInstant(row.started_at ?? row.updated_at) },
]

/** Mails to many members: drafts, those under way, and what became of them. */
export default function MailingsPage() {
  const chamber = useChamber()
  const { query, href } = useUrlQuery(kDefaults)
  const mailings = useMailings(chamber, query.page)
  return (
    <Page
      title="メール配信"
      lead="メールでの案内を受け取るとした会員だけに届きます。どのメールからも、1回の操作で配信を止められます。"
      actions={
        <LinkButton href="/app/members/mailings/new" icon="plus">
          新しいメール
        </LinkButton>
      }
    >
      <MembersTabs current="mailings" />
      <QueryView query={mailings}>
        {(data) => (
          <DataTable
            caption="メール配信の一覧"
            columns={kColumns}
            rows={data.items}
            rowKey={(row) => String(row.mailing_id)}
            paging={{ ...data, href: (page) => href({ page }) }}
            empty={
              <EmptyState title="メール配信はまだありません" icon="mail">
                <p>会員一覧で条件をグループとして保存しておくと、宛先を選びやすくなります。</p>
              </EmptyState>
            }
          />
        )}
      </QueryView>
    </Page>
  )
}
