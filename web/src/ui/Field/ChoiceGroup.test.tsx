import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { CheckboxGroup } from '../Checkbox/CheckboxGroup'
import { RadioGroup } from '../RadioGroup/RadioGroup'

const kOptions = [
  { value: 'a', label: '一つ目', help: '説明' },
  { value: 'b', label: '二つ目' },
]

it('lets one be chosen, and names the group, its help and its error', async () => {
  const onValue = vi.fn()
  render(
    <RadioGroup id="one" name="one" label="どちらか" help="選んでください" error="選ばれていません" value="a" onValue={onValue} options={kOptions} />,
  )
  const group = screen.getByRole('radiogroup', { name: /どちらか/ })
  expect(group.getAttribute('aria-describedby')).toBe('one-help one-error')
  expect(document.getElementById('one')).toBe(screen.getByRole('radio', { name: /一つ目/ }))
  await userEvent.click(screen.getByLabelText(/二つ目/))
  expect(onValue).toHaveBeenCalledWith('b')
})

it('lets several be chosen, in the order of the list', async () => {
  const onValue = vi.fn()
  render(<CheckboxGroup id="many" name="many" label="いくつでも" value={['b']} onValue={onValue} options={kOptions} />)
  expect(screen.getByRole('group', { name: /いくつでも/ })).toBeTruthy()
  await userEvent.click(screen.getByRole('checkbox', { name: /一つ目/ }))
  expect(onValue).toHaveBeenCalledWith(['a', 'b'])
  await userEvent.click(screen.getByRole('checkbox', { name: /二つ目/ }))
  expect(onValue).toHaveBeenLastCalledWith([])
})
