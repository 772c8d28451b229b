import { describe, expect, it } from 'vitest'
import { categoriesOf, kPlanDefaults, planOf, readCosts, writeCosts } from './plan'
import type { SubsidyTerms } from './types'

const terms = (patch: Partial<SubsidyTerms>): SubsidyTerms => ({ caps: [], rates: [], categories: [], ...patch })

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
    expect(planOf(state, terms({ add_ons: [{ code: 'wage', name: '賃上げ' }] }))).toEqual({
      costs: [{ code: 'machine', yen: 100 }],
      add_ons: ['wage'],
      project_years: 2,
    })
  })
})

describe('categoriesOf', () => {
  it('names each kind of cost once', () => {
    const one = terms({ categories: [{ code: 'machine', name: '機械装置費' }] })
    const other = terms({
      categories: [
        { code: 'machine', name: '機械装置費' },
        { code: 'software', name: 'ソフトウェア費' },
      ],
    })
    expect(categoriesOf([one, other, null]).map((category) => category.code)).toEqual(['machine', 'software'])
  })
})
