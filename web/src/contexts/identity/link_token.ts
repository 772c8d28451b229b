/**
 * The secret of a mailed link. It stands behind "#": browsers keep that part of an address to themselves, so that no
 * server and no proxy on the way writes it into a log.
 */
export function linkToken(): string {
  return location.hash.slice(1)
}

const kInvitation = 'banso.invitation'

/** The same for an invitation, kept in this tab while the person goes to sign in and comes back. */
export function invitationToken(): string {
  const token = linkToken()
  if (token) sessionStorage.setItem(kInvitation, token)
  return token || (sessionStorage.getItem(kInvitation) ?? '')
}

/** Once it has been taken. */
export function forgetInvitation() {
  sessionStorage.removeItem(kInvitation)
}
