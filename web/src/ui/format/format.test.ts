import { describe, expect, it } from 'vitest'
import { dateInJapan, formatDateBoth, formatDuration, formatEra, formatInstant, parseDate } from './date'
import { formatBytes, formatNumber, formatYen, parseNumber, toHalfWidth, yenInWords } from './number'

describe('numbers', () => {
  it('marks negative amounts with a triangle', () => {
    expect(formatNumber(-1234567)).toBe('△1,234,567')
    expect(formatYen(0)).toBe('0円')
  })

  it('echoes large amounts in 万 and 億', () => {
    expect(yenInWords(9_999)).toBe('')
    expect(yenInWords(10_000)).toBe('1万円')
    expect(yenInWords(12_345_678)).toBe('1,234万5,678円')
    expect(yenInWords(250_000_000)).toBe('2億5,000万円')
    expect(yenInWords(-3_000_000)).toBe('△300万円')
    expect(yenInWords(1_000_000_000_000)).toBe('1兆円')
  })

  it('reads what people type', () => {
    expect(parseNumber('１，２３４')).toBe(1234)
    expect(parseNumber('△1,000円')).toBe(-1000)
    expect(parseNumber('▲５００')).toBe(-500)
    expect(parseNumber('千円')).toBeNull()
    expect(parseNumber('')).toBeNull()
  })

  it('keeps katakana vowel marks and mends hyphens between digits', () => {
    expect(toHalfWidth('０３ー１２３４ー５６７８')).toBe('03-1234-5678')
    expect(toHalfWidth('コーヒー')).toBe('コーヒー')
  })

  it('shows sizes', () => {
    expect(formatBytes(10)).toBe('10バイト')
    expect(formatBytes(1536)).toBe('1.5KB')
    expect(formatBytes(2 * 1024 ** 3)).toBe('2GB')
  })
})

describe('dates', () => {
  it('knows the eras and their first days', () => {
    expect(formatEra('2019-04-30')).toBe('平成31年4月30日')
    expect(formatEra('2019-05-01')).toBe('令和元年5月1日')
    expect(formatEra('1989-01-07')).toBe('昭和64年1月7日')
    expect(formatEra('1850-01-01')).toBe('')
    expect(formatDateBoth('2026-11-21')).toBe('2026年11月21日（令和8年11月21日）')
  })

  it('reads Western and Japanese dates', () => {
    for (const text of ['2026-11-21', '2026/11/21', '20261121', '２０２６年１１月２１日', '令和8年11月21日', 'R8.11.21', 'ｒ８．１１．２１']) {
      expect(parseDate(text), text).toBe('2026-11-21')
    }
    expect(parseDate('令和元年5月1日')).toBe('2019-05-01')
    expect(parseDate('昭和64年1月7日')).toBe('1989-01-07')
  })

  it('refuses days that do not exist', () => {
    for (const text of ['2026-02-30', '令和元年4月30日', '昭和64年1月8日', '26-1-1', 'きのう', '']) {
      expect(parseDate(text), text).toBeNull()
    }
  })

  it('shows instants in Japan time, wherever the browser is', () => {
    expect(formatInstant('2026-11-20T15:05:00Z')).toBe('2026/11/21 00:05')
    expect(formatInstant('nonsense')).toBe('')
    expect(dateInJapan(new Date('2026-11-20T15:05:00Z'))).toBe('2026-11-21')
  })

  it('says durations', () => {
    expect(formatDuration(75)).toBe('1分15秒')
    expect(formatDuration(120)).toBe('2分')
    expect(formatDuration(4000)).toBe('1時間7分')
  })
})
