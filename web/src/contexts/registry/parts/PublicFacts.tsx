import type { BusinessLink, BusinessView } from '../../../api/types'
import { Banner } from '../../../ui/Banner/Banner'
import { DescriptionList } from '../../../ui/DescriptionList/DescriptionList'
import { formatDateBoth } from '../../../ui/format/date'
import { Link } from '../../../ui/Link/Link'
import { addressLine, formatPostCode } from '../model'
import { kBusinessStatuses } from '../strings.ja'
import { StatusBadge } from './BusinessName'
import { CopyButton } from './CopyButton'

/** What is published of a business, with where it comes from and how old it is. */
export function PublicFacts({ business }: { business: BusinessView }) {
  const isCorporation = typeof business.corporate_number === 'string'
  return (
    <section className="stack stack--small" aria-labelledby="facts">
      <h2 id="facts">{isCorporation ? '公表されている情報' : '届け出の内容'}</h2>
      <DescriptionList
        items={[
          ...(business.corporate_number
            ? [
                {
                  term: '法人番号',
                  value: (
                    <span className="row">
                      <span className="mono">{business.corporate_number}</span>
                      <CopyButton text={business.corporate_number} what="法人番号" />
                    </span>
                  ),
                },
              ]
            : []),
          { term: isCorporation ? '商号・名称' : '屋号・氏名', value: business.name },
          { term: 'フリガナ', value: business.name_kana || <span className="muted">公表されていません</span> },
          ...(business.name_en ? [{ term: '英語の表記', value: business.name_en }] : []),
          { term: '種別', value: business.kind_name },
          {
            term: '所在地',
            value: (
              <>
                {formatPostCode(business.post_code)} {addressLine(business)}
                {business.prefecture_name && business.address_abroad && <div>{business.address_abroad}</div>}
              </>
            ),
          },
          {
            term: '状態',
            value: (
              <>
                {kBusinessStatuses[business.status]?.label ?? business.status}
                {business.close_date && `（${formatDateBoth(business.close_date)}）`}
                {business.close_cause_name && `　${business.close_cause_name}`}
              </>
            ),
          },
          ...(business.industry_name ? [{ term: '主な業種', value: business.industry_name }] : []),
          ...(business.assignment_date
            ? [{ term: isCorporation ? '番号の指定日' : '登録した日', value: formatDateBoth(business.assignment_date) }]
            : []),
        ]}
      />
      <p className="muted small">
        出典：{business.source}
        {business.update_date && `最後の更新は${formatDateBoth(business.update_date)}です。`}
      </p>
    </section>
  )
}

/** Says at the top that a business has ended or was merged, with the way on. */
export function EndedBanner({ business }: { business: BusinessView }) {
  const successor = business.successor
  if (successor || business.successor_business_id) {
    const id = successor?.business_id ?? business.successor_business_id
    return (
      <Banner kind="warning" title="この事業者は合併しています">
        <p>
          合併先：<Link href={`/app/businesses/${id}`}>{successor?.name ?? `法人番号 ${id}`}</Link>
        </p>
      </Banner>
    )
  }
  if (business.status === 'active') return null
  return (
    <Banner kind="warning" title={business.status === 'deleted' ? 'この法人番号は取り消されています' : 'この事業者は閉鎖しています'}>
      <p>
        {business.close_date ? `${formatDateBoth(business.close_date)}に閉鎖しました。` : ''}
        {business.close_cause_name && `理由：${business.close_cause_name}。`}
      </p>
    </Banner>
  )
}

/** The businesses that were merged into this one. Nothing when there are none. */
export function MergedFrom({ businesses }: { businesses: BusinessLink[] }) {
  if (businesses.length === 0) return null
  return (
    <section className="stack stack--small" aria-labelledby="merged">
      <h2 id="merged">この事業者に合併した事業者</h2>
      <ul className="list">
        {businesses.map((business) => (
          <li key={business.business_id}>
            <div className="list__main">
              <Link href={`/app/businesses/${business.business_id}`}>{business.name}</Link>
              {business.close_date && <div className="list__note">{formatDateBoth(business.close_date)}に閉鎖</div>}
            </div>
            <StatusBadge status={business.status} />
          </li>
        ))}
      </ul>
    </section>
  )
}
