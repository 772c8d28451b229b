import { describe, expect, it } from 'vitest'
import { exportAddress, kSearchDefaults, searchFilter } from './queries'

describe('the search in the address', () => {
  it('sends only what was chosen', () => {
    expect(searchFilter(kSearchDefaults)).toEqual({})
    expect(searchFilter({ ...kSearchDefaults, q: '高松', status: 'closed', page: 3 })).toEqual({ q: '高松', status: 'closed' })
  })

  it('exports exactly what is shown: same words, filters and order, all pages', () => {
    const state = { ...kSearchDefaults, q: '高松 建設', prefecture_code: '37', sort: 'name', page: 4 }
    const address = new URL(exportAddress(state, 'xlsx'), 'http://localhost')
    expect(address.pathname).toBe('/api/v1/businesses/export.xlsx')
    expect(Object.fromEntries(address.searchParams)).toEqual({ q: '高松 建設', prefecture_code: '37', sort: 'name' })
    expect(exportAddress(kSearchDefaults, 'csv')).toBe('/api/v1/businesses/export.csv')
  })
})
