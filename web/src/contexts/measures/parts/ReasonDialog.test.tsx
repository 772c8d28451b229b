import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { ApiError } from '../../../api/problem'
import { ReasonDialog } from './ReasonDialog'

function show(onConfirm: (reason: string) => Promise<void>) {
  render(
    <ReasonDialog title="取り下げますか" confirm="取り下げる" label="理由" help="例：予算の上限" missing="理由を書いてください。" onConfirm={onConfirm} onClose={() => undefined}>
      <p>あとで公開に戻せます。</p>
    </ReasonDialog>,
  )
}
const press = () => userEvent.click(screen.getByRole('button', { name: '取り下げる' }))

it('asks for a reason before anything changes', async () => {
  const confirm = vi.fn(async () => undefined)
  show(confirm)
  await userEvent.type(screen.getByLabelText(/理由/), '  ')
  await press()
  expect(confirm).not.toHaveBeenCalled()
  expect(screen.getByText('＊理由を書いてください。')).toBeTruthy()
  await userEvent.type(screen.getByLabelText(/理由/), '予算の上限に達したため ')
  await press()
  expect(confirm).toHaveBeenCalledWith('予算の上限に達したため')
})

it('stays with what was typed when the server says no', async () => {
  show(() => Promise.reject(new ApiError(409, { detail: 'この施策は、もう取り下げられています。' })))
  await userEvent.type(screen.getByLabelText(/理由/), '予算')
  await press()
  expect(await screen.findByText('この施策は、もう取り下げられています。')).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>(/理由/).value).toBe('予算')
})
