import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { Button } from './Button'

it('runs its handler on click and on Enter', async () => {
  const onClick = vi.fn()
  render(<Button onClick={onClick}>送る</Button>)
  await userEvent.click(screen.getByRole('button', { name: '送る' }))
  await userEvent.keyboard('{Enter}')
  expect(onClick).toHaveBeenCalledTimes(2)
})

it('does nothing while disabled or busy, yet can be focused', async () => {
  const onClick = vi.fn()
  const onSubmit = vi.fn((event: { preventDefault: () => void }) => event.preventDefault())
  const { rerender } = render(
    <form onSubmit={onSubmit}>
      <input aria-label="名前" />
      <Button type="submit" disabled onClick={onClick}>
        送る
      </Button>
    </form>,
  )
  const button = screen.getByRole('button', { name: '送る' })
  await userEvent.click(button)
  button.focus()
  await userEvent.keyboard('{Enter} ')
  await userEvent.type(screen.getByLabelText('名前'), 'あ{Enter}')
  expect(button.getAttribute('aria-disabled')).toBe('true')
  expect(onClick).not.toHaveBeenCalled()
  expect(onSubmit).not.toHaveBeenCalled()

  rerender(
    <form onSubmit={onSubmit}>
      <Button type="submit" busy>
        送る
      </Button>
    </form>,
  )
  await userEvent.click(screen.getByRole('button'))
  expect(onSubmit).not.toHaveBeenCalled()
})
