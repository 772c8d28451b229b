import { useEffect, useRef, useState } from 'react'
import { asApiError } from '../../../api/problem'
import { Button } from '../../../ui/Button/Button'
import { csvText, saveFile } from '../../../ui/csv/csv'
import { countText } from '../../../ui/DataTable/DataTable'
import { LinkButton } from '../../../ui/Link/Link'
import { Pagination } from '../../../ui/Pagination/Pagination'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { SearchBox } from '../../../ui/SearchBox/SearchBox'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { EmptyState } from '../../../ui/States/States'
import { Tabs } from '../../../ui/Tabs/Tabs'
import { announce, toast } from '../../../ui/Toast/Toasts'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { kOwnRowHead, ownRows } from '../measure_rows'
import { todayInJapan } from '../model'
import { allOwnMeasures, kOwnDefaults, type OwnState, useDefinitionOf, useOwnMeasures } from '../queries'
import { kVerdictOrder, kVerdicts } from '../strings.ja'
import type { OwnMeasureList as List, VerdictCode } from '../types'
import { FilterFold } from './FilterFold'
import { MeasureFilters, ownFilterCount } from './MeasureFilters'
import { NextQuestion } from './NextQuestion'
import { OwnMeasureCard } from './OwnMeasureCard'

interface OwnMeasureListProps {
  businessId: number
  /** Address of the list; details stand below it. */
  base: string
  /** The owner answers and keeps favourites; an advisor looks. */
  isOwner: boolean
}

/** All measures as they stand for a business: tabs by result, filters, order, favourites, file. */
export function OwnMeasureList({ businessId, base, isOwner }: OwnMeasureListProps) {
  const { query, href, set } = useUrlQuery(kOwnDefaults)
  const list = useOwnMeasures(businessId, query)
  const spoken = useRef('')

  useEffect(() => {
    if (!list.data || list.isPlaceholderData) return
    const text = kVerdictOrder.map((code) => `${kVerdicts[code].tab} ${list.data.counts[code]}件`).join('、')
    if (spoken.current && spoken.current !== text) announce(text)
    spoken.current = text
  }, [list.data, list.isPlaceholderData])

  return (
    <QueryView query={list} loading={<Skeleton lines={12} />}>
      {(data) => (
        <div className="stack">
          {data.next_question && <NextQuestion businessId={businessId} question={data.next_question} mayAnswer={isOwner} />}
          <div className="stack stack--small no-print">
            <SearchBox
              label="制度の名前や内容でさがす"
              placeholder="例：IT、設備、販路"
              value={query.q}
              onSearch={(q) => set({ q })}
            />
            <FilterFold count={ownFilterCount(query)}>
              <MeasureFilters state={query} set={set} />
            </FilterFold>
          </div>
          <Tabs
            label="結果ごとの制度"
            current={query.verdict}
            tabs={kVerdictOrder.map((code) => ({
              key: code,
              label: kVerdicts[code].tab,
              count: data.counts[code],
              href: href({ verdict: code }),
            }))}
          />
          <section className="stack stack--small" aria-label={kVerdicts[query.verdict as VerdictCode]?.tab} aria-busy={list.isPlaceholderData}>
            <h2 className="visually-hidden">{kVerdicts[query.verdict as VerdictCode]?.tab}制度</h2>
            {data.items.length === 0 ? (
              <Nothing data={data} state={query} href={href} />
            ) : (
              <>
                <div className="table-bar">
                  <p className="table-bar__count">{countText(data.total, false, data.page, data.per_page)}</p>
                  <SaveCsv businessId={businessId} state={query} />
                </div>
                <ul className="plain-list stack stack--small">
                  {data.items.map((item) => (
                    <li key={item.measure_id}>
                      <OwnMeasureCard item={item} businessId={businessId} base={base} mayKeep={isOwner} />
                    </li>
                  ))}
                </ul>
                <Pagination page={data.page} perPage={data.per_page} total={data.total} href={(page) => href({ page })} />
              </>
            )}
          </section>
        </div>
      )}
    </QueryView>
  )
}

function SaveCsv({ businessId, state }: { businessId: number; state: OwnState }) {
  const definitionOf = useDefinitionOf()
  const [busy, setBusy] = useState(false)
  async function save() {
    setBusy(true)
    try {
      const rows = ownRows(await allOwnMeasures(businessId, state), (key) => definitionOf(key)?.name ?? key)
      saveFile(`制度の一覧_${todayInJapan()}.csv`, csvText([kOwnRowHead, ...rows]))
      toast(`${rows.length}件をCSVで保存しました`)
    } catch (error) {
      toast(`CSVを作れませんでした。${asApiError(error).message}`)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button size="small" variant="outline" icon="download" busy={busy} onClick={() => void save()}>
      CSV
    </Button>
  )
}

interface NothingProps {
  data: List
  state: OwnState
  href: (patch: Partial<OwnState>) => string
}

/** Nothing in this tab: says why, and where something is. */
function Nothing({ data, state, href }: NothingProps) {
  const narrowed = ownFilterCount(state) > 0 || state.q !== ''
  const fuller = kVerdictOrder.find((code) => code !== state.verdict && data.counts[code] > 0)
  if (state.favourite === 'true') {
    return (
      <EmptyState title="ここに入るお気に入りはありません" icon="star">
        <p>気になる制度の「お気に入り」を押すと、ここに集まります。</p>
        <LinkButton variant="outline" href={href({ favourite: '' })}>
          すべての制度を見る
        </LinkButton>
      </EmptyState>
    )
  }
  if (narrowed) {
    return (
      <EmptyState title="条件に合う制度がありません" icon="search">
        <p>言葉を短くするか、条件を減らしてみてください。</p>
        <LinkButton variant="outline" href={href({ q: '', kind: '', purpose: '', area: '', status: '', closes_within_days: '' })}>
          条件を外す
        </LinkButton>
      </EmptyState>
    )
  }
  return (
    <EmptyState title={`「${kVerdicts[state.verdict as VerdictCode]?.tab ?? ''}」制度は、いまはありません`}>
      {state.verdict === 'eligible' && data.counts.open > 0 && <p>質問に答えると、使える制度が見つかることがあります。</p>}
      <p>募集の終わった制度も、次の募集にそなえて見ておけます。</p>
      <LinkButton variant="outline" href={href({ status: 'closed' })}>
        募集の終わった制度を見る
      </LinkButton>
      {fuller && (
        <LinkButton variant="outline" href={href({ verdict: fuller })}>
          「{kVerdicts[fuller].tab}」制度を見る（{data.counts[fuller]}件）
        </LinkButton>
      )}
    </EmptyState>
  )
}
