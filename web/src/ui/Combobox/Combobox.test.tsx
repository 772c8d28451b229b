import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { Combobox, type ComboboxOption } from './Combobox'

const kAll: ComboboxOption[] = [
  { value: '1', label: '青葉商工会議所' },
  { value: '2', label: '若葉商工会議所' },
]

function Example({ search }: { search?: (words: string) => Promise<ComboboxOption[]> }) {
  const [value, setValue] = useState<ComboboxOption | null>(null)
  const find = search ?? (async (words: string) => kAll.filter((option) => option.label.includes(words)))
  return (
    <>
      <Combobox label="商工会議所" value={value} onValue={setValue} search={find} />
      <output>{value?.value ?? 'なし'}</output>
    </>
  )
}

it('finds, moves with the arrow keys and chooses with Enter', async () => {
  render(<Example />)
  const box = screen.getByRole('combobox', { name: /商工会議所/ })
  await userEvent.type(box, '商工')
  await screen.findByText('2件の候補')
  await userEvent.keyboard('{ArrowDown}{ArrowDown}')
  const active = document.getElementById(box.getAttribute('aria-activedescendant') ?? '')
  expect(active?.textContent).toBe('若葉商工会議所')
  await userEvent.keyboard('{Enter}')
  expect(document.querySelector('output')?.textContent).toBe('2')
  expect(box.getAttribute('aria-expanded')).toBe('false')
})

it('does not choose while the input method converts kana', async () => {
  render(<Example />)
  const box = screen.getByRole('combobox')
  await userEvent.type(box, '青葉')
  await screen.findByText('1件の候補')
  fireEvent.keyDown(box, { key: 'Enter', isComposing: true })
  expect(document.querySelector('output')?.textContent).toBe('なし')
})

it('goes back to the chosen value when other words are left in the box, and clears when emptied', async () => {
  render(<Example />)
  const box = screen.getByRole<HTMLInputElement>('combobox')
  await userEvent.type(box, '青葉')
  await screen.findByText('1件の候補')
  await userEvent.keyboard('{Enter}')
  await userEvent.type(box, 'ではない')
  await userEvent.tab()
  expect(box.value).toBe('青葉商工会議所')
  await userEvent.clear(box)
  await userEvent.tab()
  expect(document.querySelector('output')?.textContent).toBe('なし')
})

it('shows the newest answer even when an older one comes late', async () => {
  const answers: Record<string, (options: ComboboxOption[]) => void> = {}
  render(<Example search={(words) => new Promise((resolve) => (answers[words] = resolve))} />)
  const box = screen.getByRole('combobox')
  await userEvent.type(box, '青')
  await new Promise((wait) => setTimeout(wait, 250))
  await userEvent.type(box, '葉')
  await new Promise((wait) => setTimeout(wait, 250))
  answers['青葉']?.([{ value: '1', label: '新しい答え' }])
  answers['青']?.([{ value: '2', label: '古い答え' }])
  expect(await screen.findByText('新しい答え')).toBeTruthy()
  expect(screen.queryByText('古い答え')).toBeNull()
})
