import { Banner } from '../../../ui/Banner/Banner'
import type { Crumb } from '../../../ui/Breadcrumb/Breadcrumb'
import { Button } from '../../../ui/Button/Button'
import { LinkButton } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { deadlineText, presentCall, todayInJapan } from '../model'
import { useFacts, useOwnMeasure } from '../queries'
import { kVerdicts } from '../strings.ja'
import type { OwnMeasure } from '../types'
import { KindBadge, SoonBadge, StatusBadge, VerdictBadge } from './badges'
import { FavouriteButton } from './FavouriteButton'
import { FrameList } from './FrameList'
import { MeasureFacts } from './MeasureFacts'
import { MissingAnswers } from './MissingAnswers'
import { useOpenForPrint } from './open_for_print'
import { ProofTree } from './ProofTree'

interface MeasureForBusinessProps {
  businessId: number
  measureId: number
  /** Address of the business's list of measures. */
  base: string
  crumbs: Crumb[]
  isOwner: boolean
}

/** One measure as it stands for one business, with the proof of the answer. Printed, it is the measure sheet. */
export function MeasureForBusiness({ businessId, measureId, base, crumbs, isOwner }: MeasureForBusinessProps) {
  const query = useOwnMeasure(businessId, measureId)
  useOpenForPrint()
  const data = query.data
  const simulation = `${base}/${measureId}/simulation`
  return (
    <Page
      title={data?.measure.title ?? '制度'}
      crumbs={crumbs}
      lead={data?.measure.subtitle || undefined}
      actions={
        data && (
          <>
            {isOwner && (
              <FavouriteButton
                businessId={businessId}
                measureId={measureId}
                title={data.measure.title}
                on={data.favourite}
              />
            )}
            <Button variant="outline" size="small" icon="print" onClick={() => print()}>
              印刷する
            </Button>
            <LinkButton
              variant="outline"
              size="small"
              icon="download"
              href={`/api/v1/businesses/${businessId}/measures/${measureId}/sheet.pdf`}
              download="制度.pdf"
            >
              PDF
            </LinkButton>
          </>
        )
      }
    >
      <QueryView query={query} loading={<Skeleton lines={14} />}>
        {(own) => <Content own={own} businessId={businessId} simulation={simulation} isOwner={isOwner} />}
      </QueryView>
    </Page>
  )
}

interface ContentProps {
  own: OwnMeasure
  businessId: number
  simulation: string
  isOwner: boolean
}

function Content({ own, businessId, simulation, isOwner }: ContentProps) {
  const { measure, verdict, proof } = own
  const facts = useFacts(businessId).data?.items
  const call = presentCall(measure.calls, todayInJapan())
  const missing = [...new Set([...own.missing, ...own.frames.flatMap((frame) => frame.missing ?? [])])]
  const hasSubsidy = measure.frames.some((frame) => frame.subsidy)
  return (
    <>
      <div className="row">
        <VerdictBadge verdict={verdict} />
        <KindBadge kind={measure.kind} />
        <StatusBadge status={measure.status} />
        <SoonBadge closes_on={call?.closes_on} />
        {call && <span className="muted">{deadlineText(call.closes_on, todayInJapan())}</span>}
      </div>
      <Result own={own} isOwner={isOwner} />
      {hasSubsidy && (
        <div className="row no-print">
          <LinkButton href={simulation}>いくら受けられるか計算する</LinkButton>
          {measure.url && (
            <LinkButton variant="outline" href={measure.url} external>
              公式のページ
            </LinkButton>
          )}
        </div>
      )}
      {verdict !== 'not_eligible' && <MissingAnswers businessId={businessId} facts={missing} mayAnswer={isOwner} />}
      {proof && (
        <section className="stack stack--small" aria-labelledby="proof">
          <h2 id="proof">条件を1つずつたしかめる</h2>
          <ProofTree proof={proof} label="この制度の条件" facts={facts} />
        </section>
      )}
      <FrameList
        frames={measure.frames}
        verdicts={own.frames}
        facts={facts}
        simulation={(frame_key) => `${simulation}?frame=${encodeURIComponent(frame_key)}`}
      />
      <MeasureFacts measure={measure} />
    </>
  )
}

/** The answer in a sentence, and what to do next. */
function Result({ own, isOwner }: { own: OwnMeasure; isOwner: boolean }) {
  const { verdict } = own
  const usable = own.frames.filter((frame) => frame.verdict === 'eligible')
  const nameOf = (frame_key: string) => own.measure.frames.find((frame) => frame.frame_key === frame_key)?.name ?? frame_key
  if (verdict === 'eligible') {
    return (
      <Banner kind="success" title={isOwner ? '登録した情報では、この制度を使えます' : '登録された情報では、この制度を使えます'}>
        {usable.length > 0 && <p>使える枠：{usable.map((frame) => nameOf(frame.frame_key)).join('、')}</p>}
        <p>申し込む前に、公式のページで最新の条件を確かめてください。</p>
      </Banner>
    )
  }
  if (verdict === 'open') {
    return (
      <Banner kind="info" title={kVerdicts.open.label}>
        <p>まだ答えのない条件があります。{isOwner && '下の質問に答えると、その場で結果が変わります。'}</p>
      </Banner>
    )
  }
  if (verdict === 'not_eligible') {
    return (
      <Banner kind="warning" title="登録した情報では、この制度を使えません">
        <p>下の「満たさない」条件を見てください。情報がちがうときは、直すと結果が変わります。</p>
      </Banner>
    )
  }
  return (
    <Banner kind="info" title="くわしい条件が公表されていません">
      <p>使えるかどうかは、実施するところか、地域の商工会議所にたずねてください。</p>
    </Banner>
  )
}
