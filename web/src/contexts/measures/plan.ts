/** A plan of costs as it stands in the address of the simulation, and back. Pure. */
import type { AddOn, CashAssumptions, CostCategory, EffectAssumptions, Plan } from './types'

/** The address state of a simulation. `costs` is "machine:9000000,software:500000". */
export interface PlanState extends Record<string, string | number> {
  frame: string
  costs: string
  add_ons: string
  years: number
  participants: number
  /** Length of the project, and months from its end until the subsidy is paid. */
  months: number
  wait: number
  /** Cash before the project, and what the business earns in cash each month: yen, may be negative, "" is 0. */
  cash: string
  monthly: string
  /** What the project is expected to bring each year, for the years after. */
  sales: string
  profit: string
  people: string
  loan: string
  beside: string
}

export const kPlanDefaults: PlanState = {
  frame: '',
  costs: '',
  add_ons: '',
  years: 1,
  participants: 1,
  months: 10,
  wait: 4,
  cash: '',
  monthly: '',
  sales: '',
  profit: '',
  people: '',
  loan: '',
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

/** A whole number as it stands in the address; null when there is none. */
export function readWhole(text: string): number | null {
  if (!/^-?\d{1,13}$/.test(text)) return null
  const value = Number(text)
  return Math.abs(value) <= kMostYen ? value : null
}

export const readList = (text: string): string[] => text.split(',').filter((part) => part !== '')

/** The plan that is sent for a frame: add-ons that the frame does not know are left out. */
export function planOf(state: PlanState, subsidy: { add_ons: Pick<AddOn, 'code'>[] }): Plan {
  const offered = subsidy.add_ons.map((addOn) => addOn.code)
  const costs = Object.entries(readCosts(state.costs)).map(([code, yen]) => ({ code, yen }))
  return {
    costs,
    add_ons: readList(state.add_ons).filter((code) => offered.includes(code)),
    ...(state.participants > 1 && { participants: state.participants }),
    ...(state.years > 1 && { project_years: state.years }),
  }
}

/** How the money comes and goes, for the course of cash. */
export function cashOf(state: PlanState): CashAssumptions {
  return {
    project_months: Math.min(Math.max(state.months, 1), 60),
    months_to_payment: Math.min(state.wait, 36),
    opening_cash_yen: readWhole(state.cash) ?? 0,
    monthly_cash_yen: readWhole(state.monthly) ?? 0,
    cash_floor_yen: 0,
  }
}

/** What the project is expected to bring; null while nothing is told. */
export function effectsOf(state: PlanState): EffectAssumptions | null {
  if ([state.sales, state.profit, state.people, state.loan].every((text) => readWhole(text) === null)) return null
  return {
    added_sales_yen: readWhole(state.sales) ?? 0,
    added_profit_yen: readWhole(state.profit) ?? 0,
    added_employees: readWhole(state.people) ?? 0,
    loan_yen: Math.max(readWhole(state.loan) ?? 0, 0),
    years: 5,
    useful_life_years: 5,
    loan_years: 7,
    reduce_book_value: false,
  }
}

/** "2026-11" and 2 → "2027年1月". */
export function monthLabel(starts: string, offset: number): string {
  const [year = 2000, month = 1] = starts.split('-').map(Number)
  const index = year * 12 + (month - 1) + offset
  return `${Math.floor(index / 12)}年${(index % 12) + 1}月`
}

/** All kinds of cost of several frames, each code once: one list of costs fits them all. */
export function categoriesOf(frames: ({ categories: Pick<CostCategory, 'code' | 'name'>[] } | null | undefined)[]): { code: string; name: string }[] {
  const byCode = new Map(frames.flatMap((terms) => terms?.categories ?? []).map((category) => [category.code, category]))
  return [...byCode.values()]
}
