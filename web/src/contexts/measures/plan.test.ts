import { describe, expect, it } from 'vitest'
import { cashOf, categoriesOf, effectsOf, kPlanDefaults, monthLabel, planOf, readCosts, readWhole, writeCosts } from './plan'

describe('costs in the address', () => {
  it('come back as they were', () => {
    const costs = { machine: 9_000_000, software: 500_000 }
    expect(writeCosts({ ...costs, travel: null, other: 0 })).toBe('machine:9000000,software:500000')
    expect(readCosts(writeCosts(costs))).toEqual(costs)
  })

  it('leave out what cannot be read', () => {
    expect(readCosts('machine:1,<script>:5,software:x,:3,travel:99999999999999')).toEqual({ machine: 1 })
    expect(readCosts('')).toEqual({})
  })
})

describe('planOf', () => {
  it('asks only for add-ons that the frame has', () => {
    const state = { ...kPlanDefaults, costs: 'machine:100', add_ons: 'wage,other', years: 2 }
    expect(planOf(state, { add_ons: [{ code: 'wage' }] })).toEqual({
      costs: [{ code: 'machine', yen: 100 }],
      add_ons: ['wage'],
      project_years: 2,
    })
  })
})

describe('categoriesOf', () => {
  it('names each kind of cost once', () => {
    const one = { categories: [{ code: 'machine', name: '機械装置費' }] }
    const other = {
      categories: [
        { code: 'machine', name: '機械装置費' },
        { code: 'software', name: 'ソフトウェア費' },
      ],
    }
    expect(categoriesOf([one, other, null]).map((category) => category.code)).toEqual(['machine', 'software'])
  })
})

describe('assumptions', () => {
  it('are read from the address, negative amounts too', () => {
    expect(readWhole('-500000')).toBe(-500_000)
    expect(readWhole('1.5')).toBeNull()
    expect(cashOf({ ...kPlanDefaults, cash: '3000000', monthly: '-100000' })).toEqual({
      project_months: 10,
      months_to_payment: 4,
      opening_cash_yen: 3_000_000,
      monthly_cash_yen: -100_000,
      cash_floor_yen: 0,
    })
  })

  it('ask for the years after only when something is expected', () => {
    expect(effectsOf(kPlanDefaults)).toBeNull()
    expect(effectsOf({ ...kPlanDefaults, sales: '5000000' })).toMatchObject({ added_sales_yen: 5_000_000, added_profit_yen: 0 })
  })

  it('name months over the turn of the year', () => {
    expect(monthLabel('2026-12', 0)).toBe('2026年12月')
    expect(monthLabel('2026-12', 1)).toBe('2027年1月')
  })
})
