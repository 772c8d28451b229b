import { describe, expect, it } from 'vitest'
import { bandPosition, finding, movement, pointsOf, radarData, thresholdText, toNextGrade, valueText, visitTopics } from './model'
import type { BenchmarkYear, Indicator } from './types'

const kHigh: Pick<Indicator, 'thresholds' | 'better'> = { thresholds: [-5, 0, 5, 10], better: 'high' }
const kLow: Pick<Indicator, 'thresholds' | 'better'> = { thresholds: [26, 9, 3.5, 1], better: 'low' }

function indicator(patch: Partial<Indicator>): Indicator {
  return {
    code: 'sales_growth',
    name: '売上増加率',
    power: '売上持続性',
    formula: '',
    why_missing: '',
    note: '',
    value: 1,
    unit: '%',
    points: 3,
    median: 2,
    ...kHigh,
    drivers: [],
    meaning: '',
    ...patch,
  }
}

function year(indicators: Partial<Indicator>[], patch: Partial<BenchmarkYear> = {}): BenchmarkYear {
  return {
    fiscal_year_end: '2026-03-31',
    months: 12,
    indicators: indicators.map(indicator),
    total_points: 18,
    scored: indicators.length,
    grade: 'B',
    grade_meaning: '',
    ...patch,
  }
}

describe('points', () => {
  it('are given on both sides of every threshold', () => {
    expect([-5.1, -5, -0.1, 0, 4.9, 5, 9.9, 10].map((value) => pointsOf(value, kHigh))).toEqual([1, 2, 2, 3, 3, 4, 4, 5])
    expect([26.1, 26, 9.1, 9, 3.6, 3.5, 1.1, 1, -2].map((value) => pointsOf(value, kLow))).toEqual([1, 2, 2, 3, 3, 4, 4, 5, 5])
  })

  it('stand on the band between their thresholds', () => {
    expect(bandPosition(2.5, kHigh)).toBeCloseTo(2.5)
    expect(bandPosition(-100, kHigh)).toBe(0.5)
    expect(bandPosition(100, kHigh)).toBe(4.5)
    expect(bandPosition(6.25, kLow)).toBeCloseTo(2.5)
    expect(bandPosition(5, kHigh)).toBeCloseTo(3.02)
    expect(bandPosition(3, { thresholds: [3, 3, 3, 3], better: 'high' })).toBe(4.5)
  })
})

describe('values', () => {
  it('carry their unit, and △ when negative', () => {
    expect(valueText(-3.26, '%')).toBe('△3.3%')
    expect(valueText(1234.6, '千円/人')).toBe('1,235千円/人')
    expect(valueText(-0.04, 'か月')).toBe('0.0か月')
    expect(valueText(null, '倍')).toBe('計算できません')
    expect(thresholdText(0.75, '倍')).toBe('0.75')
    expect(thresholdText(-4567.8, '千円/人')).toBe('△4,568')
  })
})

describe('the radar chart', () => {
  it('has own points, the typical business and the year before on the same axes', () => {
    const now = year([{ points: 5 }, { code: 'equity_ratio', points: null, median: 7 }])
    const before = year([{ code: 'equity_ratio', points: 2 }])
    expect(radarData(now, before)).toMatchObject({ own: [5, null], median: [3, 4], before: [null, 2] })
    expect(radarData(now, undefined).before).toBeNull()
  })

  it('states its finding', () => {
    expect(finding(year([{ points: 5, power: '安全性' }, { points: 2, power: '生産性' }, { points: 3 }]))).toBe(
      '強みは安全性（5点）、伸ばしたいのは生産性（2点）です',
    )
    expect(finding(year([{ points: 3 }, { points: 3 }]))).toBe('どの指標も3点で、かたよりがありません')
    expect(finding(year([{ points: null }]))).toBe('まだ計算できる指標がありません')
  })
})

describe('what follows', () => {
  it('says the way to the next grade', () => {
    expect(toNextGrade(year([], { total_points: 17, grade: 'C' }))).toEqual({ grade: 'B', points: 1 })
    expect(toNextGrade(year([], { total_points: 6, grade: 'D' }))).toEqual({ grade: 'C', points: 6 })
    expect(toNextGrade(year([], { total_points: 24, grade: 'A' }))).toBeNull()
    expect(toNextGrade(year([], { total_points: 9, grade: null }))).toBeNull()
  })

  it('knows the better direction', () => {
    expect(movement(indicator({ change_from_previous: 2 }))).toBe('better')
    expect(movement(indicator({ change_from_previous: 2, better: 'low' }))).toBe('worse')
    expect(movement(indicator({ change_from_previous: 0.01 }))).toBe('same')
    expect(movement(indicator({ change_from_previous: null }))).toBeNull()
  })

  it('tells an advisor the weakest first, each once', () => {
    const topics = visitTopics(
      year([
        { code: 'equity_ratio', points: 2, change_from_previous: -9 },
        { code: 'ebitda_debt', points: 1 },
        { code: 'sales_growth', points: null, value: null, why_missing: '前の年度の売上高がありません。' },
        { code: 'operating_margin', points: 4, change_from_previous: -1 },
      ]),
      4,
    )
    expect(topics.map((topic) => topic.indicator.code)).toEqual([
      'ebitda_debt',
      'equity_ratio',
      'operating_margin',
      'sales_growth',
    ])
    expect(topics[3]?.why).toBe('前の年度の売上高がありません。')
  })
})
