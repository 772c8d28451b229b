import { describe, expect, it } from 'vitest'
import { closingSoon, daysUntil, deadlineText, manYen, numberText, presentCall, valueText } from './model'
import type { FactDefinition } from './types'

const definition = (patch: Partial<FactDefinition>): FactDefinition => ({
  key: 'x',
  kind: 'number',
  unit: 'none',
  origin: 'answer',
  name: '',
  question: '',
  help: '',
  choices: [],
  ...patch,
})

describe('manYen', () => {
  it('never says more than there is', () => {
    expect(manYen(7_500_000)).toBe('750万円')
    expect(manYen(12_999)).toBe('1.2万円')
    expect(manYen(9_999)).toBe('9,999円')
    expect(manYen(100_000_000)).toBe('1億円')
    expect(manYen(123_456_789)).toBe('1億2,345万円')
    expect(manYen(-500_000)).toBe('△50万円')
  })
})

describe('deadlines', () => {
  it('count whole days and stay quiet when far or past', () => {
    expect(daysUntil('2026-12-01', '2026-11-26')).toBe(5)
    expect(closingSoon('2026-11-26', '2026-11-26')).toBe('今日まで')
    expect(closingSoon('2026-12-01', '2026-11-26')).toBe('あと5日')
    expect(closingSoon('2026-12-27', '2026-11-26')).toBeNull()
    expect(closingSoon('2026-11-25', '2026-11-26')).toBeNull()
    expect(closingSoon(null, '2026-11-26')).toBeNull()
  })

  it('say that a passed one has passed', () => {
    expect(deadlineText('2026-11-25', '2026-11-26')).toBe('2026年11月25日に締め切りました')
    expect(deadlineText('2026-11-26', '2026-11-26')).toBe('2026年11月26日まで')
    expect(deadlineText(null, '2026-11-26')).toBe('締め切りの定めなし')
  })

  it('are those of the open call that closes first, else of the next, else of the last', () => {
    const past = { name: 'past', opens_on: '2026-01-01', closes_on: '2026-02-01' }
    const now = { name: 'now', opens_on: '2026-11-01', closes_on: '2026-12-20' }
    const sooner = { name: 'sooner', opens_on: '2026-11-01', closes_on: '2026-12-01' }
    const next = { name: 'next', opens_on: '2027-01-01', closes_on: null }
    expect(presentCall([past, next, now, sooner], '2026-11-26')?.name).toBe('sooner')
    expect(presentCall([past, next], '2026-11-26')?.name).toBe('next')
    expect(presentCall([past], '2026-11-26')?.name).toBe('past')
    expect(presentCall([], '2026-11-26')).toBeNull()
  })
})

describe('facts in words', () => {
  it('show hundredths of a percent as percent', () => {
    expect(numberText(150, 'basis_points')).toBe('1.5％')
    expect(numberText(12, 'people')).toBe('12人')
  })

  it('name codes, areas and dates', () => {
    const codes = definition({ kind: 'codes', choices: [{ code: 'a', name: 'あ' }] })
    expect(valueText(codes, ['a'])).toBe('あ')
    expect(valueText(codes, [])).toBe('どれもない')
    expect(valueText(definition({ kind: 'area' }), '37', () => '香川県')).toBe('香川県')
    expect(valueText(definition({ kind: 'flag' }), false)).toBe('いいえ')
    expect(valueText(definition({ kind: 'date' }), '2020-04-01')).toBe('2020年4月1日（令和2年4月1日）')
    expect(valueText(definition({}), null)).toBe('')
  })
})
