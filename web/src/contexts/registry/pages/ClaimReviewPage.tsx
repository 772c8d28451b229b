import { useParams } from 'wouter'
import type { ClaimItem } from '../../../api/types'
import { Badge } from '../../../ui/Badge/Badge'
import { Banner } from '../../../ui/Banner/Banner'
import { DescriptionList } from '../../../ui/DescriptionList/DescriptionList'
import { formatDateBoth, formatInstant } from '../../../ui/format/date'
import { Link } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { addressLine, formatPostCode } from '../model'
import { useClaim } from '../owner_queries'
import { ClaimDecision } from '../parts/ClaimDecision'
import { StatusBadge } from '../parts/BusinessName'
import { useBusiness } from '../queries'
import { kClaimStates } from '../strings.ja'

const kCrumbs = [{ label: '本人確認の申請', href: '/app/claims' }]

/** One claim: what the person says beside what is known, and the decision. */
export default function ClaimReviewPage() {
  const params = useParams<{ organization_id: string; claim_id: string }>()
  const organizationId = Number(params.organization_id)
  const claim = useClaim(organizationId, Number(params.claim_id))
  return (
    <Page title={claim.data?.business_name ?? '申請'} crumbs={kCrumbs}>
      <QueryView query={claim} loading={<Skeleton lines={10} />}>
        {(data) => <Review claim={data} organizationId={organizationId} />}
      </QueryView>
    </Page>
  )
}

function Review({ claim, organizationId }: { claim: ClaimItem; organizationId: number }) {
  return (
    <>
      <div className="row">
        <Badge tone={kClaimStates[claim.state].tone}>{kClaimStates[claim.state].label}</Badge>
        <span className="muted">{formatInstant(claim.submitted_at)} に申し込み</span>
      </div>
      <div className="halves">
        <section className="card" aria-labelledby="applicant">
          <h2 id="applicant">申し込んだ人が書いた内容</h2>
          <DescriptionList
            items={[
              { term: 'お名前', value: claim.applicant_name },
              { term: '役職', value: claim.applicant_position },
              {
                term: '電話番号',
                value: claim.applicant_phone && <a href={`tel:${claim.applicant_phone}`}>{claim.applicant_phone}</a>,
              },
              { term: '伝えたいこと', value: claim.message && <span className="pre-line">{claim.message}</span> },
            ]}
          />
        </section>
        {claim.sole_proprietor ? <Stated claim={claim} /> : <Published businessId={claim.business_id} />}
      </div>
      {claim.state === 'pending' ? (
        <ClaimDecision claim={claim} organizationId={organizationId} />
      ) : (
        <Banner kind={claim.state === 'confirmed' ? 'success' : 'info'} title={claim.next_step}>
          {claim.decided_at && <p>{formatInstant(claim.decided_at)} に処理しました。</p>}
          {claim.note && <p>確かめた方法：{claim.note}</p>}
          {claim.rejection_reason && <p>本人に伝えた理由：{claim.rejection_reason}</p>}
        </Banner>
      )}
    </>
  )
}

function Published({ businessId }: { businessId: number }) {
  const business = useBusiness(businessId)
  return (
    <section className="card" aria-labelledby="published">
      <h2 id="published">公表されている情報</h2>
      <QueryView query={business} loading={<Skeleton lines={5} />}>
        {(data) => (
          <>
            <DescriptionList
              items={[
                {
                  term: '商号・名称',
                  value: (
                    <>
                      <Link href={`/app/businesses/${data.business_id}`}>{data.name}</Link> <StatusBadge status={data.status} />
                    </>
                  ),
                },
                { term: '法人番号', value: <span className="mono">{data.corporate_number}</span> },
                { term: '所在地', value: `${formatPostCode(data.post_code)} ${addressLine(data)}` },
                { term: '種別', value: data.kind_name },
                { term: '最後の更新', value: data.update_date ? formatDateBoth(data.update_date) : '' },
              ]}
            />
            <p className="muted small">出典：{data.source}</p>
          </>
        )}
      </QueryView>
    </section>
  )
}

function Stated({ claim }: { claim: ClaimItem }) {
  const facts = claim.sole_proprietor
  if (!facts) return null
  return (
    <section className="card" aria-labelledby="stated">
      <h2 id="stated">届け出の内容（個人事業主）</h2>
      <DescriptionList
        items={[
          { term: '屋号', value: facts.trade_name },
          { term: 'フリガナ', value: facts.name_kana },
          { term: '事業主のお名前', value: facts.representative_name },
          {
            term: '住所',
            value: `${formatPostCode(facts.post_code)} ${facts.prefecture_name}${facts.city_name}${facts.street}`,
          },
        ]}
      />
      <p className="muted small">公表された台帳はありません。開業届の控えや、お店の訪問などで確かめてください。</p>
    </section>
  )
}
