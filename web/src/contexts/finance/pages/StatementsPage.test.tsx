import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Route, Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { SessionProvider, useSession } from '../../../app/session/SessionProvider'
import type { Statement, StatementInput } from '../types'
import StatementsPage from './StatementsPage'

const kSaved: Statement = {
  fiscal_year_end: '2026-03-31',
  months: 12,
  sales_yen: 120_000_000,
  operating_profit_yen: 3_000_000,
  employees: 12,
  borrowings_yen: 40_000_000,
  cash_yen: 15_000_000,
  depreciation_yen: 2_500_000,
  notes_receivable_yen: 0,
  accounts_receivable_yen: 9_000_000,
  inventory_yen: 4_000_000,
  notes_payable_yen: 0,
  accounts_payable_yen: 6_000_000,
  net_assets_yen: 20_000_000,
  total_assets_yen: 80_000_000,
  version: 3,
  updated_at: '2026-06-01T00:00:00Z',
}

/** What was sent, and how the server answers a save: by the input. */
let sent: { version: string | null; input: StatementInput }[] = []
let onSave: (input: StatementInput) => Response

function json(content: unknown, status = 200) {
  const type = status < 400 ? 'application/json' : 'application/problem+json'
  return new Response(JSON.stringify(content), { status, headers: { 'content-type': type } })
}

const doubt = (errors: object[], status = 409) => json({ title: '確かめてください', reason: 'finance.confirm', errors }, status)
const stored = () => json({ statement: { ...kSaved, version: 4 }, questions: [] })

beforeEach(() => {
  sent = []
  onSave = stored
  vi.stubGlobal('scrollTo', () => undefined)
  vi.stubGlobal('fetch', async (request: Request) => {
    const { pathname } = new URL(request.url)
    if (pathname.endsWith('/me')) {
      return json({
        user_id: 7,
        display_name: '社長',
        csrf_token: 't',
        session_expires_at: new Date(Date.now() + 3600_000).toISOString(),
        two_factor: { enabled: false, required: false, pending: false, recovery_codes_left: 0 },
        roles: [],
        businesses: [{ business_id: 1, name: '店', claim_status: 'confirmed' }],
        permissions: [],
      })
    }
    if (request.method === 'PUT') {
      const input = (await request.json()) as StatementInput
      sent.push({ version: request.headers.get('If-Match'), input })
      return onSave(input)
    }
    if (pathname.endsWith('/statements')) return json({ items: [kSaved], editable: true })
    if (pathname.endsWith('/profile')) return json({ version: 0, fields: {}, sources: [] })
    return json({ title: '見つかりません' }, 404)
  })
})
afterEach(() => vi.unstubAllGlobals())

async function open() {
  const location = memoryLocation({ path: '/app/my-business/1/finance/statements', record: true })
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <SessionProvider>
        <Router hook={location.hook}>
          <Route path="/app/my-business/:business_id/finance/statements" component={Screen} />
        </Router>
      </SessionProvider>
    </QueryClientProvider>,
  )
  const sales = await screen.findByRole<HTMLInputElement>('textbox', { name: '売上高 2026年3月期' })
  return { sales, location }
}

/** The page needs somebody signed in; the app waits for that before it shows any. */
function Screen() {
  return useSession().me && <StatementsPage />
}

async function retype(box: HTMLInputElement, text: string) {
  await userEvent.clear(box)
  await userEvent.type(box, text)
}

const save = () => userEvent.click(screen.getByRole('button', { name: '保存して、診断の結果を見る' }))

