import { describe, expect, it } from 'vitest'
import { echoOf, inOtherUnit, parseAmount, parseCount, showAmount } from './amounts'

describe('amounts', () => {
  it('are read as people write them', () => {
    expect(parseAmount('１２，３４５，６７８', 'yen')).toBe(12_345_678)
    expect(parseAmount('△1,200', 'yen')).toBe(-1200)
    expect(parseAmount('▲１，２００円', 'yen')).toBe(-1200)
    expect(parseAmount('(1,200)', 'yen')).toBe(-1200)
    expect(parseAmount('（１，２００）', 'yen')).toBe(-1200)
    expect(parseAmount('-0', 'yen')).toBe(0)
    expect(parseAmount('￥500', 'yen')).toBe(500)
  })

  it('are thousands where the person says so, in the box or in the unit', () => {
    expect(parseAmount('12,345', 'thousand')).toBe(12_345_000)
    expect(parseAmount('12,345.678', 'thousand')).toBe(12_345_678)
    expect(parseAmount('12,345千円', 'yen')).toBe(12_345_000)
    expect(parseAmount('12,345円', 'thousand')).toBe(12_345)
  })

  it('are read in words, whatever the unit', () => {
    expect(parseAmount('1億2,000万', 'thousand')).toBe(120_000_000)
    expect(parseAmount('３５０万円', 'yen')).toBe(3_500_000)
    expect(parseAmount('△1.5億円', 'yen')).toBe(-150_000_000)
    expect(parseAmount('1兆', 'yen')).toBe(1_000_000_000_000)
    expect(parseAmount('2億3万4567', 'yen')).toBe(200_034_567)
  })

  it('are not guessed', () => {
    for (const text of ['', 'なし', '1,2a', '12.5', '1e9', '--3', '万', '9999999999999999']) {
      expect(parseAmount(text, 'yen'), text).toBeNull()
    }
    expect(parseAmount('1.2345', 'thousand')).toBeNull()
  })

  it('keep every yen when the unit is switched', () => {
    for (const yen of [0, 1, 999, 1000, 12_345_678, -3_000_000, -1_234_567, 999_999_999_999_999]) {
      expect(parseAmount(showAmount(yen, 'thousand'), 'thousand'), String(yen)).toBe(yen)
      expect(inOtherUnit(inOtherUnit(showAmount(yen, 'yen'), 'yen', 'thousand'), 'thousand', 'yen')).toBe(
        showAmount(yen, 'yen'),
      )
    }
    expect(inOtherUnit('12,345,678', 'yen', 'thousand')).toBe('12,345.678')
    expect(inOtherUnit('なし', 'yen', 'thousand')).toBe('なし')
  })

  it('are echoed in 万 and 億', () => {
    expect(echoOf('250,000', 'thousand')).toEqual({ text: '2億5,000万円', readable: true })
    expect(echoOf('250000', 'yen')).toEqual({ text: '25万円', readable: true })
    expect(echoOf('9', 'thousand')).toEqual({ text: '9,000円', readable: true })
    expect(echoOf('9,000', 'yen').text).toBe('')
    expect(echoOf(' ', 'yen')).toEqual({ text: '', readable: true })
    expect(echoOf('いち', 'yen').readable).toBe(false)
  })

  it('count people in whole numbers', () => {
    expect(parseCount('１２人')).toBe(12)
    expect(parseCount('3名')).toBe(3)
    expect(parseCount('2.5')).toBeNull()
  })
})
