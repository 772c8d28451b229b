import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { NumberField } from './NumberField'

/** A number that is never missing: no number counts as the least. */
function AtLeastOne({ start }: { start: number }) {
  const [value, setValue] = useState<number | null>(start)
  return (
    <>
      <NumberField id="n" name="n" label="分母" unit="分の" value={value} onValue={(next) => setValue(Math.max(1, next ?? 1))} />
      <button type="button" onClick={() => setValue(start)}>
        戻す
      </button>
    </>
  )
}
const box = () => screen.getByLabelText<HTMLInputElement>(/分母/)

it('understands what people type and tidies it when the box is left', async () => {
  render(<AtLeastOne start={2} />)
  await userEvent.clear(box())
  await userEvent.type(box(), '１２３４')
  await userEvent.tab()
  expect(box().value).toBe('1,234')
  await userEvent.click(screen.getByRole('button', { name: '戻す' }))
  expect(box().value).toBe('2')
})

it('stays empty while the next number is typed, and shows what counts when it is left so', async () => {
  render(<AtLeastOne start={2} />)
  await userEvent.clear(box())
  expect(box().value).toBe('')
  await userEvent.type(box(), '4')
  expect(box().value).toBe('4')
  await userEvent.clear(box())
  await userEvent.tab()
  expect(box().value).toBe('1')
})
