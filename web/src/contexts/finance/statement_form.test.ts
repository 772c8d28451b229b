import { describe, expect, it } from 'vitest'
import {
  asThousands,
  atColumn,
  columnName,
  columnsToSave,
  emptyYear,
  isBlank,
  lastYearEnd,
  looksLikeThousands,
  problemsOf,
  salesOfYearBefore,
  type StatementsForm,
  switchUnit,
  toForm,
  toInput,
  withDate,
  withOlderYears,
  yearOf,
  yearsFrom,
} from './statement_form'
import type { Statement } from './types'

const kStatement: Statement = {
  fiscal_year_end: '2026-03-31',
  months: 12,
  sales_yen: 120_000_000,
  previous_sales_yen: null,
  operating_profit_yen: -3_000_000,
  employees: 12,
  borrowings_yen: 40_000_000,
  cash_yen: 15_000_000,
  depreciation_yen: 2_500_500,
  notes_receivable_yen: 0,
  accounts_receivable_yen: 9_000_000,
  inventory_yen: 4_000_000,
  notes_payable_yen: 0,
  accounts_payable_yen: 6_000_000,
  net_assets_yen: 20_000_000,
  total_assets_yen: 80_000_000,
  liabilities_yen: null,
  version: 3,
  updated_at: '2026-06-01T00:00:00Z',
}

describe('the columns', () => {
  it('go back from the newest year and keep the end of the month', () => {
    const form = toForm([kStatement], 'yen', '')
    expect(form.years.map((year) => year.fiscal_year_end)).toEqual(['2026-03-31', '2025-03-31', '2024-03-31'])
    expect(form.years.map(isBlank)).toEqual([false, true, true])
    expect(yearsFrom('2025-02-28', -1)).toBe('2024-02-29')
    expect(yearsFrom('2024-02-29', 1)).toBe('2025-02-28')
    expect(yearsFrom('令和8年3月20日', -1)).toBe('2025-03-20')
    expect(yearsFrom('いつか', -1)).toBe('')
  })

  it('know the last closed year from the day the year begins', () => {
    expect(lastYearEnd('04-01', '2026-11-26')).toBe('2026-03-31')
    expect(lastYearEnd('04-01', '2026-05-15')).toBe('2025-03-31')
    expect(lastYearEnd('01-01', '2026-11-26')).toBe('2025-12-31')
    expect(lastYearEnd('03-01', '2024-06-01')).toBe('2024-02-29')
    expect(lastYearEnd(null, '2026-11-26')).toBe('')
  })

  it('come back from the texts to exactly the saved figures, in both units', () => {
    for (const unit of ['yen', 'thousand'] as const) {
      const { fiscal_year_end: _end, version: _version, updated_at: _at, ...figures } = kStatement
      expect(toInput(yearOf(kStatement, unit), unit, ['x'])).toEqual({ ...figures, confirmed: ['x'] })
    }
    const switched = switchUnit(toForm([kStatement], 'yen', ''), 'thousand')
    expect(switched.years[0]?.depreciation_yen).toBe('2,500.5')
    expect(switched.years[0]?.employees).toBe('12')
  })

  it('are called by their year', () => {
    expect(columnName({ fiscal_year_end: '令和8年3月31日' }, 0)).toBe('2026年3月期')
    expect(columnName({ fiscal_year_end: '' }, 2)).toBe('2つ前の年度')
  })
})

