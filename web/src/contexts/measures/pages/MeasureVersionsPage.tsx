import { useParams } from 'wouter'
import { Badge } from '../../../ui/Badge/Badge'
import { formatInstant } from '../../../ui/format/date'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { EmptyState } from '../../../ui/States/States'
import { useVersions } from '../officer_queries'
import type { VersionItem } from '../types'
import { useMeasure } from '../queries'

/** The published versions of a measure: who changed what, when and why. */
export default function MeasureVersionsPage() {
  const measureId = Number(useParams<{ measure_id: string }>().measure_id)
  const measure = useMeasure(measureId)
  const versions = useVersions(measureId)
  const title = measure.data?.title ?? '制度'
  return (
    <Page
      title="版の記録"
      crumbs={[
        { label: '制度をさがす', href: '/app/measures' },
        { label: title, href: `/app/measures/${measureId}` },
      ]}
      lead={title}
    >
      <QueryView query={versions}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="版の記録はありません" icon="log" />
          ) : (
            <ol className="plain-list stack" reversed>
              {items.map((item, index) => (
                <li key={item.version}>
                  <Version item={item} open={index === 0} />
                </li>
              ))}
            </ol>
          )
        }
      </QueryView>
    </Page>
  )
}

const kEvents = { withdrawn: '取り下げ', restored: '公開に戻した' }
const kMarks = { same: '　', added: '＋', removed: '－' }
const kSaid = { same: '', added: '加えた行：', removed: '消した行：' }

function Version({ item, open }: { item: VersionItem; open: boolean }) {
  return (
    <article className="card" aria-label={`第${item.version}版`}>
      <div className="card__head">
        <h2>
          第{item.version}版{item.kind !== 'published' && <> <Badge tone="warning">{kEvents[item.kind]}</Badge></>}
        </h2>
        <span className="muted">
          {formatInstant(item.published_at)}
          {item.published_by && `　${item.published_by}`}
        </span>
      </div>
      <p>{item.note}</p>
      {item.changes.length > 0 && (
        <details open={open || undefined}>
          <summary>変わったところ</summary>
          <ul className="changes mono small">
            {item.changes.map((line, index) => (
              <li key={index} className={line.change === 'same' ? undefined : line.change}>
                <span aria-hidden="true">{kMarks[line.change]}</span>
                <span className="visually-hidden">{kSaid[line.change]}</span>
                {line.text}
              </li>
            ))}
          </ul>
        </details>
      )}
    </article>
  )
}
