import { act, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { lastRequestAt } from '../../api/client'
import { ExpiryWarning } from './ExpiryWarning'
import { useSession } from './SessionProvider'

vi.mock('./SessionProvider', () => ({ useSession: vi.fn() }))
vi.mock('../../api/client', () => ({ lastRequestAt: vi.fn(() => 0) }))

const refresh = vi.fn(async () => undefined)
const kStart = new Date('2026-11-21T00:00:00Z').getTime()
const inMinutes = (minutes: number) => new Date(kStart + minutes * 60_000).toISOString()

beforeEach(() => {
  vi.useFakeTimers({ now: kStart })
  vi.mocked(useSession).mockReturnValue({ refresh, signOut: vi.fn() } as never)
})
afterEach(() => vi.useRealTimers())

it('stays away while there is time, and appears five minutes before the end', () => {
  render(<ExpiryWarning expiresAt={inMinutes(6)} loadedAt={kStart} />)
  expect(screen.queryByRole('dialog')).toBeNull()
  act(() => void vi.advanceTimersByTime(61_000))
  expect(screen.getByRole('dialog', { name: 'まもなくサインアウトします' }).textContent).toContain('4分59秒')
})

it('goes on with one press', () => {
  render(<ExpiryWarning expiresAt={inMinutes(2)} loadedAt={kStart} />)
  refresh.mockClear()
  act(() => screen.getByRole('button', { name: '続ける' }).click())
  expect(refresh).toHaveBeenCalledTimes(1)
})

it('asks the server first when the person was active since, as that may have moved the end', async () => {
  vi.mocked(lastRequestAt).mockReturnValue(kStart + 1)
  let answered = () => undefined as void
  refresh.mockImplementationOnce(() => new Promise((resolve) => (answered = () => resolve(undefined))))
  const { rerender } = render(<ExpiryWarning expiresAt={inMinutes(2)} loadedAt={kStart} />)
  expect(screen.queryByRole('dialog')).toBeNull()
  await act(async () => answered())
  expect(screen.getByRole('dialog')).toBeTruthy()
  rerender(<ExpiryWarning expiresAt={inMinutes(30)} loadedAt={kStart + 2} />)
  expect(screen.queryByRole('dialog')).toBeNull()
})