describe('before saving', () => {
  const form = (patch: Partial<StatementsForm['years'][number]>): StatementsForm => {
    const all = toForm([kStatement], 'yen', '')
    return { ...all, years: [{ ...all.years[0]!, ...patch }, all.years[1]!, all.years[2]!] }
  }

  it('a good year has no problems, and empty columns are left out', () => {
    expect(problemsOf(form({}))).toEqual({})
  })

  it('what is missing or unreadable is said at its field with an example', () => {
    const problems = problemsOf(form({ sales_yen: 'たくさん', cash_yen: '', months: '13', fiscal_year_end: '3月' }))
    expect(Object.keys(problems).sort()).toEqual([
      'years/0/cash_yen',
      'years/0/fiscal_year_end',
      'years/0/months',
      'years/0/sales_yen',
    ])
    expect(problems['years/0/sales_yen']).toBe('いちばん新しい年度：売上高は数字で入れてください。例：12,345,678')
  })

  it('optional figures may be empty, but not nonsense', () => {
    expect(problemsOf(form({ previous_sales_yen: '', liabilities_yen: '' }))).toEqual({})
    expect(Object.keys(problemsOf(form({ liabilities_yen: '?' })))).toEqual(['years/0/liabilities_yen'])
  })

  it('nothing at all and the same year twice are noticed', () => {
    expect(Object.keys(problemsOf(toForm([], 'yen', '')))).toEqual(['years/0/sales_yen'])
    const twice = toForm([kStatement, { ...kStatement }], 'yen', '')
    expect(Object.keys(problemsOf(twice))).toEqual(['years/0/fiscal_year_end', 'years/1/fiscal_year_end'])
  })

  it('only changed years are sent, the oldest first', () => {
    const before = { ...kStatement, fiscal_year_end: '2025-03-31' }
    const oldest = { ...kStatement, fiscal_year_end: '2024-03-31' }
    const all = toForm([kStatement, before, oldest], 'yen', '')
    expect(columnsToSave(all, [kStatement, before, oldest])).toEqual([])
    expect(columnsToSave(all, [])).toEqual([2, 1, 0])
    expect(columnsToSave(all, [kStatement, { ...before, cash_yen: 1 }])).toEqual([2, 1])
    expect(columnsToSave(toForm([], 'yen', '2026-03-31'), [])).toEqual([])
  })
})

describe('around the columns', () => {
  it('the sales of the year before are offered', () => {
    const before = { ...kStatement, fiscal_year_end: '2025-03-31', sales_yen: 99 }
    expect(salesOfYearBefore(toForm([kStatement, before], 'yen', ''), 0, [])).toBe('99')
    expect(salesOfYearBefore(toForm([kStatement], 'yen', ''), 0, [before])).toBe('99')
    expect(salesOfYearBefore(toForm([kStatement], 'yen', ''), 0, [])).toBe('')
  })

  it('empty columns follow a changed date, filled ones do not', () => {
    const empty = toForm([], 'yen', '')
    expect(withDate(empty, 0, '令和8年3月31日').map((year) => year.fiscal_year_end)).toEqual(['令和8年3月31日', '2025-03-31', '2024-03-31'])
    const filled = toForm([kStatement, { ...kStatement, fiscal_year_end: '2025-03-31' }], 'yen', '')
    expect(withDate(filled, 0, '2027-03-31').map((year) => year.fiscal_year_end)).toEqual(['2027-03-31', '2025-03-31', '2024-03-31'])
  })

  it('older saved years can be shown behind the three', () => {
    const saved = [2026, 2025, 2024, 2023].map((year) => ({ ...kStatement, fiscal_year_end: `${year}-03-31` }))
    const form = toForm(saved, 'yen', '')
    expect(form.years).toHaveLength(3)
    expect(withOlderYears(form, saved).map((year) => year.fiscal_year_end.slice(0, 4))).toEqual(['2026', '2025', '2024', '2023'])
  })

  it('thousands typed as yen are noticed and mended for the whole column', () => {
    const before = { ...kStatement, fiscal_year_end: '2025-03-31' }
    const small = { ...kStatement, sales_yen: 125_000, cash_yen: 15_000, operating_profit_yen: -3_000 }
    const form = toForm([small], 'yen', '')
    expect(looksLikeThousands(form, 0, [before])).toBe(true)
    expect(looksLikeThousands(form, 0, [small])).toBe(false)
    expect(looksLikeThousands(toForm([small, before], 'thousand', ''), 0, [])).toBe(false)
    const mended = asThousands(form.years[0]!)
    expect([mended.sales_yen, mended.cash_yen, mended.operating_profit_yen, mended.employees, mended.liabilities_yen]).toEqual(
      ['125,000,000', '15,000,000', '△3,000,000', '12', ''],
    )
    const one = asThousands(form.years[0]!, 'sales_yen')
    expect([one.sales_yen, one.cash_yen]).toEqual(['125,000,000', '15,000'])
  })

  it('the server\'s messages land at the field of their column', () => {
    const errors = [
      { path: '/sales_yen', code: 'x', message: '大きすぎます' },
      { path: '/unknown', code: 'y', message: '何か' },
    ]
    expect(atColumn(errors, 1, '2025年3月期')).toEqual([
      { path: '/years/1/sales_yen', code: 'x', message: '2025年3月期：大きすぎます' },
      { path: '', code: 'y', message: '2025年3月期：何か' },
    ])
    expect(isBlank(emptyYear('2026-03-31'))).toBe(true)
  })
})
