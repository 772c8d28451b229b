import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { ApiError } from '../../api/problem'
import { ConfirmDialog } from '../ConfirmDialog/ConfirmDialog'

function Example({ onConfirm }: { onConfirm: () => Promise<void> }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        開く
      </button>
      {open && (
        <ConfirmDialog
          title="消しますか"
          confirm="消す"
          danger
          onClose={() => setOpen(false)}
          onConfirm={async () => {
            await onConfirm()
            setOpen(false)
          }}
        >
          <p>元に戻せません。</p>
        </ConfirmDialog>
      )}
    </>
  )
}

it('gives the focus back when it closes', async () => {
  render(<Example onConfirm={async () => undefined} />)
  const opener = screen.getByRole('button', { name: '開く' })
  await userEvent.click(opener)
  expect(screen.getByRole('dialog', { name: '消しますか' })).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: '消す' }))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(document.activeElement).toBe(opener)
})

it('stays open and says why when the action is refused', async () => {
  const refusal = new ApiError(409, { title: '最後の管理者は外せません。', reason: 'identity.last_admin' })
  render(<Example onConfirm={() => Promise.reject(refusal)} />)
  await userEvent.click(screen.getByRole('button', { name: '開く' }))
  await userEvent.click(screen.getByRole('button', { name: '消す' }))
  expect((await screen.findByRole('alert')).textContent).toContain('最後の管理者は外せません。')
  expect(screen.getByRole('dialog')).toBeTruthy()
})
