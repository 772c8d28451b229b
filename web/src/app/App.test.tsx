import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Me } from '../api/types'
import { App } from './App'
import { SessionProvider } from './session/SessionProvider'

const kMe: Me = {
  user_id: 7,
  email: 'staff@example.jp',
  display_name: '指導 一郎',
  csrf_token: 'token-1',
  session_expires_at: new Date(Date.now() + 3600_000).toISOString(),
  two_factor: { enabled: false, required: false, pending: false, recovery_codes_left: 0 },
  roles: [{ organization_id: 4, organization_name: '青葉商工会議所', organization_kind: 'chamber', role: 'staff' }],
  businesses: [],
  permissions: [],
}

/** A server in memory: who is signed in, and what else it answers. */
let signedIn: Me | null = null
let routes: Record<string, () => Response> = {}

function json(content: unknown, status = 200) {
  const type = status < 400 ? 'application/json' : 'application/problem+json'
  return new Response(JSON.stringify(content), { status, headers: { 'content-type': type } })
}

beforeEach(() => {
  signedIn = null
  routes = {
    'GET /api/v1/me': () => (signedIn ? json(signedIn) : json({}, 401)),
    'GET /api/v1/sign-in-options': () => json({ providers: [], demo_accounts: [] }),
    'POST /api/v1/sessions': () => {
      signedIn = kMe
      return json(kMe)
    },
  }
  vi.stubGlobal('scrollTo', () => undefined)
  vi.stubGlobal('fetch', async (request: Request) => {
    const route = routes[`${request.method} ${new URL(request.url).pathname}`]
    return route ? route() : json({ title: '見つかりません' }, 404)
  })
})
afterEach(() => vi.unstubAllGlobals())

function open(path: string) {
  history.replaceState(null, '', path)
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  render(
    <QueryClientProvider client={queries}>
      <SessionProvider>
        <App />
      </SessionProvider>
    </QueryClientProvider>,
  )
}

async function signIn() {
  await userEvent.type(await screen.findByLabelText('メールアドレス'), 'staff@example.jp')
  await userEvent.type(screen.getByLabelText('パスワード'), 'some long words')
  await userEvent.click(screen.getByRole('button', { name: 'サインインする' }))
}

it('asks for sign-in first and then shows what was asked for, with the focus on its heading', async () => {
  routes['GET /api/v1/jobs'] = () => json({ items: [], total: 0, total_is_capped: false, page: 1, per_page: 50 })
  open('/app/jobs?state=failed')
  await signIn()
  const heading = await screen.findByRole('heading', { level: 1, name: '処理の状況' })
  expect(location.pathname + location.search).toBe('/app/jobs?state=failed')
  expect(document.title).toContain('処理の状況')
  await waitFor(() => expect(document.activeElement).toBe(heading))
})

it('goes back to sign-in when the session has ended, and knows the way back', async () => {
  signedIn = kMe
  open('/app/account')
  await screen.findByRole('heading', { level: 1, name: 'アカウント設定' })
  signedIn = null
  routes['GET /api/v1/me/sessions'] = () => json({}, 401)
  await userEvent.click(screen.getByRole('link', { name: 'サインイン中の端末' }))
  await screen.findByText('もう一度サインインしてください')
  expect(new URLSearchParams(location.search).get('return_to')).toBe('/app/account/sessions')
})

it('shows the person in the frame as soon as an address is confirmed, without going elsewhere', async () => {
  routes['POST /api/v1/email-verifications'] = () => json(kMe)
  open('/app/verify-email#abc')
  expect(await screen.findByText('メールアドレスを確認しました')).toBeTruthy()
  expect(await screen.findByRole('button', { name: /指導 一郎/ })).toBeTruthy()
})

it('keeps a signed-in person in when only a code was wrong', async () => {
  signedIn = { ...kMe, two_factor: { enabled: true, required: true, pending: true, recovery_codes_left: 5 } }
  routes['POST /api/v1/me/two-factor/verification'] = () => json({ title: 'コードが違います' }, 401)
  open('/app/jobs')
  await userEvent.type(await screen.findByLabelText('確認コード'), '１２３４５６')
  await userEvent.click(screen.getByRole('button', { name: 'サインインする' }))
  expect(await screen.findByText('コードが違います')).toBeTruthy()
  expect(location.pathname).toBe('/app/account/two-factor')
})

it('says so when a screen is not for this person', async () => {
  signedIn = kMe
  open('/app/role-settings')
  expect(await screen.findByText('この画面を見る権限がありません')).toBeTruthy()
})

it('shows an unknown address as such', async () => {
  signedIn = kMe
  open('/app/nothing-here')
  expect(await screen.findByText('お探しのページは見つかりませんでした')).toBeTruthy()
})

it('can be tried again when the server is away at the start', async () => {
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('Failed to fetch')))
  open('/app')
  expect(await screen.findByText('いま、サーバーにつながりません')).toBeTruthy()
  vi.stubGlobal('fetch', async () => json(kMe))
  await userEvent.click(screen.getByRole('button', { name: 'もう一度読み込む' }))
  expect(await screen.findByRole('heading', { level: 1, name: /指導 一郎さんのホーム/ })).toBeTruthy()
})
