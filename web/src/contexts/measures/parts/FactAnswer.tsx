import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { LinkButton } from '../../../ui/Link/Link'
import { toast } from '../../../ui/Toast/Toasts'
import { type FactForm, factProblem, toFactForm, toFactValue } from '../fact_form'
import { tellFact } from '../queries'
import type { FactDefinition, FactOrigin, FactValue } from '../types'
import { FactField } from './FactField'

interface FactAnswerProps {
  businessId: number
  definition: FactDefinition
  /** The value that is known, to change it. */
  value?: FactValue | null
  submit?: string
  label?: string
  onDone?: () => void
  children?: ReactNode
}

/** One question with its answer; what depends on it is asked anew as soon as it is told. */
export function FactAnswer({ businessId, definition, value, submit = '答える', label, onDone, children }: FactAnswerProps) {
  const queries = useQueryClient()
  const form = useForm<FactForm>({
    initial: toFactForm(definition, value),
    draftKey: `measures.fact.${businessId}.${definition.key}`,
    validate: (values) => ({ value: factProblem(definition, values) ?? undefined }),
    submit: async (values) => {
      await tellFact(queries, businessId, definition.key, toFactValue(definition, values))
      toast(`「${definition.name}」を記録しました`)
      onDone?.()
    },
  })
  return (
    <Form
      form={form}
      className="form stack--small"
      failure={
        form.failure?.status === 409 ? (
          <>
            <p>{form.failure.message}</p>
            <LinkButton size="small" variant="outline" href={homeOfFact(businessId, definition.origin)}>
              その画面で入力する
            </LinkButton>
          </>
        ) : undefined
      }
    >
      <FactField definition={definition} form={form} label={label} />
      <FormButtons form={{ busy: form.busy, hasDraftKey: false }} submit={submit}>
        {children}
      </FormButtons>
    </Form>
  )
}

/** Where a fact is kept, for facts that are not answered here. */
export function homeOfFact(businessId: number, origin: FactOrigin): string {
  const base = `/app/my-business/${businessId}`
  if (origin === 'finance') return `${base}/finance`
  if (origin === 'profile') return `${base}/profile`
  if (origin === 'registry') return `/app/businesses/${businessId}`
  return `${base}/facts`
}

/** Whether the owner can answer a fact here; others have a place of their own. */
export function isAnsweredHere(definition: FactDefinition): boolean {
  return definition.origin === 'answer'
}
