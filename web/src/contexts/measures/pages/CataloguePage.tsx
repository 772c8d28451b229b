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
import { kCatalogueDefaults, useCatalogue, usePrefectures } from '../queries'
import { kCatalogueSorts, kKinds, kPurposes, kStatuses } from '../strings.ja'
import type { Facet, MeasureItem } from '../types'
import { SoonBadge, StatusBadge } from '../parts/badges'

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

/** All measures, for staff and officials: found by words, kind, purpose, area and whether applications are open. */
export default function CataloguePage() {
  const me = useMe()
  const { query, href, set } = useUrlQuery(kCatalogueDefaults)
  const list = useCatalogue(query)
  const prefectures = usePrefectures()
  const facets = list.data?.facets
  const isNarrowed = [query.kind, query.purpose, query.area, query.status].some((value) => value !== '')
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
        <div className="toolbar">
          <Select id="catalogue-kind" name="kind" label="種類" unmarked value={query.kind} onValue={(kind) => set({ kind })} empty="すべて" options={counted(kKinds, facets?.kind)} />
          <Select id="catalogue-purpose" name="purpose" label="目的" unmarked value={query.purpose} onValue={(purpose) => set({ purpose })} empty="すべて" options={counted(kPurposes, facets?.purpose)} />
          <Select
            id="catalogue-area"
            name="area"
            label="地域"
            unmarked
            value={query.area}
            onValue={(area) => set({ area })}
            empty="すべて"
            options={[
          { value: 'nationwide', label: '全国どこでも使えるもの' },
          ...(prefectures.data?.items ?? []).map((item) => ({ value: item.prefecture_code, label: item.name })),
        ]}
          />
          <Select
            id="catalogue-status"
            name="status"
            label="状態"
            unmarked
            value={query.status}
            onValue={(status) => set({ status })}
            empty="すべて"
            options={counted(
              Object.fromEntries(Object.entries(kStatuses).map(([code, words]) => [code, words.label])),
              facets?.status,
            )}
          />
          <Select
            id="catalogue-sort"
            name="sort"
            label="並び順"
            unmarked
            value={query.sort}
            onValue={(sort) => set({ sort })}
            options={Object.entries(kCatalogueSorts).map(([value, label]) => ({ value, label }))}
          />
          {isNarrowed && (
            <Button variant="text" size="small" icon="close" onClick={() => set({ kind: '', purpose: '', area: '', status: '' })}>
              条件をすべて外す
            </Button>
          )}
        </div>
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
