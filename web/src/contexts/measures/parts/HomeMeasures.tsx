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

/** How many fit; what is undecided only when something is. */
function found(eligible: number, open: number) {
  if (eligible === 0 && open === 0) return 'いま募集している制度の中に、使えるものは見つかりませんでした。新しい制度が出ると、ここに出ます。'
  return (
    <>
      <span className="strong">{eligible > 0 ? `使える制度が${eligible}件あります。` : '使えると決まった制度は、まだありません。'}</span>
      {open > 0 && `あと少し答えれば分かる制度が${open}件あります。`}
    </>
  )
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
      <p>{found(data.counts.eligible, data.counts.open)}</p>
      {data.next_question && (
        <p>
          <Link href={base}>次の質問に答えると</Link>、{data.next_question.decides}件の結果が決まります：{data.next_question.question}
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
