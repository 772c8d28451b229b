import type { HTMLInputTypeAttribute, InputHTMLAttributes, Ref } from 'react'
import { describedBy, Field, type FieldBinding, type FieldTexts } from '../Field/Field'

export interface TextFieldProps
  extends FieldTexts,
    FieldBinding<string>,
    Pick<
      InputHTMLAttributes<HTMLInputElement>,
      'autoComplete' | 'inputMode' | 'maxLength' | 'readOnly' | 'placeholder' | 'onBlur' | 'list' | 'autoFocus'
    > {
  type?: HTMLInputTypeAttribute
  width?: 'short' | 'medium' | 'full' | 'code'
  /** Shown after the box: 円, 人, 名. */
  unit?: string
  /** Repeats the value in another form below the box. */
  echo?: React.ReactNode
  /** Button or link beside the box ("住所を入れる"). */
  beside?: React.ReactNode
  inputRef?: Ref<HTMLInputElement>
  numeric?: boolean
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { label, required, unmarked, help, source, error, echo, id, value, onValue } = props
  const { width = 'full', unit, beside, inputRef, numeric, type = 'text', ...rest } = props
  const { autoComplete, inputMode, maxLength, readOnly, placeholder, onBlur, list, autoFocus, name } = rest
  const classes = ['input', width !== 'full' && `input--${width}`, numeric && 'input--number']
  return (
    <Field {...{ id, label, required, unmarked, help, source, error, echo }}>
      <input
        {...{ id, name, type, value, autoComplete, inputMode, maxLength, readOnly, placeholder, onBlur, list, autoFocus }}
        ref={inputRef}
        className={classes.filter(Boolean).join(' ')}
        aria-required={required || undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { help, error, source }, Boolean(echo))}
        onChange={(event) => onValue(event.target.value)}
      />
      {unit && <span className="field__unit">{unit}</span>}
      {beside}
    </Field>
  )
}
