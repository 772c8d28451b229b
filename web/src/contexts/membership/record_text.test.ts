import { describe, expect, it } from 'vitest'
import type { MemberFieldItem } from './queries'
import { fieldText, inputText, kGroups } from './record_text'

const field = (type: string, choices: { value: string; label: string }[] = []) =>
  ({ key: 'k', label: 'K', type, max: 0, statutory: false, owner_editable: true, choices }) as MemberFieldItem

describe('items of a record', () => {
  it('are written as people read them', () => {
    expect(fieldText(field('yes_no', [{ value: 'true', label: '受け取る' }]), true)).toBe('受け取る')
    expect(fieldText(field('month'), 3)).toBe('3月')
    expect(fieldText(field('whole_number'), 1234)).toBe('1,234')
    expect(fieldText(field('post_code'), '2500011')).toBe('250-0011')
    expect(fieldText(field('industry_codes'), ['09', '56'])).toBe('09、56')
    expect(fieldText(field('industry_codes'), ['09'], () => '食料品製造業')).toBe('食料品製造業（09）')
    expect(fieldText(field('text'), null)).toBe('')
  })

  it('stand in one group each', () => {
    const keys = kGroups.flatMap((group) => group.keys)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('are typed as they are', () => {
    expect(inputText(null)).toBe('')
    expect(inputText(['a', 'b'])).toBe('a、b')
    expect(inputText(5)).toBe('5')
  })
})
