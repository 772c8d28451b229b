import { type MouseEvent, useEffect, useRef } from 'react'
import { goToControl } from './go_to'

export interface SummaryItem {
  /** Id of the control to go to; without it the message is plain text. */
  id?: string
  message: string
}

interface ErrorSummaryProps {
  items: SummaryItem[]
  /** Changes at every failed attempt, so that the summary takes the focus again. */
  attempt: number
}

/** The list of everything to mend, above the form. It takes the focus when it appears and after each attempt. */
export function ErrorSummary({ items, attempt }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (items.length > 0) box.current?.focus()
    // The focus moves once per attempt, not while the person mends one field after another.
  }, [attempt])
  if (items.length === 0) return null

  function goTo(event: MouseEvent, id: string) {
    if (goToControl(id)) event.preventDefault()
  }
  return (
    <div className="summary" ref={box} tabIndex={-1} role="group" aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">
        {items.length === 1 ? '次の点を直してください' : `次の${items.length}点を直してください`}
      </h2>
      <ul>
        {items.map((item) => (
          <li key={`${item.id ?? ''}${item.message}`}>
            {item.id ? (
              <a href={`#${item.id}`} onClick={(event) => goTo(event, item.id as string)}>
                {item.message}
              </a>
            ) : (
              item.message
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
