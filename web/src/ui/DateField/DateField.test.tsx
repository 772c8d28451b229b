import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { DateField } from './DateField'

function Example() {
  const [value, setValue] = useState('')
  return (
    <>
      <DateField id="day" name="day" label="設立日" value={value} onValue={setValue} />
      <output>{value}</output>
      <button type="button" onClick={() => setValue('2020-04-01')}>
        戻す
      </button>
    </>
  )
}

it('understands 和暦, echoes both eras and answers ISO', async () => {
  render(<Example />)
  await userEvent.type(screen.getByLabelText(/設立日 ※|設立日※/), 'Ｒ８．４．１')
  expect(document.querySelector('output')?.textContent).toBe('2026-04-01')
  expect(screen.getByText('2026年4月1日（令和8年4月1日）')).toBeTruthy()
})

it('keeps what it cannot read and says so; follows a value set from outside', async () => {
  render(<Example />)
  const box = screen.getByRole<HTMLInputElement>('textbox')
  await userEvent.type(box, '来年の春')
  expect(box.value).toBe('来年の春')
  expect(screen.getByText('年月日を読み取れません')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: '戻す' }))
  expect(box.value).toBe('2020年4月1日')
})
