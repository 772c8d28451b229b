import { expect, it } from 'vitest'
import { safeReturnTo, signInAddress } from './returnTo'

it('comes back to addresses of this site only', () => {
  expect(safeReturnTo('/app/jobs?state=failed#x')).toBe('/app/jobs?state=failed#x')
  expect(safeReturnTo('/businesses/1234567890123')).toBe('/businesses/1234567890123')
  for (const bad of [null, '', 'https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/app/sign-in?x=1']) {
    expect(safeReturnTo(bad), String(bad)).toBe('/app')
  }
})

it('keeps where the person was, and stays short at home', () => {
  expect(signInAddress('/app')).toBe('/app/sign-in')
  expect(signInAddress('/app/jobs?state=failed', true)).toBe('/app/sign-in?return_to=%2Fapp%2Fjobs%3Fstate%3Dfailed&expired=1')
})
