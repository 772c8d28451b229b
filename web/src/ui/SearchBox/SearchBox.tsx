import { type ReactNode, useEffect, useId, useState } from 'react'
import { Button } from '../Button/Button'
import { Icon } from '../Icon/Icon'

interface SearchBoxProps {
  label: string
  /** The words in force (from the address); the box follows when they change. */
  value: string
  onSearch: (words: string) => void
  help?: ReactNode
  placeholder?: string
  busy?: boolean
}

/** A search box with its button. Searches on Enter and click; typing alone does not. */
export function SearchBox({ label, value, onSearch, help, placeholder, busy }: SearchBoxProps) {
  const id = useId()
  const [words, setWords] = useState(value)
  useEffect(() => setWords(value), [value])
  return (
    <form
      role="search"
      className="field"
      onSubmit={(event) => {
        event.preventDefault()
        onSearch(words.trim())
      }}
    >
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      {help && (
        <div className="field__help" id={`${id}-help`}>
          {help}
        </div>
      )}
      <div className="with-button">
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
            aria-describedby={help ? `${id}-help` : undefined}
            onChange={(event) => setWords(event.target.value)}
          />
        </span>
        <Button type="submit" busy={busy}>
          さがす
        </Button>
      </div>
    </form>
  )
}
