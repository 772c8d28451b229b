import { useMe } from '../../../app/session/SessionProvider'
import { Button } from '../../../ui/Button/Button'
import { type Column, DataTable } from '../../../ui/DataTable/DataTable'
import { Link, LinkButton } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { SearchBox } from '../../../ui/SearchBox/SearchBox'
import { Select } from '../../../ui/Select/Select'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { EmptyState } from '../../../ui/States/States'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { deadlineText, manYen, todayInJapan } from '../model'
import { mayEditMeasures } from '../permissions'
import { type CatalogueState, kCatalogueDefaults, useCatalogue, usePrefectures } from '../queries'
import { kCatalogueSorts, kKinds, kPurposes, kStatuses } from '../strings.ja'
import type { Facet, MeasureItem, MeasureList } from '../types'
import { SoonBadge, StatusBadge } from '../parts/badges'
import { FilterFold } from '../parts/FilterFold'

const kColumns: Column<MeasureItem>[] = [
  {
    key: 'title',
    header: '制度',
    title: true,
    cell: (row) => (
      <>
        <Link href={`/app/measures/${row.measure_id}`}>{row.title}</Link>
        {row.subtitle && <span className="table__sub">{row.subtitle}</span>}
      </>
    ),
  },
  { key: 'kind', header: '種類', cell: (row) => kKinds[row.kind] ?? row.kind },
  { key: 'status', header: '状態', nowrap: true, cell: (row) => <StatusBadge status={row.status} /> },
  {
    key: 'closes',
    header: '締め切り',
    cell: (row) => (
      <>
        {deadlineText(row.closes_on, todayInJapan())} <SoonBadge closes_on={row.closes_on} />
      </>
    ),
  },
  { key: 'cap', header: '額の上限', number: true, cell: (row) => (row.cap_yen ? manYen(row.cap_yen) : '') },
  { key: 'administrator', header: '実施するところ', optional: true, cell: (row) => row.administrator },
  {
    key: 'purposes',
    header: '目的',
    optional: true,
    cell: (row) => row.purposes.map((purpose) => kPurposes[purpose] ?? purpose).join('、'),
  },
]

/** The choices of a filter with how many measures each would leave. */
function counted(words: Record<string, string>, facets: Facet[] | undefined) {
  return Object.entries(words).map(([value, label]) => {
    const count = facets?.find((facet) => facet.code === value)?.count
    return { value, label: count === undefined ? label : `${label}（${count}）` }
  })
}

const kFilters = ['kind', 'purpose', 'area', 'status'] as const

/** All measures, for staff and officials: found by words, kind, purpose, area and whether applications are open. */
export default function CataloguePage() {
  const me = useMe()
  const { query, href, set } = useUrlQuery(kCatalogueDefaults)
  const list = useCatalogue(query)
  return (
    <Page
      title="制度をさがす"
      lead="国や自治体の補助金・融資・税制などの一覧です。"
      actions={
        mayEditMeasures(me) && (
          <LinkButton variant="outline" href="/app/measure-drafts">
            制度を編集する
          </LinkButton>
        )
      }
    >
      <div className="stack stack--small no-print">
        <SearchBox label="制度の名前や内容" placeholder="例：IT、設備、販路" value={query.q} onSearch={(q) => set({ q })} />
        <FilterFold count={kFilters.filter((name) => query[name] !== '').length}>
          <Filters state={query} set={set} facets={list.data?.facets} />
        </FilterFold>
      </div>
      <QueryView query={list} loading={<Skeleton lines={10} />}>
        {(data) => (
          <DataTable
            caption="制度の一覧"
            columns={kColumns}
            rows={data.items}
            rowKey={(row) => String(row.measure_id)}
            paging={{ ...data, total_is_capped: false, href: (page) => href({ page }) }}
            columnsKey="measures.catalogue"
            empty={
              <EmptyState title="当てはまる制度が見つかりません" icon="search">
                <p>言葉を短くするか、条件を減らしてみてください。</p>
              </EmptyState>
            }
          />
        )}
      </QueryView>
    </Page>
  )
}

interface FiltersProps {
  state: CatalogueState
  set: (patch: Partial<CatalogueState>) => void
  facets: MeasureList['facets'] | undefined
}

function Filters({ state, set, facets }: FiltersProps) {
  const prefectures = usePrefectures()
  const filter = (name: (typeof kFilters)[number], label: string, options: { value: string; label: string }[]) => (
    <Select id={`catalogue-${name}`} name={name} label={label} unmarked value={state[name]} onValue={(value) => set({ [name]: value })} empty="すべて" options={options} />
  )
  const statuses = Object.fromEntries(Object.entries(kStatuses).map(([code, words]) => [code, words.label]))
  return (
    <div className="toolbar">
      {filter('kind', '種類', counted(kKinds, facets?.kind))}
      {filter('purpose', '目的', counted(kPurposes, facets?.purpose))}
      {filter('area', '地域', [
        { value: 'nationwide', label: '全国どこでも使えるもの' },
        ...(prefectures.data?.items ?? []).map((item) => ({ value: item.prefecture_code, label: item.name })),
      ])}
      {filter('status', '状態', counted(statuses, facets?.status))}
      <Select
        id="catalogue-sort"
        name="sort"
        label="並び順"
        unmarked
        value={state.sort}
        onValue={(sort) => set({ sort })}
        options={Object.entries(kCatalogueSorts).map(([value, label]) => ({ value, label }))}
      />
      {kFilters.some((name) => state[name] !== '') && (
        <Button variant="text" size="small" icon="close" onClick={() => set({ kind: '', purpose: '', area: '', status: '' })}>
          条件をすべて外す
        </Button>
      )}
    </div>
  )
}
