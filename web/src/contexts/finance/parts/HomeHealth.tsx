import { useMe } from '../../../app/session/SessionProvider'
import { LinkButton } from '../../../ui/Link/Link'
import { finding } from '../model'
import { useBenchmark } from '../queries'
import { periodName } from '../statement_form'

/** The owner's home: the last result, or the way to the first. */
export default function HomeHealth() {
  const own = useMe().businesses.find((business) => business.claim_status === 'confirmed')
  return own ? <Health businessId={own.business_id} /> : null
}

function Health({ businessId }: { businessId: number }) {
  const { data } = useBenchmark(businessId, '')
  // What cannot be read is said on its own page; home goes on without it.
  if (!data) return null
  const base = `/app/my-business/${businessId}/finance`
  const [year] = data.years
  return (
    <section className="card" aria-labelledby="home-health">
      <h2 id="home-health">経営の健康診断</h2>
      {year ? (
        <>
          <p>
            <span className="strong">
              {periodName(year.fiscal_year_end)}の総合評価は{year.grade ? `「${year.grade}」` : 'まだ出ていません'}
            </span>
            （30点中{year.total_points}点）。{finding(year)}。
          </p>
          <div className="row">
            <LinkButton href={base}>結果をくわしく見る</LinkButton>
            <LinkButton variant="outline" href={`${base}/statements`}>
              決算の数字を直す
            </LinkButton>
          </div>
        </>
      ) : (
        <>
          <p>決算書の14の数字を写すと、会社の強みと弱みが分かります。1年分だけでも始められます。</p>
          <div>
            <LinkButton href={`${base}/statements`}>決算の数字を入れる</LinkButton>
          </div>
        </>
      )}
    </section>
  )
}
