import { useEffect, useRef } from 'react'
import { fieldsOf } from '../model'
import type { FormField } from '../types'

interface ServerFormProps {
  /** HTML of the server's renderer; escaped there. */
  html: string
  onSubmit: (fields: FormField[]) => void
}

/** The form as the public page shows it, within the app: what is filled in comes back by name. */
export function ServerForm({ html, onSubmit }: ServerFormProps) {
  const box = useRef<HTMLDivElement>(null)
  const send = useRef(onSubmit)
  send.current = onSubmit
  useEffect(() => {
    const element = box.current
    if (!element) return
    element.innerHTML = html
    element.querySelector<HTMLElement>('[role="alert"], .error-summary')?.focus()
    function submit(event: SubmitEvent) {
      event.preventDefault()
      if (event.target instanceof HTMLFormElement) send.current(fieldsOf(event.target))
    }
    element.addEventListener('submit', submit)
    return () => element.removeEventListener('submit', submit)
  }, [html])
  return <div ref={box} />
}
