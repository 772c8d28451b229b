import { useMe } from '../../../app/session/SessionProvider'
import type { ClaimItem, Me } from '../../../api/types'
import { Badge } from '../../../ui/Badge/Badge'
import { type Column, DataTable } from '../../../ui/DataTable/DataTable'
import { formatInstant } from '../../../ui/format/date'
import { Link } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Select } from '../../../ui/Select/Select'
import { EmptyState } from '../../../ui/States/States'
import { Tabs } from '../../../ui/Tabs/Tabs'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { ownOrganizations } from '../organizations'
import { useClaims } from '../owner_queries'
import { kClaimStates } from '../strings.ja'

const kDefaults = { state: 'pending', organization: 0, page: 1 }

function columnsFor(organizationId: number): Column<ClaimItem>[] {
  return [
    {
      key: 'business',
      header: '事業者',
      title: true,
      cell: (row) => (
        <>
          <Link href={`/app/claims/${organizationId}/${row.claim_id}`}>{row.business_name}</Link>
          <span className="table__sub">{row.business_address}</span>
        </>
      ),
    },
    {
      key: 'kind',
      header: '種類',
      nowrap: true,
      cell: (row) => (row.sole_proprietor ? '個人事業主' : <span className="mono">{row.corporate_number}</span>),
    },
    {
      key: 'applicant',
      header: '申し込んだ人',
      cell: (row) => (
        <>
          {row.applicant_name}
          {row.applicant_position && <span className="table__sub">{row.applicant_position}</span>}
        </>
      ),
    },
    { key: 'submitted', header: '申し込み', nowrap: true, cell: (row) => formatInstant(row.submitted_at) },
    {
      key: 'state',
      header: '状態',
      nowrap: true,
      cell: (row) => <Badge tone={kClaimStates[row.state].tone}>{kClaimStates[row.state].label}</Badge>,
    },
  ]
}

/** The organisation's inbox: people who say that a business is theirs. */
export default function ClaimsPage() {
  const me: Me = useMe()
  const { query, href, set } = useUrlQuery(kDefaults)
  const organizations = ownOrganizations(me)
  const organizationId = query.organization || (organizations[0]?.organization_id ?? 0)
  const claims = useClaims(organizationId, query)
  return (
    <Page
      title="本人確認の申請"
      lead="「この事業者は自分です」という申し込みです。会員名簿や電話などで確かめて、承認するか、理由を添えて差し戻します。"
    >
      {organizations.length > 1 && (
        <Select
          id="organization"
          name="organization"
          label="組織"
          unmarked
          value={String(organizationId)}
          onValue={(organization) => set({ organization: Number(organization) })}
          options={organizations.map((one) => ({ value: String(one.organization_id), label: one.organization_name }))}
        />
      )}
      <Tabs
        label="状態で絞り込む"
        current={query.state}
        tabs={[
          ...Object.entries(kClaimStates).map(([key, words]) => ({ key, label: words.label, href: href({ state: key }) })),
          { key: '', label: 'すべて', href: href({ state: '' }) },
        ]}
      />
      {organizationId === 0 ? (
        <EmptyState title="申請を受ける組織に所属していません" icon="building">
          <p>商工会議所などの担当者になると、その組織への申請がここに出ます。</p>
        </EmptyState>
      ) : (
        <QueryView query={claims}>
          {(data) => (
            <DataTable
              caption="本人確認の申請の一覧"
              columns={columnsFor(organizationId)}
              rows={data.items}
              rowKey={(row) => String(row.claim_id)}
              paging={{ ...data, href: (page) => href({ page }) }}
              empty={
                <EmptyState title={query.state === 'pending' ? '確認を待っている申請はありません' : '当てはまる申請はありません'} icon="inbox">
                  <p>新しい申請が届くと、メールでもお知らせします。</p>
                </EmptyState>
              }
            />
          )}
        </QueryView>
      )}
    </Page>
  )
}
