import { describe, expect, it } from 'vitest'
import { fiscalYearName, fiscalYearOf, yearOptions } from './model'

describe('fiscal years', () => {
  it('begin in April', () => {
    expect(fiscalYearOf('2026-03-31')).toBe(2025)
    expect(fiscalYearOf('2026-04-01')).toBe(2026)
  })
  it('have names in both calendars', () => {
    expect(fiscalYearName(2026)).toBe('令和8年度（2026年度）')
    expect(fiscalYearName(2019)).toBe('令和元年度（2019年度）')
    expect(fiscalYearName(2018)).toBe('2018年度')
    expect(yearOptions(2026)[0]).toEqual({ value: '2027', label: '令和9年度（2027年度）' })
  })
})
