import { describedBy, type FieldBinding, type FieldTexts, RequiredMark } from '../Field/Field'

interface CheckboxGroupProps extends FieldTexts, FieldBinding<string[]> {
  options: { value: string; label: string; help?: string }[]
  inRow?: boolean
}

/** Any number of choices from a list. The first box carries the group's id, so that error links land on it. */
export function CheckboxGroup(props: CheckboxGroupProps) {
  const { label, required, unmarked, help, error, id, name, value, onValue, options, inRow } = props
  function toggle(option: string, on: boolean) {
    onValue(options.map((o) => o.value).filter((v) => (v === option ? on : value.includes(v))))
  }
  return (
    <fieldset className="field" aria-describedby={describedBy(id, { help, error })}>
      <legend className="field__label">
        {label} <RequiredMark required={required} unmarked={unmarked} />
      </legend>
      {help && (
        <div className="field__help" id={`${id}-help`}>
          {help}
        </div>
      )}
      <div className={inRow ? 'choices choices--row' : 'choices'}>
        {options.map((option, index) => (
          <label key={option.value} className="choice">
            <input
              id={index === 0 ? id : `${id}-${option.value}`}
              type="checkbox"
              name={name}
              checked={value.includes(option.value)}
              aria-invalid={error ? true : undefined}
              onChange={(event) => toggle(option.value, event.target.checked)}
            />
            <span className="choice__text">
              <span>{option.label}</span>
              {option.help && <span className="choice__help">{option.help}</span>}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p className="field__error" id={`${id}-error`}>
          ＊{error}
        </p>
      )}
    </fieldset>
  )
}
