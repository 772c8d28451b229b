import type { RuleProblem } from '../../types'

/** What is wrong with a rule, at the node or with its place. */
export function Problem({ problem, withPath = false }: { problem: RuleProblem; withPath?: boolean }) {
  return (
    <p className="field__error" role="status">
      ＊{withPath && problem.path ? `${problem.path}：` : ''}
      {problem.message}
    </p>
  )
}
