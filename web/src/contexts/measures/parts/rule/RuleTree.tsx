import { useId } from 'react'
import { Button } from '../../../../ui/Button/Button'
import { Select } from '../../../../ui/Select/Select'
import { useFactDefinitions } from '../../queries'
import { asGroup, childPath, childrenOf, isAtNode, newTest, shapeOf, withChildren } from '../../rule_edit'
import { kDefines } from '../../strings.ja'
import type { RuleNode } from '../../types'
import { Margin } from './Margin'
import type { NodeProps } from './node_props'
import { Problem } from './Problem'
import { TestNode } from './TestNode'

const kGroups = { all: '次の条件のすべてに当てはまる', any: '次の条件のどれかに当てはまる', not: '次の条件に当てはまらない' }

/** A node with everything below it, and what is wrong with it. */
export function RuleTree(props: NodeProps) {
  const { node, path, problems } = props
  const shape = shapeOf(node)
  const own = problems.filter((problem) => isAtNode(problem.path, path, node))
  return (
    <div className={own.length > 0 ? 'rule-node rule-node--wrong' : 'rule-node'}>
      {shape === 'fact' ? <TestNode {...props} /> : shape === 'define' ? <DefineNode {...props} /> : <GroupNode {...props} />}
      {own.map((problem) => (
        <Problem key={problem.code + problem.path} problem={problem} />
      ))}
      <Margin {...props} />
    </div>
  )
}

function GroupNode({ node, path, label, problems, onNode, onRemove }: NodeProps) {
  const id = useId()
  const children = childrenOf(node)
  const shape = shapeOf(node) as 'all' | 'any' | 'not'
  const replace = (index: number, child: RuleNode | null) =>
    onNode(withChildren(node, children.flatMap((one, at) => (at === index ? (child ? [child] : []) : [one]))))
  const swap = (index: number) => {
    const next = [...children]
    ;[next[index - 1], next[index]] = [next[index] as RuleNode, next[index - 1] as RuleNode]
    onNode(withChildren(node, next))
  }
  return (
    <>
      <div className="toolbar">
        <Select
          {...{ id, name: id }}
          label="まとめ方"
          unmarked
          value={shape}
          onValue={(next) => onNode(asGroup(node, next as 'all' | 'any' | 'not'))}
          options={Object.entries(kGroups).map(([value, words]) => ({ value, label: words }))}
        />
        <Button size="small" variant="text" icon="trash" onClick={onRemove}>
          まとまりを消す
        </Button>
      </div>
      <div className="rule-node__children">
        {children.map((child, index) => (
          <div key={index} className="stack stack--tight">
            <RuleTree
              node={child}
              path={childPath(node, path, index)}
              label={label}
              problems={problems}
              onNode={(next) => replace(index, next)}
              onRemove={() => (shape === 'not' ? onRemove() : replace(index, null))}
            />
            {index > 0 && (
              <div>
                <Button size="small" variant="text" onClick={() => swap(index)}>
                  1つ上へ<span className="visually-hidden">：{index + 1}番目の条件</span>
                </Button>
              </div>
            )}
          </div>
        ))}
      </div>
      {shape !== 'not' && <AddButtons label={label} onAdd={(child) => onNode(withChildren(node, [...children, child]))} />}
    </>
  )
}

/** What can be added to a group, or to a rule that is empty. */
export function AddButtons({ label, onAdd }: { label: string; onAdd: (node: RuleNode) => void }) {
  const { data } = useFactDefinitions()
  const first = data?.items.find((one) => one.key === 'regular_employees') ?? data?.items[0]
  const hidden = <span className="visually-hidden">：{label}</span>
  return (
    <div className="row">
      <Button size="small" variant="outline" icon="plus" disabled={!first} onClick={() => first && onAdd(newTest(first))}>
        条件を加える{hidden}
      </Button>
      <Button size="small" variant="outline" icon="plus" onClick={() => onAdd({ define: 'sme' })}>
        規模の定義を加える{hidden}
      </Button>
      <Button size="small" variant="outline" icon="plus" disabled={!first} onClick={() => first && onAdd({ any: [newTest(first)] })}>
        まとまりを加える{hidden}
      </Button>
    </div>
  )
}

function DefineNode({ node, onNode, onRemove }: NodeProps) {
  const id = useId()
  return (
    <div className="toolbar">
      <Select
        {...{ id, name: id }}
        label="規模の定義"
        unmarked
        value={node.define ?? ''}
        onValue={(define) => onNode({ ...node, define })}
        options={Object.entries(kDefines).map(([value, words]) => ({ value, label: words }))}
      />
      <Button size="small" variant="text" icon="trash" onClick={onRemove}>
        この条件を消す
      </Button>
    </div>
  )
}
