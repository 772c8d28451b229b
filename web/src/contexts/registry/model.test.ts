import { describe, expect, it } from 'vitest'
import { addressLine, checkDigit, covers, endPresets, formatPostCode, readCorporateNumber, readPostCode, spacedNumber } from './model'

describe('a corporate number', () => {
  it('has the check digit of the ordinance', () => {
    // 国税庁 (7000012050002), デジタル庁 (8000012010038).
    expect(checkDigit('000012050002')).toBe(7)
    expect(checkDigit('000012010038')).toBe(8)
  })

  it('is read as people write it', () => {
    const fullWidth = 'T7000012050002'.replace(/./g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
    for (const text of ['7000012050002', fullWidth, 'T7-0000-1205-0002', '7 0000 1205 0002']) {
      expect(readCorporateNumber(text)).toMatchObject({ digits: '7000012050002', state: 'right' })
    }
  })

  it('says what is missing or wrong while it is typed', () => {
    expect(readCorporateNumber('')).toMatchObject({ state: 'empty', message: '' })
    expect(readCorporateNumber('70000')).toMatchObject({ state: 'typing', message: 'あと8桁です。' })
    expect(readCorporateNumber('70000120500021').state).toBe('wrong')
    expect(readCorporateNumber('0000012050002').message).toContain('0では始まりません')
    expect(readCorporateNumber('7000012050003').state).toBe('wrong')
    expect(readCorporateNumber('70000a').message).toContain('数字だけ')
  })

  it('is shown in groups of four', () => {
    expect(spacedNumber('7000012050002')).toBe('7 0000 1205 0002')
    expect(spacedNumber('90000000000001')).toBe('90000000000001')
  })
})

describe('addresses', () => {
  it('are joined, or stand abroad', () => {
    const parts = { prefecture_name: '香川県', city_name: '高松市', street: '番町1-1', address_abroad: '' }
    expect(addressLine(parts)).toBe('香川県高松市番町1-1')
    expect(addressLine({ prefecture_name: '', city_name: '', street: '', address_abroad: 'アメリカ合衆国' })).toBe('アメリカ合衆国')
  })

  it('have postal codes of seven digits', () => {
    expect(formatPostCode('7608570')).toBe('〒760-8570')
    expect(formatPostCode('')).toBe('')
    expect(readPostCode('〒７６０−８５７０')).toBe('7608570')
    expect(readPostCode('760-85')).toBeNull()
  })
})

describe('consents', () => {
  it('open what their scope holds', () => {
    expect(covers('basic', 'contact')).toBe(false)
    expect(covers('contact', 'basic')).toBe(true)
    expect(covers('contact', 'figures')).toBe(false)
    expect(covers('all', 'figures')).toBe(true)
  })

  it('end with the fiscal year, or after whole years', () => {
    expect(endPresets('2026-11-21').map((preset) => preset.ends_on)).toEqual(['2027-03-31', '2027-11-20', '2029-11-20'])
    expect(endPresets('2027-03-01')[0]?.ends_on).toBe('2027-03-31')
    expect(endPresets('2024-02-29')[1]?.ends_on).toBe('2025-02-28')
  })
})
