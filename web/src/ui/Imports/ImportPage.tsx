import type { ReactNode } from 'react'
import { Banner } from '../Banner/Banner'
import type { Crumb } from '../Breadcrumb/Breadcrumb'
import { DescriptionList } from '../DescriptionList/DescriptionList'
import { formatDuration, formatInstant } from '../format/date'
import { formatBytes, formatNumber } from '../format/number'
import { Page } from '../Page/Page'
import { QueryView } from '../QueryView/QueryView'
import { Skeleton } from '../Skeleton/Skeleton'
import { ImportProgress } from './ImportProgress'
import { ImportState } from './ImportState'
import { hasEnded, type ImportCount, type ImportRecord, secondsTaken } from './record'
import { useLiveJob } from './useLiveJob'

interface ImportPageProps<Item extends ImportRecord> {
  query: { data: Item | undefined; error: unknown; refetch: () => unknown }
  crumbs: Crumb[]
  lead?: string
  counts: ImportCount<Item>[]
  /** What is counted: 行, 件. */
  unit: string
  /** What a good end leaves to be looked at, in words ("誤りのある行があります"); "" when nothing. */
  warning: (item: Item) => string
  /** Why nothing came in although it ran to its end; null when something did. */
  nothing?: (item: Item) => ReactNode
  /** More than the counts, the size, who began it and how long it took. */
  facts?: (item: Item) => { term: string; value: ReactNode; key?: string }[]
  /** What holds until it has ended. */
  meanwhile?: string
  /** Its job has ended: the import is to be asked again. */
  onEnd: () => void
  /** What was wrong, one by one. */
  children: (item: Item) => ReactNode
}

/** One import: live progress, then how it ended, its counts, and what was wrong. */
export function ImportPage<Item extends ImportRecord>(props: ImportPageProps<Item>) {
  const { query, crumbs, lead, meanwhile, onEnd, children } = props
  const isRunning = query.data !== undefined && !hasEnded(query.data.state)
  const job = useLiveJob(query.data?.job_id, isRunning, onEnd)
  return (
    <Page
      title={query.data?.file_name ?? '取り込み'}
      crumbs={crumbs}
      lead={lead}
      actions={query.data && <ImportState state={query.data.state} />}
    >
      <QueryView query={query} loading={<Skeleton lines={8} />}>
        {(item) => (
          <div className="stack">
            {isRunning ? <ImportProgress item={item} job={job} meanwhile={meanwhile} /> : <Ended item={item} {...props} />}
            <Facts item={item} {...props} />
            {children(item)}
          </div>
        )}
      </QueryView>
    </Page>
  )
}

function Ended<Item extends ImportRecord>({ item, warning, nothing }: ImportPageProps<Item> & { item: Item }) {
  const why = item.state === 'succeeded' ? nothing?.(item) : null
  if (why) {
    return (
      <Banner kind="error" title="取り込めるものがありませんでした">
        <p>{why}データは取り込む前のままです。</p>
      </Banner>
    )
  }
  if (item.state === 'succeeded') {
    const look = warning(item)
    return (
      <Banner kind={look ? 'warning' : 'success'} title={`取り込みが終わりました${look && `（${look}）`}`}>
        {item.message && <p>{item.message}</p>}
      </Banner>
    )
  }
  const failed = item.state === 'failed'
  return (
    <Banner kind={failed ? 'error' : 'warning'} title={failed ? '取り込めませんでした' : '取り込みを中止しました'}>
      {item.message && <p>{item.message}</p>}
      <p>データは取り込む前のままです。</p>
    </Banner>
  )
}

function Facts<Item extends ImportRecord>({ item, counts, unit, facts }: ImportPageProps<Item> & { item: Item }) {
  const seconds = secondsTaken(item)
  const told = counts.map((one) => ({ term: one.term ?? one.header, value: `${formatNumber(one.of(item))}${unit}` }))
  return (
    <DescriptionList
      items={[
        ...(item.state === 'succeeded' ? told : []),
        ...(facts?.(item) ?? []),
        { term: '大きさ', value: formatBytes(item.file_size) },
        { term: '始めた人', value: `${item.created_by}（${formatInstant(item.created_at)}）` },
        ...(seconds === null ? [] : [{ term: 'かかった時間', value: formatDuration(seconds) }]),
      ]}
    />
  )
}
