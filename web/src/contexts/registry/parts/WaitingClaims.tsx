import { useMe } from '../../../app/session/SessionProvider'
import { formatNumber } from '../../../ui/format/number'
import { LinkButton } from '../../../ui/Link/Link'
import { ownOrganizations } from '../organizations'
import { useClaims } from '../owner_queries'

/** How many claims wait for the person's organisation; nothing when none do. */
export default function WaitingClaims() {
  const me = useMe()
  const organization = ownOrganizations(me)[0]
  const claims = useClaims(organization?.organization_id ?? 0, { state: 'pending', page: 1 })
  if (!claims.data || claims.data.total === 0) return null
  return (
    <section className="card card--key" aria-labelledby="waiting-claims">
      <h2 id="waiting-claims">本人確認の申請が{formatNumber(claims.data.total)}件、待っています</h2>
      <p>申し込んだ人は、確認が終わるまで情報を登録できません。</p>
      <div>
        <LinkButton href="/app/claims">申請を確かめる</LinkButton>
      </div>
    </section>
  )
}
