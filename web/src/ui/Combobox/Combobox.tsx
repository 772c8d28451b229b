import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { describedBy, Field, type FieldTexts } from '../Field/Field'

export interface ComboboxOption {
  value: string
  label: string
  note?: ReactNode
}

interface ComboboxProps extends FieldTexts {
  id?: string
  /** The chosen option; the box shows its label. */
  value: ComboboxOption | null
  onValue: (value: ComboboxOption | null) => void
  /** Finds options for the words; called while typing, not for every key. Newer calls win. */
  search: (words: string) => Promise<ComboboxOption[]>
  placeholder?: string
}

/** Waits for a pause in typing before it asks. */
const kPauseMs = 200

/**
 * A text box that offers matching choices (ARIA combobox with a list). Arrow keys move, Enter chooses, Esc closes;
 * Enter while an input method is converting kana only ends the conversion.
 */
export function Combobox(props: ComboboxProps) {
  const { label, required, unmarked, help, source, error, value, onValue, search, placeholder } = props
  const ownId = useId()
  const id = props.id ?? ownId
  const [words, setWords] = useState(value?.label ?? '')
  const [options, setOptions] = useState<ComboboxOption[]>([])
  const [state, setState] = useState<'idle' | 'searching' | 'failed'>('idle')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const latest = useRef(0)
  const finder = useRef(search)
  finder.current = search

  useEffect(() => setWords(value?.label ?? ''), [value])

  useEffect(() => {
    if (!open) return undefined
    const call = ++latest.current
    setState('searching')
    const timer = setTimeout(() => {
      finder.current(words.trim()).then(
        (found) => {
          if (call !== latest.current) return
          setOptions(found)
          setActive(-1)
          setState('idle')
        },
        () => {
          if (call === latest.current) setState('failed')
        },
      )
    }, kPauseMs)
    return () => clearTimeout(timer)
  }, [words, open])

  function choose(option: ComboboxOption) {
    setOpen(false)
    setWords(option.label)
    onValue(option)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!open) setOpen(true)
      else if (options.length > 0) {
        const step = event.key === 'ArrowDown' ? 1 : -1
        setActive((now) => (now + step + options.length + (now < 0 && step < 0 ? 1 : 0)) % options.length)
      }
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      const option = options[active] ?? (options.length === 1 ? options[0] : undefined)
      if (option && state === 'idle') choose(option)
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      event.stopPropagation()
      setOpen(false)
    }
  }

  function onBlur() {
    setOpen(false)
    // Words that were not chosen are not a value: an emptied box clears it, anything else goes back.
    if (words.trim() === '' && value) onValue(null)
    else setWords(value?.label ?? '')
  }

  const listId = `${id}-list`
  return (
    <Field {...{ id, label, required, unmarked, help, source, error }}>
      <div className="combobox">
        <input
          id={id}
          className="input"
          role="combobox"
          aria-expanded={open}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={open && active >= 0 ? `${listId}-${active}` : undefined}
          aria-required={required || undefined}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, { help, error, source })}
          autoComplete="off"
          placeholder={placeholder}
          value={words}
          onChange={(event) => {
            setWords(event.target.value)
            setOpen(true)
          }}
          onClick={() => setOpen(true)}
          onKeyDown={onKeyDown}
          onBlur={onBlur}
        />
        <ul className="combobox__list" role="listbox" id={listId} aria-label={label} hidden={!open || options.length === 0}>
          {options.map((option, index) => (
            <li
              key={option.value}
              id={`${listId}-${index}`}
              role="option"
              className="option"
              aria-selected={index === active}
              // Before the blur, which would close the list.
              onMouseDown={(event) => {
                event.preventDefault()
                choose(option)
              }}
            >
              {option.label}
              {option.note && <span className="option__note">{option.note}</span>}
            </li>
          ))}
        </ul>
        <div className="field__help" role="status">
          {open && state === 'searching' && 'さがしています…'}
          {open && state === 'failed' && '候補を読み込めませんでした。もう一度入力してください。'}
          {open && state === 'idle' && (options.length === 0 ? '当てはまるものがありません。' : `${options.length}件の候補`)}
        </div>
      </div>
    </Field>
  )
}
