import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import { asApiError } from '../../../api/problem'
import { isStaff } from '../../../app/session/doors'
import { useMe } from '../../../app/session/SessionProvider'
import { Button } from '../../../ui/Button/Button'
import { LinkButton } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { toast } from '../../../ui/Toast/Toasts'
import { deadlineText, presentCall, todayInJapan } from '../model'
import { documentOf } from '../document'
import { beginDraft, useDrafts } from '../officer_queries'
import { editableOrganizations, mayEditMeasures } from '../permissions'
import { kKeys, useMeasure } from '../queries'
import type { Measure } from '../types'
import { KindBadge, SoonBadge, StatusBadge } from '../parts/badges'
import { FrameList } from '../parts/FrameList'
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
          {mayEditMeasures(me) && query.data && <NextVersion measure={query.data} />}
          {isStaff(me) && (
            <LinkButton variant="outline" size="small" icon="people" href={`/app/measures/${measureId}/businesses`}>
              合う事業者を見る
            </LinkButton>
          )}
          <Button variant="outline" size="small" icon="print" onClick={() => print()}>
            印刷する
          </Button>
        </>
      }
    >
      <QueryView query={query} loading={<Skeleton lines={12} />}>
        {(measure) => <Content measure={measure} />}
      </QueryView>
    </Page>
  )
}

/** Begins the next version of a measure of one's own organisation, or goes on with the draft that there is. */
function NextVersion({ measure }: { measure: Measure }) {
  const me = useMe()
  const drafts = useDrafts()
  const queries = useQueryClient()
  const [, navigate] = useLocation()
  const [busy, setBusy] = useState(false)
  const organization = editableOrganizations(me)[0]
  if (measure.source !== 'officer' || !organization) return null
  const existing = drafts.data?.items.find((draft) => draft.measure_id === measure.measure_id)
  async function begin() {
    setBusy(true)
    try {
      const draft = existing ?? (await beginDraft(organization?.organization_id ?? 0, measure.measure_id, documentOf(measure)))
      await queries.invalidateQueries({ queryKey: kKeys.drafts })
      navigate(`/app/measure-drafts/${draft.draft_id}`)
    } catch (error) {
      toast(asApiError(error).message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button variant="outline" size="small" busy={busy} onClick={() => void begin()}>
        {existing ? '次の版の下書きを開く' : '次の版を作る'}
      </Button>
      <LinkButton variant="text" size="small" href={`/app/measures/${measure.measure_id}/versions`}>
        版の記録
      </LinkButton>
    </>
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
