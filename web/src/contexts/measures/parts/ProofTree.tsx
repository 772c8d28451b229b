import { formatDate } from '../../../ui/format/date'
import { Link } from '../../../ui/Link/Link'
import { kTellers } from '../strings.ja'
import type { FactItem, ProofNode, RuleSource } from '../types'
import { TruthBadge } from './badges'

interface ProofTreeProps {
  proof: ProofNode
  label: string
  /** What is known of the business, to say who told a value and when. */
  facts?: FactItem[]
}

/** Why the answer is what it is: each condition, whether it is met, by which value, from where, and who made the rule. */
export function ProofTree({ proof, label, facts = [] }: ProofTreeProps) {
  // A group that only holds the list says nothing by itself.
  const nodes = proof.kind === 'all' && proof.children.length > 0 ? proof.children : [proof]
  return (
    <ul className="proof" aria-label={label}>
      {nodes.map((node, index) => (
        <Node key={index} node={node} facts={facts} />
      ))}
    </ul>
  )
}

function Node({ node, facts }: { node: ProofNode; facts: FactItem[] }) {
  return (
    <li>
      <div className="proof__node">
        <TruthBadge truth={node.truth} />
        <div className="proof__text">
          <p>{node.says}</p>
          <p className="proof__detail">
            {node.value ? <Value node={node} told={facts.find((fact) => fact.key === node.fact)} /> : node.truth === 'unknown' && node.children.length === 0 ? 'まだ答えがありません。' : null}
            {node.source && <SourceLink source={node.source} />}
          </p>
        </div>
      </div>
      {node.children.length > 0 && (
        // What is settled, and what a law defines, is folded: the open points are what people look for.
        <details className="proof__more" open={(node.truth === 'unknown' && node.kind !== 'define') || undefined}>
          <summary className="small">くわしい条件（{node.children.length}）</summary>
          <ul>
            {node.children.map((child, index) => (
              <Node key={index} node={child} facts={facts} />
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}

function Value({ node, told }: { node: ProofNode; told: FactItem | undefined }) {
  const teller = told ? (kTellers[told.told_by] ?? told.told_by) : ''
  return (
    <>
      登録されている値：<span className="strong">{node.value}</span>
      {teller && `（${teller}${told?.as_of ? `、${formatDate(told.as_of)}` : ''}）`}{' '}
    </>
  )
}

/** Where a rule is written. */
export function SourceLink({ source }: { source: RuleSource }) {
  const words = [source.title, source.place].filter(Boolean).join(' ')
  if (!words) return null
  return (
    <>
      出典：
      {source.url ? (
        <Link href={source.url} external>
          {words}
        </Link>
      ) : (
        words
      )}
    </>
  )
}
