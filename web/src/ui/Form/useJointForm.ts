import { useState } from 'react'
import { asApiError } from '../../api/problem'
import { mergeChanges, type Merge } from './merge'
import { type FormOptions, type FormState, useForm } from './useForm'

/** A value as it is saved, with the version that a change must go over. */
export interface Saved<Value> {
  version: number
  value: Value
}

/** Where the values of a form began. Kept with the draft, so that two people's changes can be told apart later. */
interface Begun<Value> {
  version: number
  base: Value
}

export interface Conflict<Value> extends Merge<Value> {
  /** Who saved in the meantime and when, as the server says it. */
  message: string
  theirs: Saved<Value>
}

interface JointFormOptions<Value extends object, V extends Record<string, unknown>> {
  saved: Saved<Value>
  /** The form of a value, and what a form sends. */
  toForm: (value: Value) => V
  toValue: (form: V) => Value
  /** Saves over the version; refused with 412 when somebody else saved in the meantime. Answers what is saved then. */
  save: (version: number, value: Value) => Promise<Saved<Value>>
  /** What is saved now. */
  load: () => Promise<Saved<Value>>
  /** Members whose own members are changed apart from each other. */
  split?: string[]
  /** The member of the form that is sent, when the form holds more than that. */
  root?: keyof V & string
  draftKey?: string
  validate?: (form: V) => Record<string, string>
}

export interface JointFormState<Value, V extends Record<string, unknown>> {
  form: FormState<V>
  /** What somebody else saved in the meantime, until the person has joined both. */
  conflict: Conflict<Value> | null
  /** Both are joined and not yet saved. */
  isJoined: boolean
  /** Goes on with a value, on top of what is saved now. */
  join: (value: Value, theirs: Saved<Value>) => void
}

/** State of a form that several people may save: a later one joins the changes of both instead of losing one. */
export function useJointForm<Value extends object, V extends Record<string, unknown>>(
  options: JointFormOptions<Value, V>,
): JointFormState<Value, V> {
  const { saved, toForm, toValue, save, load, split, root, draftKey, validate } = options
  const [conflict, setConflict] = useState<Conflict<Value> | null>(null)
  const [isJoined, setIsJoined] = useState(false)
  const begin = (value: Value, base: Saved<Value>): V & Begun<Value> => ({ ...toForm(value), version: base.version, base: base.value })
  const form = useForm<V & Begun<Value>>({
    initial: begin(saved.value, saved),
    root,
    draftKey,
    validate: validate as FormOptions<V & Begun<Value>>['validate'],
    submit: async (values) => {
      const mine = toValue(values)
      setIsJoined(false)
      try {
        const after = await save(values.version, mine)
        setConflict(null)
        // The next change goes over what was just saved.
        form.set(begin(after.value, after))
      } catch (error) {
        const problem = asApiError(error)
        if (problem.status === 412) {
          const theirs = await load()
          setConflict({ message: problem.message, theirs, ...mergeChanges(values.base, mine, theirs.value, split) })
        }
        throw error
      }
    },
  })
  return {
    form: form as unknown as FormState<V>,
    conflict,
    isJoined,
    join: (value, theirs) => {
      form.set(begin(value, theirs))
      setConflict(null)
      setIsJoined(true)
    },
  }
}
