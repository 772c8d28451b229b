import type { BusinessItem, PageOf } from '../../../api/types'
import { type Column, DataTable } from '../../../ui/DataTable/DataTable'
import { formatDate } from '../../../ui/format/date'
import { LinkButton } from '../../../ui/Link/Link'
import { EmptyState } from '../../../ui/States/States'
import { addressLine, formatPostCode } from '../model'
import { exportAddress, type SearchState } from '../queries'
import { kMatches } from '../strings.ja'
import { BusinessName } from './BusinessName'

const kColumns: Column<BusinessItem>[] = [
  { key: 'name', header: '商号・名称', title: true, sort: { up: 'name' }, cell: (row) => <FoundName business={row} /> },
  {
    key: 'number',
    header: '法人番号',
    nowrap: true,
    sort: { up: 'number' },
    cell: (row) => <span className="mono">{row.corporate_number ?? 'なし（個人事業主）'}</span>,
  },
  {
    key: 'address',
    header: '所在地',
    cell: (row) => (
      <>
        {addressLine(row)}
        {row.post_code && <span className="table__sub">{formatPostCode(row.post_code)}</span>}
      </>
    ),
  },
  { key: 'kind', header: '種別', cell: (row) => row.kind_name },
  { key: 'industry', header: '業種', cell: (row) => row.industry_name ?? '' },
  {
    key: 'closed',
    header: '閉鎖日',
    optional: true,
    nowrap: true,
    cell: (row) => (row.close_date ? formatDate(row.close_date) : ''),
  },
  { key: 'match', header: '見つかった理由', optional: true, cell: (row) => kMatches[row.matched_by] ?? '' },
]

function FoundName({ business }: { business: BusinessItem }) {
  return (
    <>
      <BusinessName business={business} />
      {business.former_name && <span className="table__sub">旧商号：{business.former_name}</span>}
    </>
  )
}

interface SearchResultsProps {
  page: PageOf<BusinessItem>
  state: SearchState
  stale: boolean
  href: (patch: Partial<SearchState>) => string
  set: (patch: Partial<SearchState>) => void
  mayExport: boolean
}

/** The table of found businesses with order and export; tips when there are none. */
export function SearchResults({ page, state, stale, href, set, mayExport }: SearchResultsProps) {
  return (
    <div className="stack stack--small" aria-busy={stale}>
      <DataTable
        caption="見つかった事業者の一覧"
        columns={kColumns}
        rows={page.items}
        rowKey={(row) => String(row.business_id)}
        paging={{ ...page, href: (number) => href({ page: number }) }}
        sort={{ value: state.sort, onSort: (sort) => set({ sort: sort || 'relevance' }) }}
        columnsKey="registry.businesses"
        tools={
          mayExport && (
            <>
              <LinkButton size="small" variant="outline" icon="download" href={exportAddress(state, 'csv')}>
                CSV
              </LinkButton>
              <LinkButton size="small" variant="outline" icon="download" href={exportAddress(state, 'xlsx')}>
                Excel
              </LinkButton>
            </>
          )
        }
        empty={<NothingFound state={state} href={href} />}
      />
      {page.total_is_capped && (
        <p className="muted small">
          当てはまる事業者が多いため、はじめの{page.total.toLocaleString('ja-JP')}件までをページで見られます。
          {mayExport && 'CSVとExcelには10,000件まで入ります。'}地域や業種を選ぶと、絞り込めます。
        </p>
      )}
    </div>
  )
}

function NothingFound({ state, href }: Pick<SearchResultsProps, 'state' | 'href'>) {
  const narrowed = state.prefecture_code || state.industry_code || state.kind || state.status !== 'all' || state.field !== 'all'
  return (
    <EmptyState title="当てはまる事業者が見つかりません" icon="search">
      <ul>
        <li>名前の一部だけを入れてみてください。「株式会社」は入れなくても見つかります。</li>
        <li>漢字が分からないときは、読みをひらがなで入れてください。</li>
        <li>地名と名前は、空白で区切ります。例：高松　建設</li>
      </ul>
      {narrowed && (
        <LinkButton
          variant="outline"
          href={href({ prefecture_code: '', city_code: '', industry_code: '', kind: '', status: 'all', field: 'all' })}
        >
          条件を外してさがす
        </LinkButton>
      )}
    </EmptyState>
  )
}
