import type { BusinessItem } from '../../../api/types'
import { Badge } from '../../../ui/Badge/Badge'
import { Link } from '../../../ui/Link/Link'
import { kBusinessStatuses } from '../strings.ja'

/** The badge of a business that is not simply active; nothing for active ones. */
export function StatusBadge({ status }: { status: string }) {
  const words = kBusinessStatuses[status]
  return words && status !== 'active' ? <Badge tone={words.tone}>{words.label}</Badge> : null
}

/** A business in a list: its name as the link, reading, closed or merged, and where it went. */
export function BusinessName({ business }: { business: BusinessItem }) {
  const successor = business.successor_business_id
  return (
    <>
      <Link href={`/app/businesses/${business.business_id}`}>{business.name}</Link>
      {business.name_kana && <span className="table__sub">{business.name_kana}</span>}
      {(business.status !== 'active' || successor) && (
        <span className="row">
          <StatusBadge status={business.status} />
          {successor && (
            <>
              <Badge tone="info">合併</Badge>
              <Link className="small" href={`/app/businesses/${successor}`}>
                合併先を見る<span className="visually-hidden">：{business.name}の合併先</span>
              </Link>
            </>
          )}
        </span>
      )}
    </>
  )
}
