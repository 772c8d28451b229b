import type { MailItem } from '../../../api/types'
import { asApiError } from '../../../api/problem'
import { type Column, DataTable } from '../../../ui/DataTable/DataTable'
import { formatInstant } from '../../../ui/format/date'
import { Link } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { EmptyState } from '../../../ui/States/States'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { useMails } from '../queries'

const kDefaults = { page: 1 }

const kColumns: Column<MailItem>[] = [
  { key: 'subject', header: '件名', title: true, cell: (mail) => <Link href={`/app/mails/${mail.mail_id}`}>{mail.subject}</Link> },
  { key: 'to', header: '宛先', cell: (mail) => mail.to },
  { key: 'at', header: '日時', nowrap: true, cell: (mail) => formatInstant(mail.created_at) },
]

/** The mails that the demo kept instead of sending them. Open to anyone, as the demo has no real people. */
export default function MailsPage() {
  const { query, href } = useUrlQuery(kDefaults)
  const mails = useMails(query.page)
  const notDemo = mails.error && asApiError(mails.error).status === 404
  return (
    <Page title="届いたメール（体験版）" lead="体験版では、メールを外へ送らずにここに残します。リンクを押して続きを試せます。">
      {notDemo ? (
        <EmptyState title="この画面は体験版だけで使えます" icon="mail">
          <p>いまは、メールを実際に送っています。</p>
        </EmptyState>
      ) : (
        <QueryView query={mails}>
          {(data) => (
            <DataTable
              caption="残したメールの一覧"
              columns={kColumns}
              rows={data.items}
              rowKey={(mail) => String(mail.mail_id)}
              paging={{ ...data, href: (page) => href({ page }) }}
              empty={
                <EmptyState title="メールはまだありません" icon="mail">
                  <p>登録や招待をすると、ここに出ます。</p>
                </EmptyState>
              }
            />
          )}
        </QueryView>
      )}
    </Page>
  )
}
