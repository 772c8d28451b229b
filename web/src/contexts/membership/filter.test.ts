import { describe, expect, it } from 'vitest'
import { conditionCount, filterQuery, fromFilter, kNoFilter, sortQuery, toFilter } from './filter'

describe('the filter of members', () => {
  const state = { ...kNoFilter, q: '蒲鉾', standing: 'member,prospect', employees_from: '5', has_email: 'true' }

  it('goes into the address and into segments, and back', () => {
    expect(filterQuery(state)).toEqual({ q: '蒲鉾', standing: 'member,prospect', employees_from: '5', has_email: 'true' })
    expect(toFilter(state)).toEqual({ q: '蒲鉾', standing: ['member', 'prospect'], employees_from: 5, has_email: true })
    expect(fromFilter(toFilter(state))).toEqual(state)
    expect(fromFilter({ q: null, standing: null } as never)).toEqual(kNoFilter)
  })

  it('counts conditions besides the words', () => {
    expect(conditionCount(state)).toBe(3)
    expect(conditionCount(kNoFilter)).toBe(0)
  })

  it('says the order', () => {
    expect(sortQuery('-joined')).toEqual({ sort: 'joined', descending: 'true' })
    expect(sortQuery('name')).toEqual({ sort: 'name' })
  })
})
