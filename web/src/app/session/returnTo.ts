/**
 * Where to go after sign-in. Only addresses of this site are followed, and never back to the sign-in page itself:
 * a link sent by somebody else must not lead elsewhere.
 */
export function safeReturnTo(text: string | null): string {
  if (!text || !text.startsWith('/') || text.startsWith('//') || text.includes('\\')) return '/app'
  const url = new URL(text, location.origin)
  if (url.origin !== location.origin || url.pathname.startsWith('/app/sign-in')) return '/app'
  return url.pathname + url.search + url.hash
}

/** The address of the sign-in page that comes back to `here`. */
export function signInAddress(here: string, expired = false): string {
  const params = new URLSearchParams()
  if (here !== '/app' && here !== '/app/') params.set('return_to', here)
  if (expired) params.set('expired', '1')
  const text = params.toString()
  return `/app/sign-in${text ? `?${text}` : ''}`
}
