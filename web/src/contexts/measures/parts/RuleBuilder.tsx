import { useId, useState } from 'react'
import { Button } from '../../../ui/Button/Button'
import { CheckboxGroup } from '../../../ui/Checkbox/CheckboxGroup'
import { DateField } from '../../../ui/DateField/DateField'
import { NumberField } from '../../../ui/NumberField/NumberField'
import { Select } from '../../../ui/Select/Select'
import { TextArea } from '../../../ui/TextArea/TextArea'
import { TextField } from '../../../ui/TextField/TextField'
import { unitText } from '../model'
import {
  asGroup,
  childPath,
  childrenOf,
  kOperators,
  newTest,
  type Operator,
  operatorOf,
  operatorsFor,
  readRule,
  ruleWords,
  shapeOf,
  withChildren,
  withFact,
  withOperand,
  withOperator,
} from '../rule_edit'
import { useDefinitionOf, useFactDefinitions } from '../queries'
import { kDefines } from '../strings.ja'
import type { FactDefinition, RuleNode, RuleProblem } from '../types'
import { AreaCodesField } from './AreaCodesField'
import { IndustryField } from './FactField'
import { useCodeNames } from './RuleWords'

interface RuleBuilderProps {
  /** What the rule is for ("制度の条件"): names its controls. */
  label: string
  rule: RuleNode | null
  onRule: (rule: RuleNode | null) => void
  problems?: RuleProblem[]
}

const kGroups = { all: '次の条件のすべてに当てはまる', any: '次の条件のどれかに当てはまる', not: '次の条件に当てはまらない' }

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
        <Node node={rule} path="" label={label} problems={problems} onNode={onRule} onRemove={() => onRule(null)} />
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

function Problem({ problem, withPath = false }: { problem: RuleProblem; withPath?: boolean }) {
  return (
    <p className="field__error" role="status">
      ＊{withPath && problem.path ? `${problem.path}：` : ''}
      {problem.message}
    </p>
  )
}

