import { Redirect } from 'wouter'
import { useMe } from '../../../app/session/SessionProvider'
import { LinkButton } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { EmptyState } from '../../../ui/States/States'

/** Leads to the health check of one's business; asks which one when there are several. */
export default function OwnHealthPage() {
  const own = useMe().businesses.filter((business) => business.claim_status === 'confirmed')
  const [first] = own
  if (first && own.length === 1) return <Redirect to={`/app/my-business/${first.business_id}/finance`} replace />
  return (
    <Page title="経営の健康診断" lead="決算の数字から、会社の強みと弱みを6つの点数で見ます。">
      {first ? (
        <div className="grid">
          {own.map((business) => (
            <div key={business.business_id} className="card card--link">
              <LinkButton variant="text" href={`/app/my-business/${business.business_id}/finance`}>
                {business.name}
              </LinkButton>
            </div>
          ))}
        </div>
      ) : (
        <EmptyState title="まだ自社が登録されていません" icon="building">
          <p>会社やお店を登録し、確認を受けると、使えるようになります。</p>
          <LinkButton href="/app/my-business/claim" size="large">
            自社を登録する
          </LinkButton>
        </EmptyState>
      )}
    </Page>
  )
}
