import { describedBy, Field, type FieldBinding, type FieldTexts } from '../Field/Field'

interface TextAreaProps extends FieldTexts, FieldBinding<string> {
  rows?: number
  /** Longest text in characters; the number left is shown. */
  maxLength?: number
}

/** Several lines of text. Too long a text can be typed and is said, rather than cut off. */
export function TextArea(props: TextAreaProps) {
  const { label, required, unmarked, help, source, error, id, name, value, onValue, rows = 5, maxLength } = props
  const left = maxLength === undefined ? null : maxLength - [...value].length
  const echo = left === null ? null : left >= 0 ? `あと${left}文字` : `${-left}文字多いです`
  return (
    <Field {...{ id, label, required, unmarked, help, source, error, echo }}>
      <textarea
        {...{ id, name, value, rows }}
        className="input"
        aria-required={required || undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { help, error, source }, Boolean(echo))}
        onChange={(event) => onValue(event.target.value)}
      />
    </Field>
  )
}
