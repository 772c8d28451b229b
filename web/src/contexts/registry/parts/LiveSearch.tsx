import { useEffect, useId, useRef, useState } from 'react'
import { Icon } from '../../../ui/Icon/Icon'

interface LiveSearchProps {
  label: string
  help: string
  placeholder: string
  /** The words in force. */
  value: string
  /** `settled`: the person pressed Enter, rather than paused while typing. */
  onSearch: (words: string, settled: boolean) => void
  error?: string
}

/** Long enough not to ask for every key, short enough to feel at once. */
const kPauseMs = 250

/** A search box that searches while one types; while an input method converts kana it waits. */
export function LiveSearch({ label, help, placeholder, value, onSearch, error }: LiveSearchProps) {
  const id = useId()
  const [words, setWords] = useState(value)
  const [composing, setComposing] = useState(false)
  const sent = useRef(value)
  const search = useRef(onSearch)
  search.current = onSearch

  useEffect(() => {
    // From outside (back button, a recent search): not the echo of what was just sent.
    if (value !== sent.current) setWords(value)
    sent.current = value
  }, [value])

  useEffect(() => {
    if (composing || words.trim() === sent.current) return undefined
    const timer = setTimeout(() => {
      sent.current = words.trim()
      search.current(sent.current, false)
    }, kPauseMs)
    return () => clearTimeout(timer)
  }, [words, composing])

  return (
    <form
      role="search"
      className="field"
      onSubmit={(event) => {
        event.preventDefault()
        sent.current = words.trim()
        onSearch(sent.current, true)
      }}
    >
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      <div className="field__help" id={`${id}-help`}>
        {help}
      </div>
      <span className="search">
        <Icon name="search" />
        <input
          id={id}
          type="search"
          className="input"
          value={words}
          placeholder={placeholder}
          enterKeyHint="search"
          autoComplete="off"
          maxLength={100}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-help ${id}-error` : `${id}-help`}
          onCompositionStart={() => setComposing(true)}
          onCompositionEnd={() => setComposing(false)}
          onChange={(event) => setWords(event.target.value)}
        />
      </span>
      {error && (
        <p className="field__error" id={`${id}-error`}>
          ＊{error}
        </p>
      )}
    </form>
  )
}
