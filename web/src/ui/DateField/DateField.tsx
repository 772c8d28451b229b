import { useRef, useState } from 'react'
import { Button } from '../Button/Button'
import type { FieldBinding, FieldTexts } from '../Field/Field'
import { formatDate, formatDateBoth, parseDate } from '../format/date'
import { TextField } from '../TextField/TextField'

interface DateFieldProps extends FieldTexts, FieldBinding<string> {
  /** Earliest and latest day of the calendar, ISO. */
  min?: string
  max?: string
}

/**
 * A date, typed as people write it (2026/11/21, 令和8年11月21日, R8.11.21 …) or chosen from the browser's calendar. The
 * value is ISO once it is understood, else the text as typed, which the server refuses with its reason.
 */
export function DateField({ min, max, ...field }: DateFieldProps) {
  const { value, onValue, label, help } = field
  const understood = parseDate(value)
  const [text, setText] = useState(understood ? formatDate(understood) : value)
  const [shownFor, setShownFor] = useState(value)
  const picker = useRef<HTMLInputElement>(null)

  // The value changed from outside (a discarded draft): show that instead of what was typed.
  if (value !== shownFor) {
    setShownFor(value)
    if (parseDate(text) !== value && text !== value) setText(understood ? formatDate(understood) : value)
  }

  function type(next: string) {
    setText(next)
    const result = parseDate(next) ?? next
    setShownFor(result)
    onValue(result)
  }
  return (
    <TextField
      {...field}
      value={text}
      onValue={type}
      width="medium"
      autoComplete="off"
      help={help ?? '例：2026年4月1日、令和8年4月1日'}
      echo={text === '' ? null : understood ? formatDateBoth(understood) : '年月日を読み取れません'}
      beside={
        <>
          <input
            ref={picker}
            type="date"
            className="visually-hidden"
            tabIndex={-1}
            aria-hidden="true"
            min={min}
            max={max}
            value={understood ?? ''}
            onChange={(event) => event.target.value && type(formatDate(event.target.value))}
          />
          <Button
            variant="outline"
            size="small"
            icon="calendar"
            aria-label={`${label}をカレンダーから選ぶ`}
            onClick={() => picker.current?.showPicker?.()}
          >
            カレンダー
          </Button>
        </>
      }
    />
  )
}
