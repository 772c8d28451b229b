import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { SessionProvider } from '../../../app/session/SessionProvider'
import InvitationPage from './InvitationPage'
import ResetPasswordPage from './ResetPasswordPage'
import VerifyEmailPage from './VerifyEmailPage'

/** What was sent: "POST /api/v1/… {body}". */
let sent: string[] = []

const kOffer = {
  organization_name: '青葉商工会議所',
  organization_kind: 'chamber',
  role: 'staff',
  email: 'new@example.jp',
  account_exists: true,
  expires_at: '2030-01-01T00:00:00+09:00',
}

beforeEach(() => {
  sent = []
  vi.stubGlobal('scrollTo', () => undefined)
  vi.stubGlobal('fetch', async (request: Request) => {
    const { pathname, search } = new URL(request.url)
    if (request.method !== 'GET') sent.push(`${request.method} ${pathname}${search} ${await request.text()}`)
    const offered = pathname === '/api/v1/invitations/offer'
    const headers = { 'content-type': offered ? 'application/json' : 'application/problem+json' }
    return new Response(JSON.stringify(offered ? kOffer : { title: 'だめでした' }), { status: offered ? 200 : 401, headers })
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  sessionStorage.clear()
  history.replaceState(null, '', '/')
})

function open(address: string, Page: () => React.ReactNode) {
  history.replaceState(null, '', address)
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  return render(
    <QueryClientProvider client={queries}>
      <SessionProvider>
        <Page />
      </SessionProvider>
    </QueryClientProvider>,
  )
}

it('confirms an address with the secret behind #', async () => {
  open('/app/verify-email#secret-1', VerifyEmailPage)
  await screen.findByText('だめでした')
  expect(sent).toEqual(['POST /api/v1/email-verifications {"token":"secret-1"}'])
})

it('sets a password with the secret behind #', async () => {
  open('/app/reset-password#secret-2', ResetPasswordPage)
  await userEvent.type(await screen.findByLabelText(/新しいパスワード/), 'some long words')
  await userEvent.click(screen.getByRole('button', { name: 'このパスワードにする' }))
  await screen.findByText('だめでした')
  expect(sent).toEqual(['PUT /api/v1/password-resets {"token":"secret-2","new_password":"some long words"}'])
})

it('knows an invitation again after its person went to sign in, without the secret in any address', async () => {
  const first = open('/app/invitations#secret-3', InvitationPage)
  const link = await screen.findByRole('link', { name: 'サインインへ進む' })
  expect(link.getAttribute('href')).not.toContain('secret-3')
  first.unmount()
  open('/app/invitations', InvitationPage)
  await screen.findByText('青葉商工会議所')
  expect(sent).toEqual(Array(2).fill('POST /api/v1/invitations/offer {"token":"secret-3"}'))
})
