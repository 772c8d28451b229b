/** How a frame pays, as the form changes it and in words. Pure. */
import { manYen } from './model'
import type { AddOn, CostCategory, Rate, RateTier, SubsidyTerms } from './types'

export interface Fraction {
  numerator: number
  denominator: number
}

const kHalf: Rate = { numerator: 1, denominator: 2, says: '', undecided: false }
const kFirstStepYen = 500_000

export const kFreshTerms: SubsidyTerms = {
  caps: [{ yen: 1_000_000, says: '', undecided: false }],
  minimum_yen: null,
  rates: [kHalf],
  tiers: [],
  per_participant: false,
  categories: [],
  add_ons: [],
  round_down_to_yen: 1000,
  paid: 'after',
}

export const kFreshRate = kHalf
export const kFreshCap = kFreshTerms.caps[0] as SubsidyTerms['caps'][0]

/** 2/3 → "3分の2"; the whole → "全額". */
export function fractionText({ numerator, denominator }: Fraction): string {
  return numerator === denominator ? '全額' : `${denominator}分の${numerator}`
}

/** Steps in place of rates: the last rate becomes the one without end, the first one the first step. */
export function withTiers(terms: SubsidyTerms): SubsidyTerms {
  const part = ({ numerator, denominator }: Fraction) => ({ numerator, denominator })
  const first = part(terms.rates[0] ?? kHalf)
  const last = part(terms.rates.at(-1) ?? kHalf)
  return { ...terms, rates: [], tiers: [{ ...first, up_to_subsidy_yen: kFirstStepYen }, { ...last, up_to_subsidy_yen: null }] }
}

/** Rates in place of steps: one for each fraction that the steps knew. */
export function withRates(terms: SubsidyTerms): SubsidyTerms {
  const known = new Map(terms.tiers.map(({ numerator, denominator }) => [numerator / denominator, { numerator, denominator }]))
  const rates = [...known.values()].map((rate) => ({ ...kHalf, ...rate }))
  return { ...terms, tiers: [], rates: rates.length > 0 ? rates : [kHalf] }
}

/** A step above those that there are. A step without end becomes one with the same end as the new one begins with. */
export function addTier(tiers: RateTier[]): RateTier[] {
  const last = tiers.at(-1)
  const below = tiers.at(-2)?.up_to_subsidy_yen ?? 0
  const fresh: RateTier = { numerator: last?.numerator ?? 1, denominator: last?.denominator ?? 2, up_to_subsidy_yen: null }
  if (!last) return [fresh]
  const end = last.up_to_subsidy_yen ?? (below > 0 ? below * 2 : kFirstStepYen)
  return [...tiers.slice(0, -1), { ...last, up_to_subsidy_yen: end }, fresh]
}

/** The steps in words: "補助額50万円までの部分は4分の3、それより上の部分は3分の2". */
export function tierText(tiers: RateTier[]): string {
  const last = tiers.at(-1)
  const words = tiers.map((tier, index) => {
    const end = tier.up_to_subsidy_yen
    const part = typeof end === 'number' ? `${manYen(end)}までの部分` : index === 0 ? '全体' : 'それより上の部分'
    return `${index === 0 ? '補助額' : ''}${part}は${fractionText(tier)}`
  })
  const ends = last && typeof last.up_to_subsidy_yen === 'number' ? '。それより上の部分には補助がありません' : ''
  return words.join('、') + ends
}

type Terms = SubsidyTerms | null | undefined
const most = (caps: { yen: number }[]) => Math.max(0, ...caps.map((cap) => cap.yen))

/** By how much the largest add-on lifts the cap; 0: there is none. */
export function largestLift(terms: Terms): number {
  return Math.max(0, ...(terms?.add_ons ?? []).map((addOn) => most(addOn.caps)))
}

/** The most that can be paid, with the largest add-on; null when no cap is published. */
export function largestCap(terms: Terms): number | null {
  return terms && terms.caps.length > 0 ? most(terms.caps) + largestLift(terms) : null
}

/** "2分の1から3分の2"; "" when no rate is published. */
export function rateText(terms: Terms): string {
  const rates = [...(terms?.rates ?? []), ...(terms?.tiers ?? [])].sort((a, b) => a.numerator / a.denominator - b.numerator / b.denominator)
  const words = [...new Set(rates.map(fractionText))]
  return words.length > 1 ? `${words[0]}から${words.at(-1)}` : (words[0] ?? '')
}

/** A code that none of the others has: "add_on_2". */
function freshCode(stem: string, taken: { code: string }[]): string {
  const codes = new Set(taken.map((one) => one.code))
  let number = taken.length + 1
  while (codes.has(`${stem}_${number}`)) number += 1
  return `${stem}_${number}`
}

export function freshAddOn(terms: SubsidyTerms): AddOn {
  return { code: freshCode('add_on', terms.add_ons), name: '', when: null, caps: [kFreshCap], says: '' }
}

export function freshCategory(terms: SubsidyTerms): CostCategory {
  return {
    code: freshCode('cost', terms.categories),
    name: '',
    eligible: true,
    beside_cap: false,
    per_participant: false,
    needs_approval: false,
    asset: false,
    says: '',
  }
}

type Share = 'numerator' | 'share_numerator' | 'cost_share_numerator'
const kDenominators = {
  numerator: 'denominator',
  share_numerator: 'share_denominator',
  cost_share_numerator: 'cost_share_denominator',
} as const

/** One of the three fractions of a kind of cost; null: none. */
export function shareOf(category: CostCategory, share: Share): Fraction | null {
  const numerator = category[share]
  const denominator = category[kDenominators[share]]
  return typeof numerator === 'number' && typeof denominator === 'number' ? { numerator, denominator } : null
}

export function withShare(category: CostCategory, share: Share, fraction: Fraction | null): CostCategory {
  return { ...category, [share]: fraction?.numerator ?? null, [kDenominators[share]]: fraction?.denominator ?? null }
}

/** What is special about a kind of cost, in words; "" when nothing is. */
export function categoryText(category: CostCategory): string {
  const own = shareOf(category, 'numerator')
  const share = shareOf(category, 'share_numerator')
  const costs = shareOf(category, 'cost_share_numerator')
  return [
    own && `補助率 ${fractionText(own)}`,
    typeof category.cap_yen === 'number' && `上限 ${manYen(category.cap_yen)}${category.per_participant ? '（1社ごと）' : ''}`,
    share && `補助額全体の${fractionText(share)}まで`,
    costs && `費用全体の${fractionText(costs)}まで`,
    category.beside_cap && '枠の上限とは別に払う',
    category.needs_approval && '承認が必要',
    category.asset && '資産になる',
  ]
    .filter(Boolean)
    .join('、')
}
