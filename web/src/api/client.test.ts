import { afterEach, describe, expect, it, vi } from 'vitest'
import { api, body, onSignedOut, setCsrfToken } from './client'
import { ApiError } from './problem'

function answer(status: number, content: unknown, type = 'application/json') {
  const fetched = vi.fn(async (_request: Request) =>
    status === 204
      ? new Response(null, { status })
      : new Response(JSON.stringify(content), { status, headers: { 'content-type': type } }),
  )
  vi.stubGlobal('fetch', fetched)
  return fetched
}

afterEach(() => {
  vi.unstubAllGlobals()
  setCsrfToken('')
})

describe('writes', () => {
  it('carry the CSRF token; reads do not', async () => {
    setCsrfToken('token-1')
    const fetched = answer(200, { items: [] })
    await body(api.GET('/api/v1/me'))
    await body(api.PATCH('/api/v1/me', { body: { display_name: '青葉' } }))
    const [read, write] = fetched.mock.calls.map(([request]) => request)
    expect(read?.headers.get('X-CSRF-Token')).toBeNull()
    expect(write?.headers.get('X-CSRF-Token')).toBe('token-1')
  })

  it('are never sent twice, not even when the server is away', async () => {
    const fetched = vi.fn(async () => Promise.reject(new TypeError('Failed to fetch')))
    vi.stubGlobal('fetch', fetched)
    const error = await body(api.POST('/api/v1/password-resets', { body: { email: 'a@example.jp' } })).catch((e) => e)
    expect(error).toBeInstanceOf(ApiError)
    expect(error.isUnreachable).toBe(true)
    expect(fetched).toHaveBeenCalledTimes(1)
  })
})

describe('refusals', () => {
  const kProblem = {
    title: '入力に誤りがあります',
    detail: 'メールアドレスを見てください。',
    reason: 'identity.weak_password',
    request_id: 'r-1',
    errors: [{ path: '/email', code: 'format', message: '＠がありません。' }],
  }

  it('keep the sentences, the reason and the fields', async () => {
    answer(422, kProblem, 'application/problem+json')
    const error = await body(api.GET('/api/v1/me')).catch((e) => e)
    expect(error).toMatchObject({ status: 422, reason: 'identity.weak_password', title: kProblem.title, request_id: 'r-1' })
    expect(error.message).toBe(kProblem.detail)
    expect(error.errors).toEqual(kProblem.errors)
  })

  it('give a sentence even when the answer is not ours', async () => {
    vi.stubGlobal('fetch', async () => new Response('<h1>Bad Gateway</h1>', { status: 502, headers: { 'content-type': 'text/html' } }))
    const error = await body(api.GET('/api/v1/me')).catch((e) => e)
    expect(error.isUnreachable).toBe(true)
    expect(error.message).toMatch(/お試しください/)
  })
})

it('tells the session about a 401, except for a wrong password and for the question who is here', async () => {
  const ended = vi.fn()
  const stop = onSignedOut(ended)
  answer(401, {}, 'application/problem+json')
  await body(api.GET('/api/v1/me')).catch(() => undefined)
  await body(api.POST('/api/v1/sessions', { body: { email: 'a@example.jp', password: 'x' } })).catch(() => undefined)
  expect(ended).not.toHaveBeenCalled()
  await body(api.GET('/api/v1/me/sessions')).catch(() => undefined)
  expect(ended).toHaveBeenCalledTimes(1)
  stop()
})

it('answers nothing for a 204', async () => {
  answer(204, null)
  expect(await body(api.DELETE('/api/v1/sessions/current'))).toBeUndefined()
})
