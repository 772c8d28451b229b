import { useMe } from '../../../app/session/SessionProvider'
import type { HeldConsentItem } from '../../../api/types'
import { type Column, DataTable } from '../../../ui/DataTable/DataTable'
import { formatDateBoth, formatInstant } from '../../../ui/format/date'
import { Link, LinkButton } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { SearchBox } from '../../../ui/SearchBox/SearchBox'
import { Select } from '../../../ui/Select/Select'
import { EmptyState } from '../../../ui/States/States'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { endsBy, type HeldConsentState, heldConsentsExport, kHeldConsentDefaults } from '../held_consents'
import { ownOrganizations } from '../organizations'
import { useHeldConsents } from '../owner_queries'
import { kEndsWithin, kPurposes } from '../strings.ja'

const kColumns: Column<HeldConsentItem>[] = [
  {
    key: 'business',
    header: '事業者',
    title: true,
    cell: (row) => (
      <>
        <Link href={`/app/businesses/${row.business_id}`}>{row.business_name}</Link>
        <span className="table__sub">{row.business_address}</span>
      </>
    ),
  },
  {
    key: 'number',
    header: '法人番号',
    nowrap: true,
    cell: (row) => <span className="mono">{row.corporate_number ?? 'なし（個人事業主）'}</span>,
  },
  { key: 'what', header: '見られる範囲', cell: (row) => row.scope_name },
  { key: 'why', header: '使う目的', cell: (row) => row.purpose_name },
  {
    key: 'until',
    header: '期限',
    nowrap: true,
    cell: (row) => (
      <>
        {formatDateBoth(row.ends_on)}まで
        <span className="table__sub">{formatInstant(row.granted_at)} に同意</span>
      </>
    ),
  },
]

/** Which businesses let the organisation see what, what for and until when. */
export default function HeldConsentsPage() {
  const me = useMe()
  const { query, href, set } = useUrlQuery(kHeldConsentDefaults)
  const organizations = ownOrganizations(me)
  const organizationId = query.organization || (organizations[0]?.organization_id ?? 0)
  return (
    <Page
      title="情報の提供を受けている事業者"
      lead="本人の同意を得て、登録した情報を見られる事業者です。決められた目的のためだけに使ってください。見た記録は本人に示されます。"
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
      {organizationId === 0 ? (
        <EmptyState title="情報を受け取る組織に所属していません" icon="building">
          <p>商工会議所などの担当者になると、その組織に情報を見せている事業者がここに出ます。</p>
        </EmptyState>
      ) : (
        <List organizationId={organizationId} state={query} href={href} set={set} />
      )}
    </Page>
  )
}

interface ListProps {
  organizationId: number
  state: HeldConsentState
  href: (patch: Partial<HeldConsentState>) => string
  set: (patch: Partial<HeldConsentState>) => void
}

function List({ organizationId, state, href, set }: ListProps) {
  const today = new Date()
  const consents = useHeldConsents(organizationId, state, endsBy(state.within, today))
  const isNarrowed = state.q !== '' || state.purpose !== '' || state.within !== ''
  return (
    <div className="stack">
      <div className="toolbar">
        <div className="toolbar__grow">
          <SearchBox label="名称か法人番号でさがす" value={state.q} onSearch={(q) => set({ q })} busy={consents.isFetching} />
        </div>
        <Select
          id="purpose"
          name="purpose"
          label="使う目的"
          unmarked
          value={state.purpose}
          onValue={(purpose) => set({ purpose })}
          empty="すべて"
          options={Object.entries(kPurposes).map(([value, words]) => ({ value, label: words.label }))}
        />
        <Select
          id="within"
          name="within"
          label="期限"
          unmarked
          value={state.within}
          onValue={(within) => set({ within })}
          empty="すべて"
          options={Object.entries(kEndsWithin).map(([value, label]) => ({ value, label }))}
        />
      </div>
      <QueryView query={consents}>
        {(data) => (
          <DataTable
            caption="情報の提供を受けている事業者の一覧"
            columns={kColumns}
            rows={data.items}
            rowKey={(row) => String(row.consent_id)}
            paging={{ ...data, href: (page) => href({ page }) }}
            columnsKey="registry.held_consents"
            tools={
              data.total > 0 && (
                <LinkButton size="small" variant="outline" icon="download" href={heldConsentsExport(organizationId, state, today)}>
                  CSV
                </LinkButton>
              )
            }
            empty={
              isNarrowed ? (
                <EmptyState title="当てはまる事業者がいません" icon="search">
                  <LinkButton variant="outline" href={href({ q: '', purpose: '', within: '' })}>
                    条件を外す
                  </LinkButton>
                </EmptyState>
              ) : (
                <EmptyState title="まだ、情報を見せている事業者はいません" icon="lock">
                  <p>事業者が自社の画面で「情報を見せる相手」にこの組織を選ぶと、ここに出ます。</p>
                </EmptyState>
              )
            }
          />
        )}
      </QueryView>
    </div>
  )
}
