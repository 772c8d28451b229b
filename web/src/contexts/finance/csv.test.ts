import { expect, it } from 'vitest'
import { benchmarkRows, pastedAsCsv } from './csv'
import { radarOption } from './radar_option'
import type { Indicator, LocalBenchmark } from './types'

it('understands what is copied out of a spreadsheet', () => {
  expect(pastedAsCsv('決算日\t売上高\r\n2026/3/31\t1,234,567\r\n')).toBe('決算日,売上高\n2026/3/31,"1,234,567"\n')
  expect(pastedAsCsv('a,b\n1,2\n')).toBe('a,b\n1,2\n')
})

it('has a row for each indicator of each year', () => {
  const indicator: Indicator = {
    code: 'equity_ratio',
    name: '自己資本比率',
    power: '安全性',
    formula: '',
    unit: '%',
    value: -3.25,
    why_missing: '',
    note: '',
    points: 2,
    median: 30,
    thresholds: [-5, 10, 40, 70],
    better: 'high',
    drivers: [],
    meaning: '借りたお金に頼っています。',
  }
  const year = { months: 12, indicators: [indicator], total_points: 2, scored: 1, grade: null, grade_meaning: '' }
  const rows = benchmarkRows({
    years: [
      { ...year, fiscal_year_end: '2026-03-31' },
      { ...year, fiscal_year_end: '2025-03-31' },
    ],
  } as LocalBenchmark)
  expect(rows).toHaveLength(3)
  expect(rows[1]).toEqual(['2026年3月期', '自己資本比率', '安全性', -3.25, '%', '△3.3%', 2, 30, -5, 10, 40, 70, '借りたお金に頼っています。'])
})

it('draws three lines that differ without colour, and missing points at the centre', () => {
  const data = { axes: [{ code: 'a', name: '安全性', points: null }], own: [null], median: [3], before: [2] }
  const option = radarOption(data, { own: '自社', median: '中央値', before: '前の年度' }) as {
    radar: { indicator: { name: string }[] }
    series: { data: { name: string; value: number[]; lineStyle: { type: string } }[] }[]
  }
  expect(option.radar.indicator[0]?.name).toBe('安全性\n計算できません')
  expect(option.series[0]?.data.map((one) => [one.name, one.value[0], one.lineStyle.type])).toEqual([
    ['中央値', 3, 'dashed'],
    ['前の年度', 2, 'dotted'],
    ['自社', 0, 'solid'],
  ])
  const gaps = radarOption({ ...data, before: [null] }, { own: '自社', median: '中央値', before: '前の年度' }) as typeof option
  expect(gaps.series[0]?.data.map((one) => one.name)).toEqual(['中央値', '自社'])
})
