import { describe, expect, it } from 'vitest'
import {
  addTier,
  categoryText,
  fractionText,
  freshAddOn,
  freshCategory,
  kFreshTerms,
  largestCap,
  largestLift,
  rateText,
  shareOf,
  tierText,
  withRates,
  withShare,
  withTiers,
} from './subsidy_terms'

const tier = (up_to_subsidy_yen: number | null, numerator: number, denominator: number) => ({ up_to_subsidy_yen, numerator, denominator })

describe('rates and steps', () => {
  const rates = [
    { numerator: 3, denominator: 4, says: '5人以下', undecided: false },
    { numerator: 2, denominator: 3, says: '', undecided: false },
  ]

  it('take each other’s place and keep the fractions', () => {
    const steps = withTiers({ ...kFreshTerms, rates })
    expect(steps).toMatchObject({ rates: [], tiers: [tier(500_000, 3, 4), tier(null, 2, 3)] })
    expect(withRates(steps)).toMatchObject({ tiers: [], rates: [{ numerator: 3, denominator: 4 }, { numerator: 2, denominator: 3 }] })
    expect(withRates({ ...kFreshTerms, tiers: [] }).rates).toHaveLength(1)
  })

  it('get a further step at the top', () => {
    expect(addTier([])).toEqual([tier(null, 1, 2)])
    expect(addTier([tier(null, 2, 3)])).toEqual([tier(500_000, 2, 3), tier(null, 2, 3)])
    expect(addTier([tier(500_000, 3, 4), tier(null, 2, 3)])).toEqual([tier(500_000, 3, 4), tier(1_000_000, 2, 3), tier(null, 2, 3)])
    expect(addTier([tier(500_000, 3, 4)])).toEqual([tier(500_000, 3, 4), tier(null, 3, 4)])
  })

  it('are said in words', () => {
    expect(tierText([tier(500_000, 3, 4), tier(null, 2, 3)])).toBe('補助額50万円までの部分は4分の3、それより上の部分は3分の2')
    expect(tierText([tier(500_000, 1, 1), tier(3_500_000, 2, 3)])).toBe(
      '補助額50万円までの部分は全額、350万円までの部分は3分の2。それより上の部分には補助がありません',
    )
    expect(fractionText({ numerator: 1, denominator: 2 })).toBe('2分の1')
  })
})

describe('what a frame pays at most', () => {
  const cap = (yen: number) => ({ yen, says: '', undecided: false })
  const addOn = (yen: number) => ({ ...freshAddOn(kFreshTerms), caps: [cap(yen)] })

  it('is its largest cap with its largest add-on', () => {
    const terms = { ...kFreshTerms, caps: [cap(500_000), cap(2_000_000)], add_ons: [addOn(500_000), addOn(300_000)] }
    expect(largestCap(terms)).toBe(2_500_000)
    expect(largestLift(terms)).toBe(500_000)
    expect(largestCap({ ...terms, add_ons: [] })).toBe(2_000_000)
    expect(largestCap({ ...terms, caps: [] })).toBeNull()
    expect(largestCap(null)).toBeNull()
  })

  it('says its rates from the lowest to the highest', () => {
    expect(rateText(kFreshTerms)).toBe('2分の1')
    expect(rateText({ ...kFreshTerms, rates: [], tiers: [tier(1, 1, 1), tier(null, 2, 3)] })).toBe('3分の2から全額')
    expect(rateText(null)).toBe('')
  })
})

describe('new entries', () => {
  it('have a code that no other one has', () => {
    const first = freshAddOn(kFreshTerms)
    expect(first.code).toBe('add_on_1')
    const taken = { ...kFreshTerms, add_ons: [{ ...first, code: 'add_on_2' }], categories: [freshCategory(kFreshTerms)] }
    expect(freshAddOn(taken).code).toBe('add_on_3')
    expect(freshCategory(taken).code).toBe('cost_2')
  })
})

describe('a kind of cost', () => {
  it('holds fractions as pairs or not at all', () => {
    const category = freshCategory(kFreshTerms)
    const special = withShare(category, 'share_numerator', { numerator: 1, denominator: 4 })
    expect(shareOf(special, 'share_numerator')).toEqual({ numerator: 1, denominator: 4 })
    expect(withShare(special, 'share_numerator', null)).toMatchObject({ share_numerator: null, share_denominator: null })
  })

  it('says what is special about it', () => {
    const category = freshCategory(kFreshTerms)
    expect(categoryText(category)).toBe('')
    expect(categoryText({ ...category, numerator: 2, denominator: 3, cap_yen: 500_000, per_participant: true, asset: true })).toBe(
      '補助率 3分の2、上限 50万円（1社ごと）、資産になる',
    )
  })
})
