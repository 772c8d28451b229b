/** What frames would pay for a plan. Nothing of it is stored. */
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { planOf, type PlanState } from './plan'
import { kKeys, useFacts } from './queries'
import { read, write } from './transport'
import type { FactValue, Frame, Measure, Simulation } from './types'

/** What is known of the business, by key, as the simulation takes it. */
export function useFactValues(business_id: number): Record<string, FactValue> | undefined {
  const { data } = useFacts(business_id)
  return data && Object.fromEntries(data.items.map((item) => [item.key, item.value]))
}

/** One frame of one measure. */
export interface FrameOf {
  measure: Measure
  frame: Frame
}

/** Measures by their ids, in that order; those that cannot be loaded are left out. */
export function useMeasures(ids: number[]): Measure[] {
  const results = useQueries({
    queries: ids.map((id) => ({ queryKey: kKeys.measure(id), queryFn: () => read<Measure>(`/api/v1/measures/${id}`), retry: false })),
  })
  return results.flatMap((result) => (result.data ? [result.data] : []))
}

/** What each of the frames would pay for the plan, in their order. */
export function useSimulations(business_id: number, frames: FrameOf[], state: PlanState) {
  const facts = useFactValues(business_id)
  return useQueries({
    queries: frames.map(({ measure, frame }) => {
      const plan = frame.subsidy ? planOf(state, frame.subsidy) : null
      return {
        queryKey: [...kKeys.business(business_id), 'simulation', measure.measure_id, measure.version, frame.frame_key, plan, facts],
        queryFn: () =>
          write<Simulation>('POST', `/api/v1/measures/${measure.measure_id}/simulations`, { frame_key: frame.frame_key, facts, ...plan }),
        enabled: facts !== undefined && plan !== null && plan.costs.length > 0,
        placeholderData: keepPreviousData,
        retry: false,
      }
    }),
  })
}

/** Measures that the business has kept or can use and that pay by rules: to compare with. */
export function useComparable(business_id: number) {
  return useQuery({
    queryKey: [...kKeys.own(business_id), 'comparable'],
    queryFn: async () => {
      const query = { sort: 'worth', per_page: 50, kind: 'subsidy' }
      const answer = await read<{ items: { measure_id: number; title: string; worth_yen?: number | null }[] }>(
        `/api/v1/businesses/${business_id}/measures`,
        query,
      )
      return answer.items.filter((item) => item.worth_yen)
    },
  })
}
