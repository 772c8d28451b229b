import { useQuery } from '@tanstack/react-query'
import { useMe } from '../../../app/session/SessionProvider'
import { api, body } from '../../../api/client'
import { formatDateBoth } from '../../../ui/format/date'
import { Link, LinkButton } from '../../../ui/Link/Link'
import { kKeys, kOwnDefaults, useOwnMeasures } from '../queries'

const kDeadlinesShown = 3

/** The owner's home: how many measures fit, the next question, the nearest deadlines, what is new. */
export default function HomeMeasures() {
  const own = useMe().businesses.find((business) => business.claim_status === 'confirmed')
  return own ? <Measures businessId={own.business_id} /> : null
}

function Measures({ businessId }: { businessId: number }) {
  const { data } = useOwnMeasures(businessId, { ...kOwnDefaults, sort: 'deadline' })
  const fresh = useQuery({ queryKey: kKeys.fresh, queryFn: () => body(api.GET('/api/v1/me/new-measures')), retry: false })
  // What cannot be read is said on its own page; home goes on without it.
  if (!data) return null
  const base = `/app/my-business/${businessId}/measures`
  const soon = data.items.filter((item) => item.closes_on).slice(0, kDeadlinesShown)
  const news = fresh.data?.items.slice(0, kDeadlinesShown) ?? []
  return (
    <section className="card" aria-labelledby="home-measures">
      <h2 id="home-measures">使える支援制度</h2>
      <p>
        <span className="strong">使える制度が{data.counts.eligible}件</span>、あと少し答えれば分かる制度が{data.counts.open}件あります。
      </p>
      {data.next_question && (
        <p>
          次の質問に答えると、{data.next_question.decides}件の結果が決まります：{data.next_question.question}
        </p>
      )}
      {soon.length > 0 && (
        <>
          <h3>締切の近い制度</h3>
          <ul className="plain-list">
            {soon.map((item) => (
              <li key={item.measure_id}>
                <Link href={`${base}/${item.measure_id}`}>{item.title}</Link>
                {item.closes_on && <span className="small muted">（{formatDateBoth(item.closes_on)}まで）</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      {news.length > 0 && (
        <>
          <h3>新しい制度</h3>
          <ul className="plain-list">
            {news.map((item) => (
              <li key={item.measure_id}>
                <Link href={`${base}/${item.measure_id}`}>{item.title}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="row">
        <LinkButton href={base}>使える制度を見る</LinkButton>
        <LinkButton variant="outline" href="/app/notifications">
          お知らせの設定
        </LinkButton>
      </div>
    </section>
  )
}
