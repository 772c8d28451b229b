import { type ReactNode, useEffect, useRef } from 'react'
import { Banner } from '../Banner/Banner'
import { Button } from '../Button/Button'
import { ErrorSummary } from '../ErrorSummary/ErrorSummary'
import { formatInstant } from '../format/date'
import type { FormState } from './useForm'

interface FormProps {
  form: Pick<FormState<never>, 'summary' | 'attempt' | 'failure' | 'onSubmit' | 'draftFrom' | 'discardDraft'>
  /** Replaces the sentence of a refusal that needs more (a link to the way out). */
  failure?: ReactNode
  children: ReactNode
  className?: string
}

/** A form with its error summary, its refusal and the note about a restored draft. */
export function Form({ form, failure, children, className = 'form' }: FormProps) {
  const refusal = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (form.failure) refusal.current?.focus()
  }, [form.attempt, form.failure])
  return (
    <form className={className} noValidate onSubmit={form.onSubmit}>
      <ErrorSummary items={form.summary} attempt={form.attempt} />
      {form.failure && (
        <div ref={refusal} tabIndex={-1}>
          <Banner kind="error" title={failure ? undefined : form.failure.message}>
            {failure}
          </Banner>
        </div>
      )}
      {form.draftFrom && (
        <Banner kind="info" title="書きかけの内容を戻しました">
          <p>{formatInstant(form.draftFrom)} に保存した内容です。続きから入力できます。</p>
          <Button variant="text" size="small" onClick={form.discardDraft}>
            書きかけを捨てて、はじめから入力する
          </Button>
        </Banner>
      )}
      {children}
    </form>
  )
}

interface FormButtonsProps {
  form: { busy: boolean; hasDraftKey: boolean }
  submit: string
  danger?: boolean
  wide?: boolean
  children?: ReactNode
}

/** The submit button, what stands beside it, and the promise that drafts are kept. */
export function FormButtons({ form, submit, danger, wide, children }: FormButtonsProps) {
  return (
    <div className="stack stack--tight">
      <div className="form__buttons">
        <Button type="submit" size="large" busy={form.busy} danger={danger} wide={wide}>
          {submit}
        </Button>
        {children}
      </div>
      {form.hasDraftKey && <p className="form__draft">入力した内容は、この端末に自動で保存されます。</p>}
    </div>
  )
}