/** The rule as text. What cannot be read stays as it was typed, and the rule as it was before. */
function RuleText({ label, rule, onRule }: Pick<RuleBuilderProps, 'label' | 'rule' | 'onRule'>) {
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

interface NodeProps {
  node: RuleNode
  /** JSON pointer of this node within the rule. */
  path: string
  label: string
  problems: RuleProblem[]
  onNode: (node: RuleNode) => void
  onRemove: () => void
}

function Node(props: NodeProps) {
  const { node, path, problems } = props
  const shape = shapeOf(node)
  const own = problems.filter((problem) => isHere(problem.path, path, node))
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

/** Whether a problem is shown at this node: it names the node, or a member of it that is no node of its own. */
function isHere(problem: string, path: string, node: RuleNode): boolean {
  if (problem === path) return true
  if (!problem.startsWith(`${path}/`)) return false
  return !childrenOf(node).some((_, index) => {
    const child = childPath(node, path, index)
    return problem === child || problem.startsWith(`${child}/`)
  })
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
            <Node
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

function AddButtons({ label, onAdd }: { label: string; onAdd: (node: RuleNode) => void }) {
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

function TestNode({ node, onNode, onRemove }: NodeProps) {
  const id = useId()
  const { data } = useFactDefinitions()
  const definition = data?.items.find((one) => one.key === node.fact)
  const operator = operatorOf(node)
  return (
    <>
      <div className="toolbar">
        <Select
          id={`${id}-fact`}
          name={`${id}-fact`}
          label="事実"
          unmarked
          value={node.fact ?? ''}
          onValue={(key) => {
            const next = data?.items.find((one) => one.key === key)
            if (next) onNode(withFact(node, next))
          }}
          options={(data?.items ?? []).map((one) => ({ value: one.key, label: one.name }))}
        />
        {definition && (
          <Select
            id={`${id}-operator`}
            name={`${id}-operator`}
            label="くらべ方"
            unmarked
            value={operator ?? ''}
            onValue={(next) => onNode(withOperator(node, next as Operator))}
            options={operatorsFor(definition.kind).map((one) => ({ value: one, label: kOperators[one].label }))}
          />
        )}
        <Button size="small" variant="text" icon="trash" onClick={onRemove}>
          この条件を消す
        </Button>
      </div>
      {definition && operator && <Operand id={id} node={node} definition={definition} operator={operator} onNode={onNode} />}
    </>
  )
}

interface OperandProps {
  id: string
  node: RuleNode
  definition: FactDefinition
  operator: Operator
  onNode: (node: RuleNode) => void
}

/** The value that a test compares with, asked for by its kind. */
function Operand({ id, node, definition, operator, onNode }: OperandProps) {
  const binding = { id: `${id}-operand`, name: `${id}-operand`, label: 'くらべる値', unmarked: true }
  const set = (operand: unknown) => onNode(withOperand(node, operand))
  switch (kOperators[operator].operand) {
    case 'number': {
      const scale = definition.unit === 'basis_points' ? 100 : 1
      const value = node[operator]
      return (
        <NumberField
          {...binding}
          unit={unitText(definition.unit)}
          value={typeof value === 'number' ? value / scale : null}
          onValue={(next) => set(Math.round((next ?? 0) * scale))}
        />
      )
    }
    case 'years': {
      const value = node[operator]
      return <NumberField {...binding} unit="年" width="short" value={typeof value === 'number' ? value : null} onValue={(next) => set(Math.round(next ?? 0))} />
    }
    case 'flag':
      return (
        <Select
          {...binding}
          value={node.is ? 'yes' : 'no'}
          onValue={(next) => set(next === 'yes')}
          options={[
            { value: 'yes', label: 'はい' },
            { value: 'no', label: 'いいえ' },
          ]}
        />
      )
    case 'date':
      return <DateField {...binding} value={String(node[operator] ?? '')} onValue={set} />
    case 'codes': {
      const codes = (node[operator] as string[] | undefined) ?? []
      if (definition.kind === 'area') return <AreaCodesField {...binding} value={codes} onValue={set} />
      if (definition.kind === 'industry') return <IndustryField {...binding} value={codes} onValue={set} />
      return (
        <CheckboxGroup
          {...binding}
          value={codes}
          onValue={set}
          options={definition.choices.map((choice) => ({ value: choice.code, label: choice.name }))}
        />
      )
    }
  }
}

/** The condition in words, and where it is written. */
function Margin({ node, onNode }: NodeProps) {
  const id = useId()
  const definitionOf = useDefinitionOf()
  const nameOf = useCodeNames(node)
  const source = node.source ?? { title: '', url: '', place: '' }
  function setSource(patch: Partial<typeof source>) {
    const next = { ...source, ...patch }
    const { source: _source, ...rest } = node
    onNode(next.title || next.url || next.place ? { ...rest, source: next } : rest)
  }
  function setSays(says: string) {
    const { says: _says, ...rest } = node
    onNode(says ? { ...rest, says } : rest)
  }
  return (
    <details className="small">
      <summary>
        言葉と出典：<span className="muted">{ruleWords(node, definitionOf, nameOf)}</span>
      </summary>
      <div className="stack stack--tight">
        <TextField
          id={`${id}-says`}
          name={`${id}-says`}
          label="この条件の言葉"
          unmarked
          help="空けておくと、条件から自動で作ります。"
          value={node.says ?? ''}
          onValue={setSays}
        />
        <TextField id={`${id}-title`} name={`${id}-title`} label="出典の名前" unmarked value={source.title} onValue={(title) => setSource({ title })} />
        <TextField id={`${id}-url`} name={`${id}-url`} label="出典のアドレス" unmarked type="url" value={source.url} onValue={(url) => setSource({ url })} />
        <TextField id={`${id}-place`} name={`${id}-place`} label="出典の場所" unmarked help="例：12ページ" value={source.place} onValue={(place) => setSource({ place })} />
      </div>
    </details>
  )
}
