/** What is looked for among the consents that an organisation holds. */
import type { ConsentPurpose } from '../../api/types'
import { queryString } from '../../ui/url/useUrlQuery'

export const kHeldConsentDefaults = { q: '', purpose: '', within: '', organization: 0, page: 1 }
export type HeldConsentState = typeof kHeldConsentDefaults

/** The day (in Japan, ISO) that is so many days away; '' for no limit. */
export function endsBy(within: string, now: Date): string {
  if (!/^\d+$/.test(within)) return ''
  const japan = new Date(now.getTime() + (9 * 3600 + Number(within) * 86_400) * 1000)
  return japan.toISOString().slice(0, 10)
}

/** The filter as the server takes it. */
export function heldConsentFilter(state: HeldConsentState, ends_by: string) {
  return {
    ...(state.q && { q: state.q }),
    ...(state.purpose && { purpose: state.purpose as ConsentPurpose }),
    ...(ends_by && { ends_by }),
  }
}

/** Where the same list lies as CSV. */
export function heldConsentsExport(organizationId: number, state: HeldConsentState, now: Date): string {
  const filter = heldConsentFilter(state, endsBy(state.within, now))
  return `/api/v1/organizations/${organizationId}/consents/export.csv${queryString(filter)}`
}
