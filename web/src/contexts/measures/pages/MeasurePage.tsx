import { useParams } from 'wouter'
import { isStaff } from '../../../app/session/doors'
import { useMe } from '../../../app/session/SessionProvider'
import { Button } from '../../../ui/Button/Button'
import { LinkButton } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { deadlineText, presentCall, todayInJapan } from '../model'
import { mayEditMeasures } from '../permissions'
import { useMeasure } from '../queries'
import type { Measure } from '../types'
import { KindBadge, SoonBadge, StatusBadge } from '../parts/badges'
import { FrameList } from '../parts/FrameList'
import { MeasureEditing } from '../parts/MeasureEditing'
import { MeasureFacts } from '../parts/MeasureFacts'
import { useOpenForPrint } from '../parts/open_for_print'
import { RuleWords } from '../parts/RuleWords'

/** One measure of the catalogue, for staff and officials. */
export default function MeasurePage() {
  const measureId = Number(useParams<{ measure_id: string }>().measure_id)
  const me = useMe()
  const query = useMeasure(measureId)
  useOpenForPrint()
  return (
    <Page
      title={query.data?.title ?? '制度'}
      crumbs={[{ label: '制度をさがす', href: '/app/measures' }]}
      lead={query.data?.subtitle || undefined}
      actions={
        <>
          {mayEditMeasures(me) && query.data && <MeasureEditing measure={query.data} />}
          {isStaff(me) && (
            <LinkButton variant="outline" size="small" icon="people" href={`/app/measures/${measureId}/businesses`}>
              合う事業者を見る
            </LinkButton>
          )}
          <Button variant="outline" size="small" icon="print" onClick={() => print()}>
            印刷する
          </Button>
          <LinkButton variant="outline" size="small" icon="download" href={`/api/v1/measures/${measureId}/sheet.pdf`} download="制度.pdf">
            PDF
          </LinkButton>
        </>
      }
    >
      <QueryView query={query} loading={<Skeleton lines={12} />}>
        {(measure) => <Content measure={measure} />}
      </QueryView>
    </Page>
  )
}

function Content({ measure }: { measure: Measure }) {
  const call = presentCall(measure.calls, todayInJapan())
  return (
    <>
      <div className="row">
        <KindBadge kind={measure.kind} />
        <StatusBadge status={measure.status} />
        <SoonBadge closes_on={call?.closes_on} />
        {call && <span className="muted">{deadlineText(call.closes_on, todayInJapan())}</span>}
      </div>
      <MeasureFacts measure={measure} />
      {measure.rule && (
        <section className="stack stack--small" aria-labelledby="conditions">
          <h2 id="conditions">条件</h2>
          <RuleWords rule={measure.rule} />
        </section>
      )}
      <FrameList frames={measure.frames} verdicts={[]} />
    </>
  )
}
