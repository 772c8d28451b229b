import { describedBy, Field, type FieldBinding, type FieldTexts } from '../Field/Field'

export interface SelectOption {
  value: string
  label: string
}

interface SelectProps extends FieldTexts, FieldBinding<string> {
  options: SelectOption[]
  /** The first, empty choice ("選んでください", "すべて"); without it there is none. */
  empty?: string
}

/** A choice from a short, fixed list. For long lists use Combobox. */
export function Select(props: SelectProps) {
  const { label, required, unmarked, help, source, error, id, name, value, onValue, options, empty } = props
  return (
    <Field {...{ id, label, required, unmarked, help, source, error }}>
      <span className="select">
        <select
          {...{ id, name, value }}
          className="input"
          aria-required={required || undefined}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, { help, error, source })}
          onChange={(event) => onValue(event.target.value)}
        >
          {empty !== undefined && <option value="">{empty}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      </span>
    </Field>
  )
}
