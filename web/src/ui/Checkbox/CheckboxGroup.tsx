import { ChoiceGroup, type ChoiceOption } from '../Field/ChoiceGroup'
import type { FieldBinding, FieldTexts } from '../Field/Field'

interface CheckboxGroupProps extends FieldTexts, FieldBinding<string[]> {
  options: ChoiceOption[]
  inRow?: boolean
}

/** Any number of choices from a list. */
export function CheckboxGroup({ name, value, onValue, ...group }: CheckboxGroupProps) {
  function toggle(option: string, on: boolean) {
    onValue(group.options.map((o) => o.value).filter((v) => (v === option ? on : value.includes(v))))
  }
  return (
    <ChoiceGroup
      {...group}
      control={(option, id) => (
        <input
          id={id}
          type="checkbox"
          name={name}
          checked={value.includes(option.value)}
          aria-invalid={group.error ? true : undefined}
          onChange={(event) => toggle(option.value, event.target.checked)}
        />
      )}
    />
  )
}
