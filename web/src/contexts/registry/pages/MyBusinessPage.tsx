import { useOwnPlaces } from '../../../app/OwnBusiness'
import { useMe } from '../../../app/session/SessionProvider'
import type { Me } from '../../../api/types'
import { Badge } from '../../../ui/Badge/Badge'
import { LinkButton } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { EmptyState } from '../../../ui/States/States'
import { useMyClaims } from '../owner_queries'
import { MyClaims } from '../parts/MyClaims'
import { spacedNumber } from '../model'

type Own = Me['businesses'][number]

/** The businesses that one owns, and the claims that wait. */
export default function MyBusinessPage() {
  const me = useMe()
  const claims = useMyClaims()
  const own = me.businesses.filter((business) => business.claim_status === 'confirmed')
  return (
    <Page
      title="自社の情報"
      lead="会社やお店の情報を一度登録すると、相談や申し込みのたびに書かずにすみます。だれに見せるかは、あなたが決めます。"
      actions={
        own.length > 0 && (
          <LinkButton variant="outline" icon="plus" href="/app/my-business/claim">
            事業者を追加する
          </LinkButton>
        )
      }
    >
      {own.map((business) => (
        <OwnBusiness key={business.business_id} business={business} />
      ))}
      <QueryView query={claims}>
        {({ items }) =>
          items.length === 0 && own.length === 0 ? (
            <EmptyState title="まだ自社が登録されていません" icon="building">
              <p>
                会社は法人番号から、個人のお店は屋号と住所から登録します。地域の商工会議所などが、あなたの会社・お店であることを確かめます。
              </p>
              <LinkButton href="/app/my-business/claim" size="large">
                自社を登録する
              </LinkButton>
            </EmptyState>
          ) : (
            <MyClaims claims={items} />
          )
        }
      </QueryView>
    </Page>
  )
}

/** The places that have a button with words of their own. */
const kNamed = ['profile', 'consents', 'log']

function OwnBusiness({ business }: { business: Own }) {
  const base = `/app/my-business/${business.business_id}`
  const others = useOwnPlaces(business.business_id).filter((place) => !kNamed.includes(place.key))
  return (
    <section className="card" aria-label={business.name}>
      <div className="card__head">
        <h2>{business.name}</h2>
        <Badge tone="success">確認済み</Badge>
      </div>
      {business.business_id < 90_000_000_000_000 && (
        <p className="muted">法人番号 {spacedNumber(String(business.business_id))}</p>
      )}
      <div className="row">
        <LinkButton href={`${base}/profile`}>登録の内容を見る・変える</LinkButton>
        {others.map((place) => (
          <LinkButton key={place.key} variant="outline" href={place.href}>
            {place.label}
          </LinkButton>
        ))}
        <LinkButton variant="outline" href={`${base}/consents`}>
          情報を見せる相手
        </LinkButton>
        <LinkButton variant="outline" href={`${base}/log`}>
          見られた記録
        </LinkButton>
        <LinkButton variant="text" href={`/app/businesses/${business.business_id}`}>
          事業者のページ
        </LinkButton>
      </div>
    </section>
  )
}
