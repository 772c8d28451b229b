import { childrenOf, codesOf, type NameOf, ruleWords } from '../rule_edit'
import { useAreaNames, useDefinitionOf, useIndustryNames } from '../queries'
import type { RuleNode } from '../types'
import { SourceLink } from './ProofTree'

/** The names of all codes in a rule. */
export function useCodeNames(rule: RuleNode | null | undefined): NameOf {
  const codes = codesOf(rule)
  const area = useAreaNames(codes.filter((code) => /^\d{2}$|^\d{5}$/.test(code)))
  const industry = useIndustryNames(codes)
  return (code, kind) => (kind === 'area' ? area(code) : industry(code))
}

/** A rule to read: its conditions as a list, with their sources. */
export function RuleWords({ rule }: { rule: RuleNode }) {
  const definitionOf = useDefinitionOf()
  const nameOf = useCodeNames(rule)
  const words = (node: RuleNode) => ruleWords(node, definitionOf, nameOf)
  const nodes = rule.all ?? [rule]
  return (
    <ul className="proof">
      {nodes.map((node, index) => (
        <Condition key={index} node={node} words={words} />
      ))}
    </ul>
  )
}

function Condition({ node, words }: { node: RuleNode; words: (node: RuleNode) => string }) {
  const children = childrenOf(node)
  return (
    <li>
      {words(node)}
      {node.source && (
        <span className="proof__detail">
          {' '}
          <SourceLink source={node.source} />
        </span>
      )}
      {children.length > 0 && (
        <ul>
          {children.map((child, index) => (
            <Condition key={index} node={child} words={words} />
          ))}
        </ul>
      )}
    </li>
  )
}