it('asks about each doubt once, sends the answers, and goes to the result', async () => {
  onSave = (input) =>
    input.confirmed?.length === 2
      ? stored()
      : doubt([
          { path: '/sales_yen', code: 'jump', message: '売上高が大きく変わっています。' },
          { path: '/months', code: 'short', message: '短い年度ですか。' },
        ])
  const { sales, location } = await open()
  await retype(sales, '１億３千')
  expect(screen.getByText('数字で入れてください。例：1,000')).toBeTruthy()
  await retype(sales, '１億３，０００万')
  expect(screen.getByText('1億3,000万円')).toBeTruthy()
  await save()
  await screen.findByText('売上高が大きく変わっています。')
  await userEvent.click(screen.getByRole('button', { name: 'このままで正しい' }))
  await screen.findByText('短い年度ですか。')
  await userEvent.click(screen.getByRole('button', { name: 'このままで正しい' }))
  await waitFor(() => expect(location.history.at(-1)).toBe('/app/my-business/1/finance'))
  expect(sent.map((one) => [one.version, one.input.sales_yen, one.input.confirmed])).toEqual([
    ['"3"', 130_000_000, []],
    ['"3"', 130_000_000, ['jump', 'short']],
  ])
})

it('leads to the field when the figure will be mended, and keeps everything typed', async () => {
  onSave = () => doubt([{ path: '/cash_yen', code: 'jump', message: '現金・預金が多すぎませんか。' }])
  const { sales } = await open()
  await retype(sales, '125000000')
  await save()
  await userEvent.click(await screen.findByRole('button', { name: '直す' }))
  const summary = await screen.findByRole('group', { name: '次の点を直してください' })
  expect(document.activeElement).toBe(summary)
  await userEvent.click(within(summary).getByRole('link', { name: '2026年3月期：現金・預金が多すぎませんか。' }))
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: '現金・預金 2026年3月期' }))
  expect(sales.value).toBe('125,000,000')
})

it('mends one figure that was typed in thousands', async () => {
  onSave = (input) =>
    input.sales_yen < 1_000_000 ? doubt([{ path: '/sales_yen', code: 'looks_like_thousands', message: '千円単位ですか。' }]) : stored()
  const { sales, location } = await open()
  await retype(sales, '125,000')
  await save()
  await userEvent.click(await screen.findByRole('button', { name: 'この数字だけ1,000倍にする' }))
  await screen.findByText('2026年3月期の売上高を1,000倍に直しました。内容を確かめて、もう一度保存してください。')
  expect(sales.value).toBe('125,000,000')
  await save()
  await waitFor(() => expect(location.history.at(-1)).toBe('/app/my-business/1/finance'))
  expect(sent.at(-1)?.input.sales_yen).toBe(125_000_000)
})

it('shows what the server refuses at the field, and sends nothing that did not change', async () => {
  onSave = () => json({ title: '直してください', errors: [{ path: '/net_assets_yen', code: 'unbalanced', message: '合計が合いません。' }] }, 422)
  const { sales, location } = await open()
  const net = screen.getByRole<HTMLInputElement>('textbox', { name: '純資産合計 2026年3月期' })
  await retype(net, '△999')
  await save()
  await screen.findByText('＊2026年3月期：合計が合いません。')
  expect(net.getAttribute('aria-invalid')).toBe('true')
  await retype(net, '20000000')
  await save()
  await waitFor(() => expect(location.history.at(-1)).toBe('/app/my-business/1/finance'))
  expect(sent).toHaveLength(1)
  expect(sales.value).toBe('120,000,000')
})

it('goes down a year with Enter and the arrows, as a spreadsheet does', async () => {
  const { sales } = await open()
  sales.focus()
  await userEvent.keyboard('{Enter}')
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: '前期売上高 2026年3月期' }))
  await userEvent.keyboard('{ArrowUp}')
  expect(document.activeElement).toBe(sales)
  screen.getByRole('textbox', { name: '負債合計 2026年3月期' }).focus()
  await userEvent.keyboard('{Enter}')
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: '決算日 2025年3月期' }))
  expect(sent).toEqual([])
})

it('keeps the amounts when the unit is switched', async () => {
  const { sales } = await open()
  await userEvent.click(screen.getByRole('radio', { name: '千円' }))
  expect(sales.value).toBe('120,000')
  await save()
  expect(sent).toEqual([])
})
