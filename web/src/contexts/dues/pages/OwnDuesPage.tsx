import { useParams } from 'wouter'
import { DataTable } from '../../../ui/DataTable/DataTable'
import { formatDate } from '../../../ui/format/date'
import { formatYen } from '../../../ui/format/number'
import { Link } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { ChargeTable } from '../parts/ChargeTable'
import { useOwnDues } from '../queries'
import { kMethods, kPaperKinds } from '../strings.ja'

/** One's own dues at a chamber: what is open, what was paid, invoices and receipts. */
export default function OwnDuesPage() {
  const organization_id = Number(useParams<{ organization_id: string }>().organization_id)
  const dues = useOwnDues(organization_id)
  return (
    <Page title="会費" lead="商工会議所の会費の請求と、お支払いの記録です。">
      <QueryView query={dues} loading={<Skeleton lines={8} />}>
        {(data) => (
          <div className="stack">
            <p role="status">
              {data.open_yen > 0 ? (
                <>
                  お支払いいただく金額 <span className="strong">{formatYen(data.open_yen)}</span>
                  {data.overdue_yen > 0 && `（うち期限を過ぎたもの ${formatYen(data.overdue_yen)}）`}
                </>
              ) : (
                'お支払いいただく会費はありません。'
              )}
            </p>
            <ChargeTable charges={data.charges} />
            <section className="stack stack--small">
              <h2>お支払いの期限</h2>
              <DataTable
                caption="お支払いの期限"
                columns={[
                  { key: 'due', header: '期限', title: true, cell: (row) => formatDate(row.due_on) },
                  { key: 'label', header: '区分', cell: (row) => row.label },
                  { key: 'open', header: '金額', number: true, cell: (row) => formatYen(row.open_yen) },
                ]}
                rows={data.instalments.filter((one) => one.open_yen > 0)}
                rowKey={(row) => `${row.charge_id}/${row.instalment_number}`}
                empty={<p className="muted">ありません。</p>}
              />
            </section>
            {data.payments.length > 0 && (
              <section>
                <h2>お支払いの記録</h2>
                <ul>
                  {data.payments.map((one) => (
                    <li key={one.payment_id}>
                      {formatDate(one.paid_on)} {formatYen(one.amount_yen)}（{kMethods[one.payment_method]}）
                    </li>
                  ))}
                </ul>
              </section>
            )}
            {data.papers.length > 0 && (
              <section>
                <h2>請求書・領収書</h2>
                <ul>
                  {data.papers.map((paper) => (
                    <li key={paper.paper_id}>
                      <Link href={`/api/v1/me/memberships/${organization_id}/papers/${paper.paper_id}/paper.pdf`}>
                        {kPaperKinds[paper.kind]} {paper.paper_number}（PDF）
                      </Link>
                    </li>
                  ))}
                </ul>
              </section>
            )}
            <p className="muted small">会費・加入金・負担金は消費税の対象外（不課税）です。納められた会費はお返しできません。</p>
          </div>
        )}
      </QueryView>
    </Page>
  )
}
