/** Reads for those who accompany a business: what to talk about, and whom a measure fits. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, body } from '../../api/client'
import { closingSoon } from './model'
import { kKeys, loadOwnMeasures } from './queries'
import type { BusinessMeasuresQuery, OwnMeasureItem } from './types'

/** The public name of a business. */
export function useBusinessName(business_id: number) {
  return useQuery({
    queryKey: ['measures', 'business-name', business_id],
    queryFn: async () =>
      (await body(api.GET('/api/v1/businesses/{business_id}', { params: { path: { business_id } } }))).name,
    retry: false,
  })
}

/** What is worth talking about at the next visit. */
export interface Talk {
  closing: OwnMeasureItem[]
  oneQuestion: OwnMeasureItem[]
  large: OwnMeasureItem[]
}

/** Picks what to talk about: kept ones that close soon, ones that a single answer decides, the largest usable ones. */
export function pickTalk(kept: OwnMeasureItem[], open: OwnMeasureItem[], eligible: OwnMeasureItem[], today: string): Talk {
  const closing = kept.filter((item) => item.verdict !== 'not_eligible' && closingSoon(item.closes_on, today) !== null).slice(0, 5)
  const oneQuestion = open.filter((item) => item.missing.length === 1).slice(0, 5)
  const large = eligible
    .filter((item) => (item.worth_yen ?? 0) > 0 && item.status !== 'closed' && !closing.some((one) => one.measure_id === item.measure_id))
    .slice(0, 5)
  return { closing, oneQuestion, large }
}

/** The same for a business, from its list of measures. */
export function useTalk(business_id: number, today: string) {
  const list = (query: BusinessMeasuresQuery) => loadOwnMeasures(business_id, { per_page: 50, ...query })
  return useQuery({
    queryKey: [...kKeys.own(business_id), 'talk', today],
    queryFn: async () => {
      const [kept, open, eligible] = await Promise.all([
        list({ favourite: true, sort: 'deadline' }),
        list({ verdict: 'open', sort: 'worth' }),
        list({ verdict: 'eligible', sort: 'worth' }),
      ])
      return pickTalk(kept.items, open.items, eligible.items, today)
    },
    retry: false,
  })
}

/** A page of the businesses that a measure fits. */
export function loadFitting(measure_id: number, query: { page: number; per_page?: number }) {
  return body(api.GET('/api/v1/measures/{measure_id}/fitting-businesses', { params: { path: { measure_id }, query } }))
}

/** Businesses that let their data be seen for consultation and that the measure fits. */
export function useFitting(measure_id: number, page: number) {
  return useQuery({
    queryKey: [...kKeys.fitting(measure_id), page],
    queryFn: () => loadFitting(measure_id, { page }),
    placeholderData: keepPreviousData,
    retry: false,
  })
}
