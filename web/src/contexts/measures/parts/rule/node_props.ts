import type { RuleNode, RuleProblem } from '../../types'

/** One node of a rule in the form. */
export interface NodeProps {
  node: RuleNode
  /** JSON pointer of this node within the rule. */
  path: string
  label: string
  problems: RuleProblem[]
  onNode: (node: RuleNode) => void
  onRemove: () => void
}
