import { afterEach, expect, it } from 'vitest'
import { forgetInvitation, invitationToken, linkToken } from './link_token'

afterEach(() => {
  history.replaceState(null, '', '/')
  sessionStorage.clear()
})

it('takes the secret from the part of the address that is never sent', () => {
  history.replaceState(null, '', '/app/verify-email#a-b_c')
  expect(linkToken()).toBe('a-b_c')
  history.replaceState(null, '', '/app/verify-email')
  expect(linkToken()).toBe('')
})

it('keeps an invitation while its person signs in', () => {
  history.replaceState(null, '', '/app/invitations#first')
  expect(invitationToken()).toBe('first')
  history.replaceState(null, '', '/app/invitations')
  expect(invitationToken()).toBe('first')
  history.replaceState(null, '', '/app/invitations#second')
  expect(invitationToken()).toBe('second')
  forgetInvitation()
  history.replaceState(null, '', '/app/invitations')
  expect(invitationToken()).toBe('')
})
