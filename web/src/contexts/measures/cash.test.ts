import { describe, expect, it } from 'vitest'
import { cashMonths, deepest, monthLabel } from './cash'

describe('cashMonths', () => {
  const plan = { cost_yen: 10_000_000, subsidy_yen: 6_666_000, months: 3, wait: 4, paid: 'after' as const, starts: '2026-11' }

  it('spreads the costs to the yen and brings the subsidy at the end', () => {
    const months = cashMonths(plan)
    expect(months).toHaveLength(7)
    expect(months.map((month) => month.out_yen)).toEqual([3_333_333, 3_333_333, 3_333_334, 0, 0, 0, 0])
    expect(months.reduce((sum, month) => sum + month.out_yen, 0)).toBe(plan.cost_yen)
    expect(months[6]).toMatchObject({ label: '2027年5月', in_yen: 6_666_000, balance_yen: 6_666_000 - 10_000_000 })
  })

  it('knows the deepest point: everything is paid before anything comes', () => {
    expect(deepest(cashMonths(plan))).toMatchObject({ month: 3, balance_yen: -10_000_000 })
    expect(deepest([])).toBeNull()
  })

  it('brings money paid in advance in the first month', () => {
    const months = cashMonths({ ...plan, paid: 'advance' })
    expect(months).toHaveLength(3)
    expect(months[0]).toMatchObject({ in_yen: 6_666_000, balance_yen: 6_666_000 - 3_333_333 })
  })

  it('names months over the turn of the year', () => {
    expect(monthLabel('2026-12', 0)).toBe('2026年12月')
    expect(monthLabel('2026-12', 1)).toBe('2027年1月')
  })
})
