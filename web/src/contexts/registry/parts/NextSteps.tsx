import { useMe } from '../../../app/session/SessionProvider'
import { LinkButton } from '../../../ui/Link/Link'
import { kFirstSoleProprietorId } from '../model'
import { useConsents, useProfile } from '../owner_queries'
import { toldCount } from '../profile_form'

/** What an owner does next: register, wait, tell, let see. */
export default function NextSteps() {
  const me = useMe()
  const own = me.businesses.find((business) => business.claim_status === 'confirmed')
  const waiting = me.businesses.filter((business) => business.claim_status === 'pending')
  return (
    <section className="card card--key" aria-labelledby="next-steps">
      <h2 id="next-steps">次にすること</h2>
      {own ? (
        <OwnerSteps businessId={own.business_id} name={own.name} />
      ) : waiting.length > 0 ? (
        <>
          <p>
            「{waiting.map((business) => business.name).join('」「')}」の本人確認を待っています。確認が終わると、メールでお知らせします。
          </p>
          <div>
            <LinkButton variant="outline" href="/app/my-business">
              申し込みの状況を見る
            </LinkButton>
          </div>
        </>
      ) : (
        <>
          <p>はじめに、あなたの会社やお店を登録してください。会社は法人番号から、個人のお店は屋号と住所から登録できます。</p>
          <div>
            <LinkButton href="/app/my-business/claim" size="large">
              自社を登録する
            </LinkButton>
          </div>
        </>
      )}
    </section>
  )
}

function OwnerSteps({ businessId, name }: { businessId: number; name: string }) {
  const profile = useProfile(businessId)
  const consents = useConsents(businessId)
  const base = `/app/my-business/${businessId}`
  const isSaved = (profile.data?.version ?? 0) > 0
  const isShared = consents.data?.items.some((item) => item.state === 'in_force') ?? false
  const noun = businessId >= kFirstSoleProprietorId ? 'お店' : '会社'
  if (!profile.data || !consents.data) return <p className="muted">読み込んでいます…</p>
  if (!isSaved) {
    return (
      <>
        <p>
          {name}の情報を登録してください。一度書いておくと、相談や申し込みのたびに書かずにすみます。分かるところだけで、かまいません。
        </p>
        <div>
          <LinkButton href={`${base}/profile`} size="large">
            {noun}の情報を登録する
          </LinkButton>
        </div>
      </>
    )
  }
  return (
    <>
      <p>
        {name}の情報は{toldCount(profile.data.fields)}項目を登録しています。
        {isShared ? '情報を見せている相手があります。' : 'まだ、だれにも見せていません。相談する商工会議所などに見せておくと、話が早く進みます。'}
      </p>
      <div className="row">
        <LinkButton href={isShared ? `${base}/consents` : `${base}/consents/new`}>
          {isShared ? '見せている相手を確かめる' : '情報を見せる相手を決める'}
        </LinkButton>
        <LinkButton variant="outline" href={`${base}/profile`}>
          情報を直す
        </LinkButton>
      </div>
    </>
  )
}
