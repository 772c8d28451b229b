import { expect, it } from 'vitest'
import { endsBy, heldConsentsExport, kHeldConsentDefaults } from './held_consents'

const kEvening = new Date('2026-11-20T15:30:00Z') // already the 21st in Japan

it('counts days as they are counted in Japan', () => {
  expect(endsBy('30', kEvening)).toBe('2026-12-21')
  expect(endsBy('0', kEvening)).toBe('2026-11-21')
  expect([endsBy('', kEvening), endsBy('x', kEvening)]).toEqual(['', ''])
})

it('exports what is shown', () => {
  const state = { ...kHeldConsentDefaults, q: '食品', purpose: 'subsidy', within: '30', page: 3 }
  const address = heldConsentsExport(12, state, kEvening)
  expect(address.split('?')[0]).toBe('/api/v1/organizations/12/consents/export.csv')
  expect(Object.fromEntries(new URLSearchParams(address.split('?')[1]))).toEqual({
    q: '食品',
    purpose: 'subsidy',
    ends_by: '2026-12-21',
  })
})
