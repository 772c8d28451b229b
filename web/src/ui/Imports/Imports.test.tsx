import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it, vi } from 'vitest'
import { ImportPage } from './ImportPage'
import { ImportsPage } from './ImportsPage'
import { type ImportCount, type ImportRecord, pollWhileRunning } from './record'

interface Item extends ImportRecord {
  rows_added: number
  rows_rejected: number
}

const anItem = (patch: Partial<Item> = {}): Item => ({
  import_id: 7,
  file_name: '会員.csv',
  file_size: 2048,
  state: 'succeeded',
  job_id: 70,
  message: '',
  created_by: '高橋',
  created_at: '2026-11-26T00:00:00Z',
  started_at: '2026-11-26T00:00:00Z',
  finished_at: '2026-11-26T00:01:30Z',
  rows_added: 1234,
  rows_rejected: 0,
  ...patch,
})
const kCounts: ImportCount<Item>[] = [
  { key: 'added', header: '新規', of: (item) => item.rows_added },
  { key: 'rejected', header: 'エラー', term: '取り込めなかった行', of: (item) => item.rows_rejected },
]

let streams: { url: string; tell: (job: object) => void }[] = []
const fetched = vi.fn()

beforeEach(() => {
  streams = []
  fetched.mockReset().mockResolvedValue(new Response(null, { status: 204 }))
  vi.stubGlobal('fetch', fetched)
  vi.stubGlobal(
    'EventSource',
    class {
      static CLOSED = 2
      constructor(readonly url: string) {}
      addEventListener(_event: string, listener: (message: { data: string }) => void) {
        streams.push({ url: this.url, tell: (job) => listener({ data: JSON.stringify(job) }) })
      }
      close() {}
    },
  )
})

function showOne(item: Item, more: { nothing?: () => string | null } = {}) {
  const onEnd = vi.fn()
  render(
    <ImportPage
      query={{ data: item, error: null, refetch: vi.fn() }}
      crumbs={[]}
      counts={kCounts}
      unit="行"
      warning={({ rows_rejected }) => (rows_rejected > 0 ? '誤りのある行があります' : '')}
      onEnd={onEnd}
      {...more}
    >
      {() => <p>誤りの一覧</p>}
    </ImportPage>,
  )
  return onEnd
}

it('lists imports with their counts, which mean something only after a good end', () => {
  const items = [anItem(), anItem({ import_id: 8, file_name: '途中.csv', state: 'running', rows_added: 5 })]
  render(
    <ImportsPage
      title="取り込み"
      begin={<p>ここから始める</p>}
      imports={{ data: { items, total: 2, total_is_capped: false, page: 1, per_page: 20 }, error: null, refetch: vi.fn() }}
      counts={kCounts}
      href={(item) => `/app/imports/${item.import_id}`}
      pageHref={(page) => `?page=${page}`}
      about={() => '会員名簿'}
    />,
  )
  const [, done, running] = screen.getAllByRole('row')
  expect(within(done as HTMLElement).getByRole('link', { name: '会員.csv' }).getAttribute('href')).toBe('/app/imports/7')
  expect(within(done as HTMLElement).getByText('1,234')).toBeTruthy()
  expect(within(done as HTMLElement).getByText(/会員名簿、/)).toBeTruthy()
  expect(within(running as HTMLElement).getByText('取り込み中')).toBeTruthy()
  expect(within(running as HTMLElement).queryByText('5')).toBeNull()
})

it('says what to do first while there is none', () => {
  const none = { items: [], total: 0, total_is_capped: false, page: 1, per_page: 20 }
  const query = { data: none, error: null, refetch: vi.fn() }
  render(
    <ImportsPage title="取り込み" begin={null} imports={query} counts={kCounts} href={() => ''} pageHref={() => ''} empty="名簿を選んでください。" />,
  )
  expect(screen.getByText('名簿を選んでください。')).toBeTruthy()
})

it('tells how a good import ended', () => {
  showOne(anItem())
  expect(screen.getByText('取り込みが終わりました')).toBeTruthy()
  expect(screen.getByText('1,234行')).toBeTruthy()
  expect(screen.getByText('1分30秒')).toBeTruthy()
  expect(screen.getByText('誤りの一覧')).toBeTruthy()
})

it('tells what is left to be looked at, what failed, and when nothing fitted', () => {
  showOne(anItem({ rows_rejected: 3 }))
  expect(screen.getByText('取り込みが終わりました（誤りのある行があります）')).toBeTruthy()
  showOne(anItem({ state: 'failed', message: '読めない文字コードです。' }))
  expect(screen.getByText('取り込めませんでした')).toBeTruthy()
  expect(screen.getByText('読めない文字コードです。')).toBeTruthy()
  showOne(anItem({ rows_rejected: 9 }), { nothing: () => '種類を確かめてください。' })
  expect(screen.getByText('取り込めるものがありませんでした')).toBeTruthy()
  expect(screen.getByText('種類を確かめてください。データは取り込む前のままです。')).toBeTruthy()
})

it('follows a running import and stops it only after asking', async () => {
  const onEnd = showOne(anItem({ state: 'running', finished_at: null }))
  const [stream] = streams
  expect(stream?.url).toBe('/api/v1/jobs/70/events')
  const progress = { done: 300, total: 1000, unit: '行', message: '', seconds_left: 20 }
  act(() => stream?.tell({ job_id: 70, state: 'running', cancel_requested: false, started_at: '', progress }))
  expect(screen.getByText(/300行／1,000行（30％）/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: '取り込みを中止する' }))
  expect(fetched).not.toHaveBeenCalled()
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '中止する' }))
  const [request] = fetched.mock.calls[0] as [Request]
  expect([request.method, new URL(request.url).pathname]).toEqual(['POST', '/api/v1/jobs/70/cancel'])
  act(() => stream?.tell({ job_id: 70, state: 'cancelled', cancel_requested: true, started_at: '', progress }))
  expect(onEnd).toHaveBeenCalledOnce()
})

it('asks anew only while something is under way', () => {
  expect(pollWhileRunning(undefined)).toBe(false)
  expect(pollWhileRunning([anItem(), anItem({ state: 'failed' })])).toBe(false)
  expect(pollWhileRunning([anItem(), anItem({ state: 'queued' })])).toBe(3000)
})
