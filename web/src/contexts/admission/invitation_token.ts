const kStorageKey = 'banso.member_invitation'

/** The token behind "#", kept over the way through sign-in in this tab, and taken out of the address. */
export function takeInvitationToken(): string {
  const token = location.hash.slice(1)
  if (!token) return sessionStorage.getItem(kStorageKey) ?? ''
  sessionStorage.setItem(kStorageKey, token)
  history.replaceState(null, '', location.pathname + location.search)
  return token
}
