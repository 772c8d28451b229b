import { useId, useState } from 'react'
import { TextArea } from '../../../../ui/TextArea/TextArea'
import { readRule } from '../../rule_edit'
import type { RuleNode } from '../../types'

interface RuleTextProps {
  label: string
  rule: RuleNode | null
  onRule: (rule: RuleNode | null) => void
}

/** The rule as text. What cannot be read stays as it was typed, and the rule as it was before. */
export function RuleText({ label, rule, onRule }: RuleTextProps) {
  const id = useId()
  const [text, setText] = useState(rule ? JSON.stringify(rule, null, 2) : '')
  const [problem, setProblem] = useState<string | undefined>()
  function type(next: string) {
    setText(next)
    if (next.trim() === '') {
      setProblem(undefined)
      onRule(null)
      return
    }
    const read = readRule(next)
    if ('problem' in read) setProblem(read.problem)
    else {
      setProblem(undefined)
      onRule(read.rule)
    }
  }
  return <TextArea {...{ id, label: `${label}の式（JSON）` }} name={id} unmarked rows={14} value={text} onValue={type} error={problem} />
}
