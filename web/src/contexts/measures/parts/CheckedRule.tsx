import { useDeferredValue, useState } from 'react'
import { asApiError } from '../../../api/problem'
import { Button } from '../../../ui/Button/Button'
import { useRuleCheck } from '../officer_queries'
import type { RuleNode } from '../types'
import { RuleBuilder } from './rule/RuleBuilder'
import { RuleExamples } from './RuleExamples'
import { ReachPanel } from './ReachPanel'

interface CheckedRuleProps {
  label: string
  rule: RuleNode | null
  onRule: (rule: RuleNode | null) => void
}

/** A rule with what is wrong at its nodes, tried on examples, and whom it reaches. */
export function CheckedRule({ label, rule, onRule }: CheckedRuleProps) {
  const settled = useDeferredValue(rule)
  const check = useRuleCheck(settled)
  const [tool, setTool] = useState<'examples' | 'reach' | null>(null)
  const problems = rule && check.data ? check.data.problems : []
  const tools = [
    ['examples', '例でためす'],
    ['reach', '何社に届くか調べる'],
  ] as const
  return (
    <div className="stack stack--small">
      <RuleBuilder label={label} rule={rule} onRule={onRule} problems={problems} />
      {rule && (
        <>
          <p role="status" className="small">
            {check.error
              ? asApiError(check.error).message
              : problems.length > 0
                ? `直すところが${problems.length}か所あります。`
                : check.data
                  ? 'この条件に、まちがいは見つかりません。'
                  : '条件を確かめています…'}
          </p>
          <div className="row">
            {tools.map(([key, words]) => (
              <Button key={key} size="small" variant="outline" aria-expanded={tool === key} onClick={() => setTool(tool === key ? null : key)}>
                {words}
                <span className="visually-hidden">：{label}</span>
              </Button>
            ))}
          </div>
          {tool === 'examples' && <RuleExamples label={label} rule={rule} />}
          {tool === 'reach' && <ReachPanel rule={rule} />}
        </>
      )}
    </div>
  )
}
