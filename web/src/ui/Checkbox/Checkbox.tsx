import type { ReactNode } from 'react'
import type { FieldBinding } from '../Field/Field'

interface CheckboxProps extends FieldBinding<boolean> {
  label: ReactNode
  help?: ReactNode
  /** Says that it must be ticked (consents). */
  required?: boolean
}

/** One yes-or-no choice with its error below. */
export function Checkbox({ id, name, value, onValue, label, help, required, error }: CheckboxProps) {
  return (
    <div className="field">
      <label className="choice">
        <input
          {...{ id, name }}
          type="checkbox"
          checked={value}
          aria-required={required || undefined}
          aria-invalid={error ? true : undefined}
          aria-describedby={[help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ') || undefined}
          onChange={(event) => onValue(event.target.checked)}
        />
        <span className="choice__text">
          <span>
            {label} {required && <span className="field__required">※必須</span>}
          </span>
          {help && (
            <span className="choice__help" id={`${id}-help`}>
              {help}
            </span>
          )}
        </span>
      </label>
      {error && (
        <p className="field__error" id={`${id}-error`}>
          ＊{error}
        </p>
      )}
    </div>
  )
}
