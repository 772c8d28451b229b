import { beforeEach, describe, expect, it } from 'vitest'
import { forgetWords, recentWords, rememberWords, withRecent } from './recent'

describe('recent words', () => {
  beforeEach(() => localStorage.clear())

  it('stand newest first, once, without what was typed on the way', () => {
    expect(withRecent(['高松', '建設'], '高松商店')).toEqual(['高松商店', '建設'])
    expect(withRecent(['高松', '建設'], '建設')).toEqual(['建設', '高松'])
    expect(withRecent(['a1', 'b2', 'c3', 'd4', 'e5', 'f6', 'g7', 'h8'], 'i9')).toHaveLength(8)
  })

  it('belong to one person and can be forgotten', () => {
    rememberWords(1, 'さぬき')
    rememberWords(1, '一')
    expect(recentWords(1)).toEqual(['さぬき'])
    expect(recentWords(2)).toEqual([])
    forgetWords(1)
    expect(recentWords(1)).toEqual([])
  })

  it('survive a broken storage entry', () => {
    localStorage.setItem('banso.recent.1', '{')
    expect(recentWords(1)).toEqual([])
  })
})
