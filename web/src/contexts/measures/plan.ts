/** A plan of costs as it stands in the address of the simulation, and back. Pure. */
import type { Plan, SubsidyTerms } from './types'

/** The address state of a simulation. `costs` is "machine:9000000,software:500000". */
export interface PlanState extends Record<string, string | number> {
  frame: string
  costs: string
  add_ons: string
  years: number
  participants: number
  months: number
  cash: string
  beside: string
}

export const kPlanDefaults: PlanState = {
  frame: '',
  costs: '',
  add_ons: '',
  years: 1,
  participants: 1,
  months: 10,
  cash: '',
  beside: '',
}

const kMostYen = 1_000_000_000_000

/** "machine:9000000,software:500000" as amounts by code; what cannot be read is left out. */
export function readCosts(text: string): Record<string, number> {
  const pairs = text.split(',').flatMap((part): [string, number][] => {
    const match = /^([a-z][a-z0-9_]*):(\d{1,13})$/.exec(part)
    return match?.[1] && Number(match[2]) > 0 && Number(match[2]) <= kMostYen ? [[match[1], Number(match[2])]] : []
  })
  return Object.fromEntries(pairs)
}

/** The amounts as text for the address, in a fixed order; nothing for zero. */
export function writeCosts(costs: Record<string, number | null>): string {
  return Object.entries(costs)
    .filter((entry): entry is [string, number] => entry[1] !== null && entry[1] > 0)
    .map(([code, yen]) => `${code}:${Math.round(yen)}`)
    .join(',')
}

export const readList = (text: string): string[] => text.split(',').filter((part) => part !== '')

/** The plan that is sent for a frame: add-ons that the frame does not know are left out. */
export function planOf(state: PlanState, subsidy: SubsidyTerms): Plan {
  const offered = (subsidy.add_ons ?? []).map((addOn) => addOn.code)
  const costs = Object.entries(readCosts(state.costs)).map(([code, yen]) => ({ code, yen }))
  return {
    costs,
    add_ons: readList(state.add_ons).filter((code) => offered.includes(code)),
    ...(state.participants > 1 && { participants: state.participants }),
    ...(state.years > 1 && { project_years: state.years }),
  }
}

/** All kinds of cost of several frames, each code once: one list of costs fits them all. */
export function categoriesOf(frames: (SubsidyTerms | null | undefined)[]): { code: string; name: string }[] {
  const byCode = new Map(frames.flatMap((terms) => terms?.categories ?? []).map((category) => [category.code, category]))
  return [...byCode.values()]
}
