import { useState } from 'react'
import type { FieldBinding, FieldTexts } from '../Field/Field'
import { formatNumber, parseNumber, yenInWords } from '../format/number'
import { TextField } from '../TextField/TextField'

interface NumberFieldProps extends FieldTexts, FieldBinding<number | null> {
  unit: string
  width?: 'short' | 'medium'
}

/**
 * A number with its unit. Full-width digits, commas and △ are understood; the text is tidied when the box is left, and
 * amounts in 円 are echoed in 万 and 億.
 */
export function NumberField({ unit, width = 'medium', ...field }: NumberFieldProps) {
  const { value, onValue } = field
  const [text, setText] = useState(value === null ? '' : formatNumber(value))
  const [shownFor, setShownFor] = useState(value)
  // An emptied box stays empty until it is left, also where no number counts as one.
  const [emptied, setEmptied] = useState(false)
  // The value changed from outside (a discarded draft): show that instead of what was typed.
  if (value !== shownFor) {
    setShownFor(value)
    if (!emptied && parseNumber(text) !== value) setText(value === null ? '' : formatNumber(value))
  }
  const parsed = parseNumber(text)
  const words = unit === '円' && parsed !== null ? yenInWords(parsed) : ''
  const unreadable = text.trim() !== '' && parsed === null
  return (
    <TextField
      {...field}
      value={text}
      onValue={(next) => {
        setText(next)
        setEmptied(next.trim() === '')
        setShownFor(parseNumber(next))
        onValue(parseNumber(next))
      }}
      onBlur={() => {
        setEmptied(false)
        if (parsed !== null) setText(formatNumber(parsed))
        else if (emptied && value !== null) setText(formatNumber(value))
      }}
      unit={unit}
      width={width}
      numeric
      inputMode="decimal"
      autoComplete="off"
      echo={unreadable ? '数字で入れてください。例：1,000' : words && `${words}です`}
    />
  )
}
