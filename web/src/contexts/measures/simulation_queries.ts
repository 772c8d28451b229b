/** What frames would pay for a plan. Nothing of it is stored. */
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api, body } from '../../api/client'
import { cashOf, effectsOf, planOf, type PlanState } from './plan'
import { kKeys, loadMeasure, loadOwnMeasures, useFacts } from './queries'
import type { BenchmarkFigures, FactValue, Frame, Measure } from './types'

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
    queries: ids.map((id) => ({ queryKey: kKeys.measure(id), queryFn: () => loadMeasure(id), retry: false })),
  })
  return results.flatMap((result) => (result.data ? [result.data] : []))
}

/** The figures of the newest fiscal year, for the effect on the years after; null when there are none or they are not for us. */
export function useFigures(business_id: number): BenchmarkFigures | null {
  const { data } = useQuery({
    queryKey: [...kKeys.business(business_id), 'figures'],
    queryFn: async () => {
      const { items } = await body(api.GET('/api/v1/businesses/{business_id}/statements', { params: { path: { business_id } } }))
      return items[0] ?? null
    },
    retry: false,
  })
  return useMemo(() => {
    if (!data) return null
    const { sales_yen, operating_profit_yen, employees, borrowings_yen, cash_yen, depreciation_yen, net_assets_yen, total_assets_yen } = data
    return { sales_yen, operating_profit_yen, employees, borrowings_yen, cash_yen, depreciation_yen, net_assets_yen, total_assets_yen }
  }, [data])
}

type Facts = Record<string, FactValue> | undefined

/** What is asked about one frame; without costs where the frame does not say how it pays. */
function inputOf(frame: Frame, state: PlanState, facts: Facts, figures: BenchmarkFigures | null) {
  const effects = effectsOf(state)
  const plan = frame.subsidy ? planOf(state, frame.subsidy) : { costs: [], add_ons: [] }
  return { frame_key: frame.frame_key, facts, ...plan, cash: cashOf(state), ...(figures && effects && { figures, effects }) }
}

/** The result for one frame as a file: what is paid, why, the course of cash and the years after. */
export async function simulationFile({ measure, frame }: FrameOf, state: PlanState, facts: Facts, figures: BenchmarkFigures | null): Promise<Blob> {
  const { data } = await api.POST('/api/v1/measures/{measure_id}/simulations.csv', {
    params: { path: { measure_id: measure.measure_id } },
    body: inputOf(frame, state, facts, figures),
    parseAs: 'blob',
  })
  return data as unknown as Blob
}

/** What each of the frames would pay for the plan, in their order. */
export function useSimulations(business_id: number, frames: FrameOf[], state: PlanState, figures: BenchmarkFigures | null) {
  const facts = useFactValues(business_id)
  return useQueries({
    queries: frames.map(({ measure, frame }) => {
      const asked = inputOf(frame, state, facts, figures)
      return {
        queryKey: [...kKeys.business(business_id), 'simulation', measure.measure_id, measure.version, asked],
        queryFn: () =>
          body(api.POST('/api/v1/measures/{measure_id}/simulations', { params: { path: { measure_id: measure.measure_id } }, body: asked })),
        enabled: facts !== undefined && asked.costs.length > 0,
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
      // Calls that have ended are worth comparing with too: they tend to come again.
      const lists = await Promise.all(
        [{}, { status: 'closed' as const }].map((more) =>
          loadOwnMeasures(business_id, { sort: 'worth', per_page: 50, kind: 'subsidy', ...more }),
        ),
      )
      return lists.flatMap((list) => list.items).filter((item) => item.worth_yen)
    },
  })
}
