import type { ReactNode } from 'react'

/** What every field shows around its control. */
export interface FieldTexts {
  label: string
  /** Adds ※必須; fields without it are ※任意. */
  required?: boolean
  /** Hides the ※必須／※任意 mark, for filters and search boxes. */
  unmarked?: boolean
  help?: ReactNode
  /** Where a filled-in value came from ("国税庁の公表データから"). */
  source?: ReactNode
  /** What is wrong and an example of right; the leading ＊ is added here. */
  error?: string
}

/** What the form gives a field: `form.field('email')`. */
export interface FieldBinding<Value> {
  id: string
  name: string
  value: Value
  onValue: (value: Value) => void
  error?: string
}

/** The ids that join a control to its help and error. */
export function describedBy(id: string, texts: Pick<FieldTexts, 'help' | 'error' | 'source'>, echo = false) {
  const ids = [texts.help && `${id}-help`, texts.source && `${id}-source`, echo && `${id}-echo`, texts.error && `${id}-error`]
  return ids.filter(Boolean).join(' ') || undefined
}

/** The ※必須 or ※任意 mark. */
export function RequiredMark({ required = false, unmarked = false }: Pick<FieldTexts, 'required' | 'unmarked'>) {
  if (unmarked) return null
  return required ? <span className="field__required">※必須</span> : <span className="field__optional">※任意</span>
}

interface FieldProps extends FieldTexts {
  id: string
  echo?: ReactNode
  children: ReactNode
}

/** Label, help, control, echo and error of one control with the given id. */
export function Field({ id, label, required, unmarked, help, source, error, echo, children }: FieldProps) {
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {label}
        <RequiredMark required={required} unmarked={unmarked} />
      </label>
      {help && (
        <div className="field__help" id={`${id}-help`}>
          {help}
        </div>
      )}
      <div className="field__control">{children}</div>
      {source && (
        <div className="field__source" id={`${id}-source`}>
          {source}
        </div>
      )}
      {echo && (
        <div className="field__echo" id={`${id}-echo`}>
          {echo}
        </div>
      )}
      {error && (
        <p className="field__error" id={`${id}-error`}>
          ＊{error}
        </p>
      )}
    </div>
  )
}
