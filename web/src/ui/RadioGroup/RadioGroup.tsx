import { describedBy, type FieldBinding, type FieldTexts, RequiredMark } from '../Field/Field'

interface RadioGroupProps extends FieldTexts, FieldBinding<string> {
  options: { value: string; label: string; help?: string }[]
  inRow?: boolean
}

/** One choice from a few, all visible. The first button carries the group's id, so that error links land on it. */
export function RadioGroup(props: RadioGroupProps) {
  const { label, required, unmarked, help, error, id, name, value, onValue, options, inRow } = props
  return (
    <fieldset className="field" role="radiogroup" aria-describedby={describedBy(id, { help, error })}>
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
              type="radio"
              name={name}
              value={option.value}
              checked={value === option.value}
              onChange={() => onValue(option.value)}
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
