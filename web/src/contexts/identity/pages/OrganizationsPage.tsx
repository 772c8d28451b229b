import { useMe } from '../../../app/session/SessionProvider'
import type { OrganizationItem } from '../../../api/types'
import { Badge } from '../../../ui/Badge/Badge'
import { type Column, DataTable } from '../../../ui/DataTable/DataTable'
import { Link, LinkButton } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { SearchBox } from '../../../ui/SearchBox/SearchBox'
import { Select } from '../../../ui/Select/Select'
import { EmptyState } from '../../../ui/States/States'
import { Tabs } from '../../../ui/Tabs/Tabs'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { kindsToAdd } from '../model'
import { OrganizationTree } from '../parts/OrganizationTree'
import { type OrganizationFilter, useOrganizations } from '../queries'
import { kOrganizationKinds, kOrganizationStatuses } from '../strings.ja'

const kDefaults = { view: 'list', q: '', kind: '', status: 'active', page: 1, per_page: 50 }

const kColumns: Column<OrganizationItem>[] = [
  {
    key: 'name',
    header: '名称',
    title: true,
    cell: (row) => (
      <>
        <Link href={`/app/organizations/${row.organization_id}`}>{row.name}</Link>
        <span className="table__sub">{row.name_kana}</span>
      </>
    ),
  },
  { key: 'kind', header: '種類', nowrap: true, cell: (row) => kOrganizationKinds[row.kind] },
  { key: 'parent', header: '上の組織', cell: (row) => row.parent_name ?? 'なし' },
  {
    key: 'status',
    header: '状態',
    nowrap: true,
    cell: (row) => (
      <Badge tone={row.status === 'active' ? 'success' : 'neutral'}>
        {kOrganizationStatuses[row.status]}
      </Badge>
    ),
  },
]

/** All organisations, as a list with filters or as the tree from the national federation down. */
export default function OrganizationsPage() {
  const me = useMe()
  const { query, href, set } = useUrlQuery(kDefaults)
  return (
    <Page
      title="組織と担当者"
      lead="組織を選ぶと、担当者の一覧、招待、役割の変更ができます。"
      actions={
        kindsToAdd(me).length > 0 && (
          <LinkButton href="/app/organizations/new" icon="plus">
            組織を登録する
          </LinkButton>
        )
      }
    >
      <Tabs
        label="見せ方"
        current={query.view}
        tabs={[
          { key: 'list', label: '一覧', href: href({ view: 'list' }) },
          { key: 'tree', label: '組織のつながり', href: href({ view: 'tree' }) },
        ]}
      />
      {query.view === 'tree' ? <OrganizationTree /> : <OrganizationList filter={query} href={href} set={set} />}
    </Page>
  )
}

interface OrganizationListProps {
  filter: OrganizationFilter
  href: (patch: Partial<typeof kDefaults>) => string
  set: (patch: Partial<typeof kDefaults>) => void
}

function OrganizationList({ filter, href, set }: OrganizationListProps) {
  const organizations = useOrganizations(filter)
  return (
    <div className="stack">
      <div className="toolbar">
        <div className="toolbar__grow">
          <SearchBox label="名称でさがす" value={filter.q} onSearch={(q) => set({ q })} busy={organizations.isFetching} />
        </div>
        <Select
          id="kind"
          name="kind"
          label="種類"
          unmarked
          value={filter.kind}
          onValue={(kind) => set({ kind })}
          empty="すべて"
          options={Object.entries(kOrganizationKinds).map(([value, label]) => ({ value, label }))}
        />
        <Select
          id="status"
          name="status"
          label="状態"
          unmarked
          value={filter.status}
          onValue={(status) => set({ status })}
          options={[
            { value: 'active', label: '活動中' },
            { value: 'closed', label: '終了' },
          ]}
        />
      </div>
      <QueryView query={organizations}>
        {(data) => (
          <DataTable
            caption="組織の一覧"
            columns={kColumns}
            rows={data.items}
            rowKey={(row) => String(row.organization_id)}
            paging={{ ...data, href: (page) => href({ page }) }}
            empty={
              <EmptyState title="当てはまる組織がありません" icon="search">
                <p>名称の一部だけにするか、種類や状態の条件を外してください。</p>
              </EmptyState>
            }
          />
        )}
      </QueryView>
    </div>
  )
}
