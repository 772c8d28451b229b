import { describe, expect, it } from 'vitest'
import { mergeChanges, takeItems } from './merge'

interface Card {
  phone?: string | null
  email?: string | null
  name?: string
  places: { name: string; address: { town: string; block?: string | null } }[]
}
const base: Card = { phone: '1', email: null, name: 'A', places: [] }

describe('two people who change the same thing', () => {
  it('keep both changes where they differ in place', () => {
    const merge = mergeChanges(base, { ...base, phone: '2' }, { ...base, email: 'b@example.jp' })
    expect(merge).toEqual({ merged: { ...base, phone: '2', email: 'b@example.jp' }, conflicts: [], taken: ['email'] })
  })

  it('must choose where they changed the same item', () => {
    const theirs = { ...base, phone: '3', name: 'B' }
    const merge = mergeChanges(base, { ...base, phone: '2' }, theirs)
    expect(merge).toEqual({ merged: { ...base, phone: '2', name: 'B' }, conflicts: ['phone'], taken: ['name'] })
    expect(takeItems(merge.merged, theirs, merge.conflicts)).toEqual(theirs)
  })

  it('agree where they wrote the same, and nothing told is nothing told', () => {
    expect(mergeChanges(base, { ...base, phone: '4' }, { ...base, phone: '4' }).conflicts).toEqual([])
    const { email: _email, ...without } = base
    expect(mergeChanges(base, { ...base, email: '' }, without as Card)).toMatchObject({ conflicts: [], taken: [] })
  })

  it('compare lists as a whole', () => {
    const shop = (name: string, address: Card['places'][0]['address'] = { town: '番町', block: null }) => ({ ...base, places: [{ name, address }] })
    expect(mergeChanges(shop('本店'), shop('本店'), shop('支店')).taken).toEqual(['places'])
    expect(mergeChanges(shop('本店'), shop('北店'), shop('支店')).conflicts).toEqual(['places'])
    expect(mergeChanges(shop('本店'), shop('本店', { town: '番町' }), shop('本店')).taken).toEqual([])
  })

  it('change the parts of a divided member apart from each other', () => {
    const views = { strengths: '', market: '', banks: '' }
    const mine = { goal: '直販を倍に', views: { ...views, strengths: '鮮度' } }
    const theirs = { goal: '', views: { ...views, banks: '地元の信金' } }
    const whole = mergeChanges({ goal: '', views }, mine, theirs)
    expect(whole.conflicts).toEqual(['views'])
    const merge = mergeChanges({ goal: '', views }, mine, theirs, ['views'])
    expect(merge).toEqual({
      merged: { goal: '直販を倍に', views: { strengths: '鮮度', market: '', banks: '地元の信金' } },
      conflicts: [],
      taken: ['views/banks'],
    })
  })
})
