import { ChoiceGroup, type ChoiceOption } from '../Field/ChoiceGroup'
import type { FieldBinding, FieldTexts } from '../Field/Field'

interface RadioGroupProps extends FieldTexts, FieldBinding<string> {
  options: ChoiceOption[]
  inRow?: boolean
}

/** One choice from a few, all visible. */
export function RadioGroup({ name, value, onValue, ...group }: RadioGroupProps) {
  return (
    <ChoiceGroup
      {...group}
      role="radiogroup"
      control={(option, id) => (
        <input
          id={id}
          type="radio"
          name={name}
          value={option.value}
          checked={value === option.value}
          onChange={() => onValue(option.value)}
        />
      )}
    />
  )
}
