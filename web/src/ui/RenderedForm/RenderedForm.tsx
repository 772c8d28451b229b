import { useEffect, useMemo, useRef, useState } from 'react'
import { type ApiError, asApiError } from '../../api/problem'
import { Banner } from '../Banner/Banner'
import { loadFormScript, partsOf } from './form_html'

/** One field of a form as a browser would send it. */
export interface FormField {
  name: string
  value: string
}

interface RenderedFormProps {
  /** What the form is for, for screen readers. */
  label: string
  /** A form as platform/forms renders it (RenderMode::fill). New HTML replaces what was typed: the server gives it back. */
  html: string
  /** Sends the fields. A refusal is shown above the form, with everything typed left as it is. */
  onSubmit: (fields: FormField[]) => Promise<void>
}

/**
 * A form that the server has rendered, to be filled in within the app: for typing in what came on paper, and for people
 * who are signed in. Its enhancement script comes along when the HTML names it. Errors come back as new HTML, whose
 * summary takes the focus.
 */
export function RenderedForm({ label, html, onSubmit }: RenderedFormProps) {
  const place = useRef<HTMLDivElement>(null)
  const refusal = useRef<HTMLDivElement>(null)
  const sending = useRef(false)
  const send = useRef(onSubmit)
  send.current = onSubmit
  const [failure, setFailure] = useState<ApiError | null>(null)
  const { markup, script, takesFiles } = useMemo(() => partsOf(html), [html])

  useEffect(() => {
    const box = place.current
    const form = box?.querySelector('form')
    if (!box || !form) return undefined
    setFailure(null)
    box.querySelector<HTMLElement>('[data-errors]')?.focus()
    if (script) void loadFormScript(script, form)
    const submit = async (event: SubmitEvent) => {
      event.preventDefault()
      if (sending.current) return
      sending.current = true
      form.setAttribute('aria-busy', 'true')
      setFailure(null)
      try {
        await send.current(fieldsOf(form, event.submitter))
      } catch (error) {
        setFailure(asApiError(error))
      } finally {
        sending.current = false
        form.removeAttribute('aria-busy')
      }
    }
    const onSubmitted = (event: SubmitEvent) => void submit(event)
    form.addEventListener('submit', onSubmitted)
    return () => form.removeEventListener('submit', onSubmitted)
  }, [markup, script])

  useEffect(() => {
    if (failure) refusal.current?.focus()
  }, [failure])

  return (
    <div className="stack" role="group" aria-label={label}>
      {failure && (
        <div ref={refusal} tabIndex={-1}>
          <Banner kind="error" title={failure.message}>
            {failure.errors.map((problem) => (
              <p key={problem.path + problem.code}>{problem.message}</p>
            ))}
          </Banner>
        </div>
      )}
      {takesFiles && (
        <Banner kind="info">
          <p>ファイルは、この画面からは添えられません。ほかの項目は、このまま登録できます。</p>
        </Banner>
      )}
      <Markup place={place} markup={markup} />
    </div>
  )
}

/** Apart, so that React leaves the form alone until there is other HTML. Everything in it is escaped by the server. */
function Markup({ place, markup }: { place: React.RefObject<HTMLDivElement | null>; markup: string }) {
  return useMemo(() => <div ref={place} dangerouslySetInnerHTML={{ __html: markup }} />, [place, markup])
}

/** The fields in the order of the form; files stay behind. */
function fieldsOf(form: HTMLFormElement, submitter: HTMLElement | null): FormField[] {
  const data = new FormData(form)
  const fields = [...data.entries()].flatMap(([name, value]) => (typeof value === 'string' ? [{ name, value }] : []))
  const button = submitter instanceof HTMLButtonElement && submitter.name ? [{ name: submitter.name, value: submitter.value }] : []
  return [...fields, ...button]
}
