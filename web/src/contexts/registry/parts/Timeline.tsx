import type { BusinessView } from '../../../api/types'
import { Badge } from '../../../ui/Badge/Badge'
import { formatDateBoth } from '../../../ui/format/date'
import { kHistoryReasons } from '../strings.ja'
import { type TimelineEntry, timelineOf } from '../timeline'

/** Names and addresses over the years, newest first. */
export function Timeline({ business }: { business: BusinessView }) {
  const entries = timelineOf(business)
  return (
    <section className="stack stack--small" aria-labelledby="timeline">
      <h2 id="timeline">名前と所在地の移り変わり</h2>
      {entries.length === 1 && <p>いまの登録より前の記録はありません。</p>}
      <ol className="list">
        {entries.map((entry, index) => (
          <li key={index}>
            <Entry entry={entry} isCurrent={index === 0} />
          </li>
        ))}
      </ol>
      {typeof business.corporate_number === 'string' && (
        <p className="muted small">
          国税庁が法人番号の公表を始めた平成27年10月5日より前のことは、ここには出ません。
        </p>
      )}
    </section>
  )
}

function Entry({ entry, isCurrent }: { entry: TimelineEntry; isCurrent: boolean }) {
  return (
    <div className="list__main stack stack--tight">
      <div className="row">
        <span className="strong">{entry.date ? formatDateBoth(entry.date) : '日付の記録なし'}</span>
        <span>{entry.title}</span>
        {isCurrent && <Badge tone="info">いまの登録</Badge>}
        {entry.void && <Badge tone="warning">{kHistoryReasons[entry.void]}</Badge>}
      </div>
      {entry.changes.length > 0 ? (
        entry.changes.map((change) => (
          <p key={change.label}>
            {change.label}：<del className="muted">{change.before}</del>
            <span aria-hidden="true"> → </span>
            <span className="visually-hidden">から</span>
            <ins className="strong">{change.after || 'なし'}</ins>
          </p>
        ))
      ) : (
        <p className={entry.void ? 'muted' : undefined}>
          {entry.name}　{entry.address}
        </p>
      )}
    </div>
  )
}
