import { useEffect, useRef, useState } from 'react'
import { type ApiError, asApiError } from '../../api/problem'
import { tidied, whole } from './model'
import { saveDraft } from './queries'
import type { Definition, FormDraft, FormProblem, FormView } from './types'

const kPause = 1200

export interface EditedForm {
  form: Definition
  change: (next: Definition) => void
  /** What keeps it from being published, as of the last saving. */
  problems: FormProblem[]
  /** Version of the saved draft; 0: nothing was saved yet. */
  version: number
  state: 'saved' | 'waiting' | 'saving' | 'failed'
  failure: ApiError | null
  /** Saves what is not saved yet. */
  flush: () => Promise<void>
  /** Takes a draft over that the server made (reset, merge). */
  take: (draft: FormDraft) => void
  undo: (() => void) | null
}

/** The document being edited. Every change is saved by itself a moment later, with whatever is wrong with it. */
export function useDraft(organizationId: number, view: FormView): EditedForm {
  const [form, setForm] = useState(() => whole(view.draft?.definition ?? view.definition))
  const [draft, setDraft] = useState(view.draft ?? null)
  const [state, setState] = useState<EditedForm['state']>('saved')
  const [failure, setFailure] = useState<ApiError | null>(null)
  const [past, setPast] = useState<Definition[]>([])
  const latest = useRef(form)
  const version = useRef(view.draft?.version ?? 0)
  const unsaved = useRef(false)
  const running = useRef<Promise<void> | null>(null)

  async function saveOnce(): Promise<void> {
    unsaved.current = false
    setState('saving')
    try {
      const saved = await saveDraft(organizationId, view.form_key, version.current, tidied(latest.current))
      version.current = saved.version
      setDraft(saved)
      setFailure(null)
      setState(unsaved.current ? 'waiting' : 'saved')
    } catch (error) {
      unsaved.current = true
      setFailure(asApiError(error))
      setState('failed')
      throw error
    }
  }

  async function flush(): Promise<void> {
    // One saving at a time, each over the version that the one before it made.
    while (running.current) await running.current.catch(() => undefined)
    if (!unsaved.current) return
    running.current = saveOnce().finally(() => {
      running.current = null
    })
    await running.current
  }

  const flushRef = useRef(flush)
  flushRef.current = flush
  useEffect(() => {
    if (state !== 'waiting') return
    const timer = setTimeout(() => void flushRef.current().catch(() => undefined), kPause)
    return () => clearTimeout(timer)
  }, [state, form])
  useEffect(() => {
    const leave = () => void flushRef.current().catch(() => undefined)
    const warn = (event: BeforeUnloadEvent) => {
      if (unsaved.current) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('beforeunload', warn)
      leave()
    }
  }, [])

  function put(next: Definition): void {
    latest.current = next
    unsaved.current = true
    setForm(next)
    setState((now) => (now === 'failed' && failure?.status === 412 ? now : 'waiting'))
  }
  return {
    form,
    change: (next) => {
      if (next === form) return
      setPast([...past.slice(-49), form])
      put(next)
    },
    problems: draft?.problems ?? [],
    version: draft?.version ?? 0,
    state,
    failure,
    flush,
    take: (taken) => {
      version.current = taken.version
      unsaved.current = false
      latest.current = whole(taken.definition)
      setForm(latest.current)
      setDraft(taken)
      setState('saved')
    },
    undo:
      past.length === 0
        ? null
        : () => {
            put(past[past.length - 1] as Definition)
            setPast(past.slice(0, -1))
          },
  }
}
