import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Chart } from './Chart'

const flush = vi.fn()
const chart = { setOption: vi.fn(), resize: vi.fn(), dispose: vi.fn(), getZr: () => ({ flush }) }
const init = vi.hoisted(() => vi.fn())
vi.mock('./engine', () => ({ init }))

beforeEach(() => {
  init.mockReturnValue(chart)
  vi.stubGlobal('ResizeObserver', class {
    observe() {}
    disconnect() {}
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.clearAllMocks()
})

it('says its finding at once, draws when the engine is there, and is tidied away', async () => {
  const option = { series: [] }
  const { rerender } = render(<Chart label="点数の図" option={option} />)
  const place = screen.getByRole('img', { name: '点数の図' })
  expect(place.dataset.drawn).toBeUndefined()
  await waitFor(() => expect(place.dataset.drawn).toBe('true'))
  expect(init).toHaveBeenCalledWith(place, null, { renderer: 'svg' })
  await waitFor(() => expect(chart.setOption).toHaveBeenLastCalledWith({ animation: false, series: [] }, true))
  rerender(<Chart label="点数の図" option={{ series: [1] }} />)
  await waitFor(() => expect(chart.setOption).toHaveBeenLastCalledWith({ animation: false, series: [1] }, true))
  cleanup()
  expect(chart.dispose).toHaveBeenCalledOnce()
})

it('follows the paper while it is printed', async () => {
  render(<Chart label="点数の図" option={{}} />)
  // Drawn is said by the commit, listening begins with the effects after it.
  await waitFor(() => expect(chart.setOption).toHaveBeenCalled())
  dispatchEvent(new Event('beforeprint'))
  expect(chart.resize).toHaveBeenLastCalledWith({ width: 360, height: 370 })
  expect(flush).toHaveBeenCalledOnce()
  dispatchEvent(new Event('afterprint'))
  expect(chart.resize).toHaveBeenLastCalledWith()
})
