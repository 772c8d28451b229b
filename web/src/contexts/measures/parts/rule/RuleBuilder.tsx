import { useState } from 'react'
import { Button } from '../../../../ui/Button/Button'
import type { RuleNode, RuleProblem } from '../../types'
import { AddButtons, RuleTree } from './RuleTree'
import { Problem } from './Problem'
import { RuleText } from './RuleText'

interface RuleBuilderProps {
  /** What the rule is for ("制度の条件"): names its controls. */
  label: string
  rule: RuleNode | null
  onRule: (rule: RuleNode | null) => void
  problems?: RuleProblem[]
}

/** A rule as a form: groups, tests by the kind of the fact, words and sources; experts may write it as text. */
export function RuleBuilder({ label, rule, onRule, problems = [] }: RuleBuilderProps) {
  const [isText, setIsText] = useState(false)
  return (
    <div className="stack stack--small" role="group" aria-label={label}>
      <div className="row">
        <Button size="small" variant="text" aria-pressed={isText} onClick={() => setIsText(!isText)}>
          {isText ? '画面で組み立てる' : '式（JSON）で書く'}
          <span className="visually-hidden">：{label}</span>
        </Button>
      </div>
      {isText ? (
        <RuleText label={label} rule={rule} onRule={onRule} />
      ) : rule ? (
        <RuleTree node={rule} path="" label={label} problems={problems} onNode={onRule} onRemove={() => onRule(null)} />
      ) : (
        <>
          <p className="muted">条件はまだありません。</p>
          <AddButtons label={label} onAdd={onRule} />
        </>
      )}
      {isText && problems.map((problem) => <Problem key={problem.path + problem.code} problem={problem} withPath />)}
    </div>
  )
}
