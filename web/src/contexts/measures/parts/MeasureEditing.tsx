import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useMe } from '../../../app/session/SessionProvider'
import { asApiError } from '../../../api/problem'
import { Button } from '../../../ui/Button/Button'
import { LinkButton } from '../../../ui/Link/Link'
import { toast } from '../../../ui/Toast/Toasts'
import { documentOf } from '../document'
import { beginDraft, copyMeasure, overrideMeasure, useDrafts, useMeasuresOfOrganizations } from '../officer_queries'
import { editableOrganizations, mayOverride } from '../permissions'
import { kKeys } from '../queries'
import type { Measure } from '../types'
import { type Standing, StandingDialog } from './StandingDialog'

/** More own measures than that are changed from their list. */
const kLookedAt = 100

/** What an officer can do with a published measure: the next version, a copy, a version above the import, withdrawing. */
export function MeasureEditing({ measure }: { measure: Measure }) {
  const me = useMe()
  const drafts = useDrafts()
  const own = useMeasuresOfOrganizations(1, kLookedAt)
  const queries = useQueryClient()
  const [, navigate] = useLocation()
  const [busy, setBusy] = useState(false)
  const [asking, setAsking] = useState<Standing | null>(null)
  const { measure_id } = measure
  const mine = own.data?.items.find((item) => item.measure_id === measure_id)
  const organization_id = mine?.organization_id ?? editableOrganizations(me)[0]?.organization_id
  if (organization_id === undefined || !own.data) return null
  const existing = drafts.data?.items.find((draft) => draft.measure_id === measure_id)

  async function begin(draft: () => Promise<{ draft_id: number }>) {
    setBusy(true)
    try {
      const { draft_id } = await draft()
      await queries.invalidateQueries({ queryKey: kKeys.drafts })
      navigate(`/app/measure-drafts/${draft_id}`)
    } catch (error) {
      toast(asApiError(error).message)
    } finally {
      setBusy(false)
    }
  }
  const small = { variant: 'outline', size: 'small', busy } as const
  return (
    <>
      {existing ? (
        <LinkButton variant="outline" size="small" href={`/app/measure-drafts/${existing.draft_id}`}>
          次の版の下書きを開く
        </LinkButton>
      ) : mine ? (
        <Button {...small} onClick={() => void begin(() => beginDraft(organization_id, measure_id, documentOf(measure)))}>
          次の版を作る
        </Button>
      ) : (
        measure.source !== 'officer' &&
        mayOverride(me, organization_id) && (
          <Button {...small} onClick={() => void begin(() => overrideMeasure(measure_id, organization_id))}>
            内容を書き直す
          </Button>
        )
      )}
      <Button {...small} onClick={() => void begin(() => copyMeasure(measure_id, organization_id))}>
        写して新しい制度を作る
      </Button>
      {mine && (
        <>
          <LinkButton variant="text" size="small" href={`/app/measures/${measure_id}/versions`}>
            版の記録
          </LinkButton>
          {measure.source !== 'officer' && (
            <Button variant="outline" size="small" onClick={() => setAsking('lift')}>
              取り込んだ内容に戻す
            </Button>
          )}
          <Button variant="outline" size="small" danger onClick={() => setAsking('withdraw')}>
            取り下げる
          </Button>
        </>
      )}
      {asking && (
        <StandingDialog
          change={asking}
          measure={measure}
          onClose={() => setAsking(null)}
          onDone={asking === 'withdraw' ? () => navigate('/app/measure-drafts') : undefined}
        />
      )}
    </>
  )
}
