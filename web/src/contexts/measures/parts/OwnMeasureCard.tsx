import { Link, LinkButton } from '../../../ui/Link/Link'
import { deadlineText, manYen, todayInJapan } from '../model'
import { useDefinitionOf } from '../queries'
import type { OwnMeasureItem } from '../types'
import { KindBadge, SoonBadge, StatusBadge, VerdictBadge } from './badges'
import { FavouriteButton } from './FavouriteButton'

interface OwnMeasureCardProps {
  item: OwnMeasureItem
  businessId: number
  /** Address of the list; details stand below it. */
  base: string
  mayKeep: boolean
}

/** A measure in the list: whether it can be used and why, what it is worth, until when, and the next step. */
export function OwnMeasureCard({ item, businessId, base, mayKeep }: OwnMeasureCardProps) {
  const definitionOf = useDefinitionOf()
  const today = todayInJapan()
  const missing = item.missing.map((key) => definitionOf(key)?.name ?? key)
  return (
    <article className="card offer" aria-labelledby={`measure-${item.measure_id}`}>
      <div className="offer__main">
        <div className="row">
          <VerdictBadge verdict={item.verdict} />
          <KindBadge kind={item.kind} />
          {item.status !== 'open' && <StatusBadge status={item.status} />}
          <SoonBadge closes_on={item.closes_on} />
        </div>
        <h3 id={`measure-${item.measure_id}`}>
          <Link href={`${base}/${item.measure_id}`}>{item.title}</Link>
        </h3>
        {(item.summary || item.subtitle) && <p className="offer__summary">{item.summary || item.subtitle}</p>}
        <Why item={item} missing={missing} />
        {item.frames.length > 1 && <Frames item={item} />}
      </div>
      <div className="offer__side">
        {item.worth_yen ? (
          <p>
            <span className="offer__label">{item.verdict === 'eligible' ? '受けられる額' : '額の上限'}</span>
            <span className="offer__worth">最大 {manYen(item.worth_yen)}</span>
          </p>
        ) : null}
        <p>
          <span className="offer__label">締め切り</span>
          {item.status === 'unknown' ? '公表されていません' : deadlineText(item.closes_on, today)}
        </p>
        {item.administrator && (
          <p>
            <span className="offer__label">実施するところ</span>
            {item.administrator}
          </p>
        )}
        <div className="row no-print">
          <LinkButton size="small" variant="outline" href={`${base}/${item.measure_id}`}>
            {item.verdict === 'open' ? '足りない答えを見る' : 'くわしく見る'}
            <span className="visually-hidden">：{item.title}</span>
          </LinkButton>
          {mayKeep && (
            <FavouriteButton businessId={businessId} measureId={item.measure_id} title={item.title} on={item.favourite} />
          )}
        </div>
      </div>
    </article>
  )
}

function Why({ item, missing }: { item: OwnMeasureItem; missing: string[] }) {
  if (item.verdict === 'not_eligible' && item.reasons_no.length > 0) {
    return (
      <div>
        <p className="strong small">使えない理由</p>
        <ul>
          {item.reasons_no.slice(0, 3).map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </div>
    )
  }
  if (item.verdict === 'open' && missing.length > 0) {
    return (
      <p>
        <span className="strong">あと{missing.length}つ：</span>
        {missing.slice(0, 4).join('、')}
        {missing.length > 4 && ' など'}
      </p>
    )
  }
  if (item.verdict === 'unpublished') return <p>くわしい条件は、実施するところに確かめてください。</p>
  return null
}

function Frames({ item }: { item: OwnMeasureItem }) {
  const usable = item.frames.filter((frame) => frame.verdict === 'eligible')
  const open = item.frames.filter((frame) => frame.verdict === 'open')
  if (usable.length === 0 && open.length === 0) return null
  return (
    <ul className="plain-list small">
      {usable.length > 0 && <li>使える枠：{usable.map((frame) => frame.name).join('、')}</li>}
      {open.length > 0 && <li>答えれば分かる枠：{open.map((frame) => frame.name).join('、')}</li>}
    </ul>
  )
}
