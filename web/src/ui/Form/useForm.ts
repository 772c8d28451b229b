import { type FormEvent, useCallback, useId, useRef, useState } from 'react'
import { ApiError, asApiError } from '../../api/problem'
import type { SummaryItem } from '../ErrorSummary/ErrorSummary'
import type { FieldBinding } from '../Field/Field'
import { clearDraft, loadDraft, markSending, saveDraft } from './drafts'

type Values = Record<string, unknown>
type Name<V> = keyof V & string

export interface FormOptions<V extends Values> {
  /** The values at the start. Later changes of this object are ignored; use a React key to start anew. */
  initial: V
  /** Keeps a draft under this name ("registry.profile.<id>"). Without it nothing is kept. */
  draftKey?: string
  /** Members that are never kept: passwords, codes. */
  secrets?: Name<V>[]
  /** Checks before sending; sentences by member. The server checks everything again. */
  validate?: (values: V) => Partial<Record<Name<V>, string>>
  /** The member that is sent, when the form holds more than that: the server's pointers begin there. */
  root?: Name<V>
  /** Sends the values; throws ApiError when the server refuses. Every error of it is shown in the form. */
  submit: (values: V) => Promise<void>
}

export interface FormState<V extends Values> {
  values: V
  /** The values of this moment, for work that goes on while they change (a submit that asks questions). */
  latest: () => V
  set: (patch: Partial<V>) => void
  field: <N extends Name<V>>(name: N) => FieldBinding<V[N]>
  /** The same for a value within a list or an object: `at<string>('places/0/name')`. */
  at: <Value>(pointer: string) => FieldBinding<Value>
  busy: boolean
  /** The refusal that concerns no single field, or null. */
  failure: ApiError | null
  summary: SummaryItem[]
  attempt: number
  onSubmit: (event: FormEvent) => void
  /** When the draft that filled the form was kept; null when the form started fresh. */
  draftFrom: string | null
  discardDraft: () => void
  hasDraftKey: boolean
}

/** "/email" → "email", "/address/city" → "address/city": members of nested values are named by their pointer. */
function memberOf(pointer: string): string {
  return pointer.replace(/^\//, '')
}

function valueAt(value: unknown, path: string[]): unknown {
  return path.reduce((part, key) => (part as Record<string, unknown> | null | undefined)?.[key], value)
}

/** A copy of `value` with another value at the path; what is beside the path stays the same object. */
function withValueAt(value: unknown, [key, ...rest]: string[], next: unknown): unknown {
  if (key === undefined) return next
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>
  copy[key] = withValueAt(copy[key], rest, next)
  return copy
}

/**
 * State of one form: values, drafts, sending, and the errors of the server beside their fields. A failed submit clears
 * nothing; a successful one forgets the draft.
 */
export function useForm<V extends Values>(options: FormOptions<V>): FormState<V> {
  const { draftKey, secrets = [] } = options
  const prefix = useId()
  const [initial] = useState(options.initial)
  const [draft] = useState(() => (draftKey ? loadDraft(draftKey) : null))
  const [values, setValues] = useState<V>(() => (draft ? ({ ...initial, ...draft.values } as V) : initial))
  const [draftFrom, setDraftFrom] = useState(draft?.saved_at ?? null)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [failure, setFailure] = useState<ApiError | null>(null)
  const [attempt, setAttempt] = useState(0)
  const [busy, setBusy] = useState(false)
  const sending = useRef(false)
  const latest = useRef(values)
  const idOf = useCallback((name: string) => `${prefix}${name}`, [prefix])

  function keep(next: V) {
    if (!draftKey) return
    const kept = Object.entries(next).filter(([name]) => !secrets.includes(name as Name<V>))
    saveDraft(draftKey, Object.fromEntries(kept))
  }

  function set(patch: Partial<V>) {
    change(patch, (error) => Object.keys(patch).some((name) => error === name || error.startsWith(`${name}/`)))
  }

  function change(patch: Partial<V>, mended: (error: string) => boolean) {
    // From the ref, not from the render: two changes in one event (postal code → address) must both survive.
    const next = { ...latest.current, ...patch }
    latest.current = next
    setValues(next)
    keep(next)
    setErrors((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !mended(name))))
  }

  function showErrors(next: Record<string, string>, general: ApiError | null) {
    setErrors(next)
    setFailure(general)
    setAttempt((count) => count + 1)
  }

  function showRefusal(error: ApiError) {
    const byField: Record<string, string> = {}
    for (const problem of error.errors) {
      const name = options.root ? `${options.root}${problem.path}` : memberOf(problem.path)
      byField[name] = byField[name] ? `${byField[name]} ${problem.message}` : problem.message
    }
    showErrors(byField, error.errors.length > 0 ? null : error)
  }

  async function send() {
    if (sending.current) return
    const found = (options.validate?.(latest.current) ?? {}) as Record<string, string | undefined>
    const wrong = Object.entries(found).filter((entry): entry is [string, string] => Boolean(entry[1]))
    if (wrong.length > 0) {
      showErrors(Object.fromEntries(wrong), null)
      return
    }
    sending.current = true
    if (draftKey) markSending(draftKey, true)
    setBusy(true)
    try {
      await options.submit(latest.current)
      if (draftKey) clearDraft(draftKey)
      setDraftFrom(null)
      setErrors({})
      setFailure(null)
    } catch (error) {
      showRefusal(asApiError(error))
    } finally {
      if (draftKey) markSending(draftKey, false)
      sending.current = false
      setBusy(false)
    }
  }

  const summary: SummaryItem[] = Object.entries(errors).map(([name, message]) => ({
    // A message about something that is not a field of this form is still shown, without a link.
    id: (name.split('/')[0] as string) in values ? idOf(name) : undefined,
    message,
  }))

  return {
    values,
    latest: () => latest.current,
    set,
    field: (name) => ({
      id: idOf(name),
      name,
      value: values[name],
      onValue: (value) => set({ [name]: value } as unknown as Partial<V>),
      error: errors[name],
    }),
    at: <Value,>(pointer: string) => {
      const [root, ...path] = pointer.split('/') as [string, ...string[]]
      return {
        id: idOf(pointer),
        name: pointer,
        value: valueAt(values[root], path) as Value,
        onValue: (value) => {
          const patch = { [root]: withValueAt(latest.current[root], path, value) } as unknown as Partial<V>
          change(patch, (error) => error === pointer)
        },
        error: errors[pointer],
      }
    },
    busy,
    failure,
    summary,
    attempt,
    onSubmit: (event) => {
      event.preventDefault()
      void send()
    },
    draftFrom,
    discardDraft: () => {
      if (draftKey) clearDraft(draftKey)
      setDraftFrom(null)
      latest.current = initial
      setValues(initial)
      setErrors({})
      setFailure(null)
    },
    hasDraftKey: Boolean(draftKey),
  }
}
