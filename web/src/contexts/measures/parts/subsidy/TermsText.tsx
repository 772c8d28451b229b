import { useId, useState } from 'react'
import { TextArea } from '../../../../ui/TextArea/TextArea'
import { kFreshTerms } from '../../subsidy_terms'
import type { SubsidyTerms } from '../../types'

interface TermsTextProps {
  label: string
  terms: SubsidyTerms
  onTerms: (terms: SubsidyTerms) => void
}

/** Everything as text, to be copied from one frame to another. What cannot be read changes nothing. */
export function TermsText({ label, terms, onTerms }: TermsTextProps) {
  const id = useId()
  const [text, setText] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | undefined>()
  function type(next: string) {
    setText(next)
    try {
      const value: unknown = JSON.parse(next)
      if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('{ } で書いてください。')
      setProblem(undefined)
      onTerms({ ...kFreshTerms, caps: [], rates: [], ...(value as Partial<SubsidyTerms>) })
    } catch (error) {
      setProblem(`JSONとして読めません。${error instanceof Error ? error.message : ''}`)
    }
  }
  return (
    <details className="small" onToggle={(event) => setText(event.currentTarget.open ? JSON.stringify(terms, null, 2) : null)}>
      <summary>
        すべてを式（JSON）で見る、書きうつす<span className="visually-hidden">：{label}</span>
      </summary>
      {text !== null && <TextArea {...{ id, label: `${label}の金額の決まり（JSON）` }} name={id} unmarked rows={14} value={text} onValue={type} error={problem} />}
    </details>
  )
}
