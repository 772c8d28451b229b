import type { ReactNode } from 'react'
import { describedBy, type FieldTexts, RequiredMark } from './Field'

export interface ChoiceOption {
  value: string
  label: string
  help?: string
}

interface ChoiceGroupProps extends FieldTexts {
  id: string
  role?: 'radiogroup'
  options: ChoiceOption[]
  inRow?: boolean
  /** The box or button of one option. The first carries the group's id, so that error links land on it. */
  control: (option: ChoiceOption, id: string) => ReactNode
}

/** What radio buttons and check boxes share: legend, help, one line for each option, error. */
export function ChoiceGroup({ id, role, options, inRow, control, ...texts }: ChoiceGroupProps) {
  const { label, required, unmarked, help, error } = texts
  return (
    <fieldset className="field" role={role} aria-describedby={describedBy(id, { help, error })}>
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
            {control(option, index === 0 ? id : `${id}-${option.value}`)}
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
