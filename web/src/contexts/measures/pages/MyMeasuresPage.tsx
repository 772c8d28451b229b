import { Redirect } from 'wouter'
import { useMe } from '../../../app/session/SessionProvider'
import { Link, LinkButton } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { EmptyState } from '../../../ui/States/States'

/** Leads an owner to the list of their business; those with several choose one. */
export default function MyMeasuresPage() {
  const own = useMe().businesses.filter((business) => business.claim_status === 'confirmed')
  if (own.length === 1 && own[0]) return <Redirect to={`/app/my-business/${own[0].business_id}/measures`} replace />
  return (
    <Page title="使える制度">
      {own.length === 0 ? (
        <EmptyState title="はじめに、自社を登録してください" icon="building">
          <p>会社やお店の情報から、使える補助金や融資などを選び出します。</p>
          <div className="row">
            <LinkButton href="/app/my-business/claim">自社を登録する</LinkButton>
            <LinkButton variant="outline" href="/measures">
              登録せずに制度をさがす
            </LinkButton>
          </div>
        </EmptyState>
      ) : (
        <section className="section" aria-labelledby="which">
          <h2 id="which">どの事業者の制度を見ますか</h2>
          <div className="grid">
            {own.map((business) => (
              <div key={business.business_id} className="card card--link">
                <Link href={`/app/my-business/${business.business_id}/measures`}>{business.name}</Link>
              </div>
            ))}
          </div>
        </section>
      )}
    </Page>
  )
}
