/** What the Local Benchmark says, made out of its numbers. Pure. */
import { formatNumber } from '../../ui/format/number'
import type { BenchmarkYear, Grade, Indicator } from './types'

export const kMostPoints = 5

/** The points that a value would get; the thresholds go from the worst to the best. */
export function pointsOf(value: number, indicator: Pick<Indicator, 'thresholds' | 'better'>): number {
  const reached = indicator.thresholds.filter((limit) => (indicator.better === 'high' ? value >= limit : value <= limit))
  return reached.length + 1
}

/**
 * Where a value stands on the band of five parts of equal width: 0 is the worst end, 5 the best. Within a part it
 * stands in proportion; beyond the outer thresholds in the middle of the outer part, because they have no other end.
 */
export function bandPosition(value: number, indicator: Pick<Indicator, 'thresholds' | 'better'>): number {
  const { thresholds } = indicator
  const points = pointsOf(value, indicator)
  const lower = thresholds[points - 2]
  const upper = thresholds[points - 1]
  if (lower === undefined || upper === undefined) return points - 0.5
  const share = upper === lower ? 0.5 : (value - lower) / (upper - lower)
  return points - 1 + Math.min(0.98, Math.max(0.02, share))
}

const kTwo = new Intl.NumberFormat('ja-JP', { maximumFractionDigits: 2 })
const kOne = new Intl.NumberFormat('ja-JP', { maximumFractionDigits: 1, minimumFractionDigits: 1 })

/** A value with its unit: △ for negative ones; yen per head without decimals, all others with one. */
export function valueText(value: number | null | undefined, unit: string): string {
  if (value === null || value === undefined) return '計算できません'
  const digits = unit.startsWith('千円') ? formatNumber(Math.round(value)) : withSign(value, kOne)
  return unit === '%' ? `${digits}%` : `${digits}${unit}`
}

function withSign(value: number, format: Intl.NumberFormat): string {
  const text = format.format(Math.abs(value))
  return value < 0 && !/^[0.]+$/.test(text) ? `△${text}` : text
}

/** A threshold as short as it can be, for the band. */
export function thresholdText(value: number, unit: string): string {
  return unit.startsWith('千円') ? formatNumber(Math.round(value)) : withSign(value, Math.abs(value) < 1 ? kTwo : kOne)
}

export interface RadarData {
  axes: { code: string; name: string; points: number | null }[]
  own: (number | null)[]
  median: number[]
  before: (number | null)[] | null
}

/** The points of a year, of the typical business, and of the year before, axis by axis. */
export function radarData(year: BenchmarkYear, before: BenchmarkYear | undefined): RadarData {
  const pointsIn = (other: BenchmarkYear, code: string) =>
    other.indicators.find((indicator) => indicator.code === code)?.points ?? null
  return {
    axes: year.indicators.map(({ code, power, points }) => ({ code, name: power, points: points ?? null })),
    own: year.indicators.map((indicator) => indicator.points ?? null),
    median: year.indicators.map((indicator) => indicator.median_points ?? pointsOf(indicator.median, indicator)),
    before: before ? year.indicators.map((indicator) => pointsIn(before, indicator.code)) : null,
  }
}

/** What the radar chart shows, as one sentence: the title of the chart. */
export function finding(year: BenchmarkYear): string {
  const counted = year.indicators.filter((indicator) => typeof indicator.points === 'number')
  if (counted.length === 0) return 'まだ計算できる指標がありません'
  const best = Math.max(...counted.map((indicator) => indicator.points as number))
  const worst = Math.min(...counted.map((indicator) => indicator.points as number))
  const named = (points: number) =>
    counted
      .filter((indicator) => indicator.points === points)
      .slice(0, 3)
      .map((indicator) => indicator.power)
      .join('・')
  if (best === worst) return `どの指標も${best}点で、かたよりがありません`
  return `強みは${named(best)}（${best}点）、伸ばしたいのは${named(worst)}（${worst}点）です`
}

/** What a grade means for the owner. */
export const kGrades: Record<Grade, { range: string; meaning: string }> = {
  A: { range: '24点以上', meaning: '同じ業種・規模の会社とくらべて、とても良い状態です。' },
  B: { range: '18～23点', meaning: '同じ業種・規模の会社とくらべて、良い状態です。弱いところを1つ直すと、さらに安心です。' },
  C: { range: '12～17点', meaning: '同じ業種・規模の会社とくらべて、弱いところがあります。点の低い指標から見直しましょう。' },
  D: { range: '11点以下', meaning: '同じ業種・規模の会社とくらべて、注意が必要な状態です。早めに相談することをおすすめします。' },
}

/** How many points are missing to the next better grade; null at the top or without a grade. */
export function toNextGrade(year: BenchmarkYear): { grade: Grade; points: number } | null {
  const steps: [Grade, number][] = [
    ['C', 12],
    ['B', 18],
    ['A', 24],
  ]
  if (!year.grade) return null
  const next = steps.find(([, from]) => year.total_points < from)
  return next ? { grade: next[0], points: next[1] - year.total_points } : null
}

/** Whether an indicator moved to the better, the worse, or hardly. The change is in the unit of the value. */
export function movement(indicator: Indicator): 'better' | 'worse' | 'same' | null {
  const { value, change_from_previous: change } = indicator
  if (change === null || change === undefined || value === null || value === undefined) return null
  if (Math.abs(change) < 0.05) return 'same'
  return change > 0 === (indicator.better === 'high') ? 'better' : 'worse'
}

export interface VisitTopic {
  indicator: Indicator
  /** Why to talk about it. */
  why: string
}

/** What an advisor brings up: the weakest indicators first, then those that fell, then those that cannot be told. */
export function visitTopics(year: BenchmarkYear, most = 3): VisitTopic[] {
  const weak = year.indicators
    .filter((indicator) => typeof indicator.points === 'number' && indicator.points <= 2)
    .sort((a, b) => (a.points as number) - (b.points as number))
    .map((indicator) => ({ indicator, why: `${indicator.points}点で、同じ業種・規模の中で低いほうです。` }))
  const fell = year.indicators
    .filter((indicator) => movement(indicator) === 'worse')
    .map((indicator) => ({ indicator, why: '前の年度より悪くなりました。' }))
  const missing = year.indicators
    .filter((indicator) => typeof indicator.points !== 'number')
    .map((indicator) => ({ indicator, why: indicator.why_missing || 'まだ計算できません。' }))
  const all = [...weak, ...fell, ...missing]
  return all.filter((topic, index) => all.findIndex((other) => other.indicator.code === topic.indicator.code) === index).slice(0, most)
}
