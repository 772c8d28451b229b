/**
 * The one client of the API. It adds the CSRF token to every write, turns every failure into an ApiError, tells the
 * session when the server no longer knows us, and never sends anything twice by itself.
 */
import createClient, { type Middleware } from 'openapi-fetch'
import { ApiError, asApiError, problemFrom } from './problem'
import type { paths } from './schema'

let csrfToken = ''
let lastRequest = 0
const signedOutListeners = new Set<() => void>()

/** Remembers the token that `GET me` or a sign-in answered; it goes out with every write. */
export function setCsrfToken(token: string): void {
  csrfToken = token
}

/** The headers that a write outside this client (an upload) must send. */
export function writeHeaders(): Record<string, string> {
  return csrfToken ? { 'X-CSRF-Token': csrfToken } : {}
}

/** Calls `listener` when the server answers that nobody is signed in; returns the function that stops this. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener)
  return () => signedOutListeners.delete(listener)
}

/** Tells the listeners that the session has ended. */
export function reportSignedOut(): void {
  for (const listener of signedOutListeners) listener()
}

/** When this page last asked the server for anything but `me`, in milliseconds; each such request extends a session. */
export function lastRequestAt(): number {
  return lastRequest
}

/** Wrong passwords answer 401 too; they do not end a session. */
const kSignInPaths = ['/api/v1/sessions', '/api/v1/me']

const middleware: Middleware = {
  onRequest({ request }) {
    if (new URL(request.url).pathname !== '/api/v1/me') lastRequest = Date.now()
    if (request.method !== 'GET' && csrfToken) request.headers.set('X-CSRF-Token', csrfToken)
    return request
  },
  async onResponse({ request, response }) {
    if (response.ok) return response
    const error = await problemFrom(response)
    const path = new URL(request.url).pathname
    if (error.status === 401 && !kSignInPaths.includes(path)) reportSignedOut()
    throw error
  },
  onError({ error }) {
    return asApiError(error)
  },
}

export const api = createClient<paths>({
  baseUrl: typeof location === 'undefined' ? '' : location.origin,
  credentials: 'same-origin',
  headers: { Accept: 'application/json' },
  // Looked up at each call, so that tests can put their own fetch in place.
  fetch: (request) => globalThis.fetch(request),
})
api.use(middleware)

/**
 * Waits for a call and answers its body: `await body(api.GET('/api/v1/me'))`.
 * Throws ApiError; a 204 gives undefined.
 */
export async function body<Data>(call: Promise<{ data?: Data; error?: unknown; response: Response }>): Promise<Data> {
  const { data, error, response } = await call
  if (error !== undefined) throw error instanceof ApiError ? error : new ApiError(response.status, {})
  return data as Data
}
