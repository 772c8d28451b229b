import { DescriptionList } from '../../../ui/DescriptionList/DescriptionList'
import { formatDate, formatDateBoth, formatInstant } from '../../../ui/format/date'
import { formatYen } from '../../../ui/format/number'
import { Link } from '../../../ui/Link/Link'
import { manYen } from '../model'
import { useAreaNames, useIndustryNames } from '../queries'
import { kKinds, kPurposes } from '../strings.ja'
import { largestCap } from '../subsidy_terms'
import type { Call, Measure, MeasureDocument } from '../types'
import { SourceLink } from './ProofTree'

function callText(call: Call): string {
  const begin = call.opens_on ? formatDate(call.opens_on) : ''
  const end = call.closes_on ? formatDateBoth(call.closes_on) : ''
  return `${begin || '始まりの定めなし'}から${end ? `${end}まで` : '（締め切りの定めなし）'}`
}

/** What a measure is, for whom, how much, when, and whom to ask: the sheet of one measure. */
export function MeasureFacts({ measure }: { measure: Measure | MeasureDocument }) {
  const areaName = useAreaNames(measure.areas)
  const industryName = useIndustryNames(measure.industries)
  const { contact } = measure
  const caps = measure.frames.map((frame) => largestCap(frame.subsidy)).filter((cap): cap is number => cap !== null)
  return (
    <>
      <section className="stack stack--small" aria-labelledby="what">
        <h2 id="what">どんな制度か</h2>
        <p className="measure pre-line">{measure.content || measure.summary || 'くわしい説明は公表されていません。'}</p>
        {'detail_html' in measure && measure.detail_html && (
          <details>
            <summary>公表されている説明の全文</summary>
            {/* Made by the server from an allow-list of elements. */}
            <div className="measure" dangerouslySetInnerHTML={{ __html: measure.detail_html }} />
          </details>
        )}
      </section>
      <section className="stack stack--small" aria-labelledby="facts">
        <h2 id="facts">だれが、いくら、いつ</h2>
        <DescriptionList
          items={[
            { term: '種類', value: kKinds[measure.kind] ?? measure.kind },
            { term: '目的', value: measure.purposes.map((purpose) => kPurposes[purpose] ?? purpose).join('、') || '定めなし' },
            { term: '使える地域', value: measure.areas.length === 0 ? '全国' : measure.areas.map(areaName).join('、') },
            { term: '使える業種', value: measure.industries.length === 0 ? 'すべての業種' : measure.industries.map(industryName).join('、') },
            { term: '額の上限', value: caps.length > 0 ? `${manYen(Math.max(...caps))}（枠や条件によって変わります）` : '公表されていません' },
            ...(measure.budget_yen ? [{ term: '予算', value: formatYen(measure.budget_yen) }] : []),
            {
              term: '募集の期間',
              value:
                measure.calls.length === 0 ? (
                  '定めなし'
                ) : (
                  <ul className="plain-list">
                    {measure.calls.map((call) => (
                      <li key={call.name + (call.closes_on ?? '')}>
                        {call.name && `${call.name}：`}
                        {callText(call)}
                        {call.note && <span className="muted small"> {call.note}</span>}
                      </li>
                    ))}
                  </ul>
                ),
            },
            { term: '実施するところ', value: [measure.administrator, measure.operator_name].filter(Boolean).join('、') || '公表されていません' },
            {
              term: '問い合わせ先',
              value:
                contact.name || contact.phone || contact.email || contact.url ? (
                  <>
                    {contact.name}
                    {contact.phone && (
                      <>
                        {' '}
                        <a href={`tel:${contact.phone}`}>{contact.phone}</a>
                      </>
                    )}
                    {contact.email && (
                      <>
                        {' '}
                        <a href={`mailto:${contact.email}`}>{contact.email}</a>
                      </>
                    )}
                    {contact.url && (
                      <>
                        {' '}
                        <Link href={contact.url} external>
                          問い合わせのページ
                        </Link>
                      </>
                    )}
                  </>
                ) : (
                  '公式のページを見てください'
                ),
            },
            {
              term: '公式のページ',
              value: measure.url ? (
                <Link href={measure.url} external>
                  {measure.url}
                </Link>
              ) : (
                'ありません'
              ),
            },
            ...('updated_at' in measure
              ? [{ term: '最後の更新', value: `${formatInstant(measure.updated_at)}（第${measure.version}版）` }]
              : []),
          ]}
        />
        {'source_note' in measure && measure.source_note && <p className="small muted">{measure.source_note}</p>}
        {measure.sources.length > 0 && (
          <ul className="plain-list small muted">
            {measure.sources.map((source) => (
              <li key={source.title + source.place}>
                <SourceLink source={source} />
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  )
}
