import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { memoryLocation } from 'wouter/memory-location'
import { Router } from 'wouter'
import CommandPalette, { matching } from './CommandPalette'

const kCommands = [
  { label: '監査記録', href: '/app/audit', keywords: 'かんさ ログ' },
  { label: '組織と人', href: '/app/organizations' },
]

it('finds by label and keywords, whatever the kana and width', () => {
  expect(matching(kCommands, 'カンサ').map((c) => c.href)).toEqual(['/app/audit'])
  expect(matching(kCommands, 'ﾛｸﾞ').map((c) => c.href)).toEqual(['/app/audit'])
  expect(matching(kCommands, '').length).toBe(2)
})

it('goes to the chosen screen with the keyboard alone, and to things that were found', async () => {
  const { hook, history } = memoryLocation({ path: '/app', record: true })
  const onClose = vi.fn()
  const searches = [{ name: '事業者', search: async (words: string) => [{ label: `${words}商店`, href: '/app/businesses/1' }] }]
  render(
    <Router hook={hook}>
      <CommandPalette commands={kCommands} searches={searches} onClose={onClose} />
    </Router>,
  )
  const box = screen.getByRole('combobox')
  expect(document.activeElement).toBe(box)
  await userEvent.keyboard('{ArrowDown}{Enter}')
  expect(history.at(-1)).toBe('/app/organizations')
  await userEvent.type(box, '若葉')
  await screen.findByRole('option', { name: '若葉商店' })
  await userEvent.keyboard('{Enter}')
  expect(history.at(-1)).toBe('/app/businesses/1')
  expect(onClose).toHaveBeenCalledTimes(2)
})
