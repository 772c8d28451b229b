/** Rules as a form changes them: operators by kind of fact, places in the tree, words. Pure. */
import { formatDate } from '../../ui/format/date'
import { numberText } from './model'
import { kDefines } from './strings.ja'
import type { FactDefinition, FactKind, RuleNode } from './types'

export type Operator =
  | 'at_least'
  | 'at_most'
  | 'more_than'
  | 'less_than'
  | 'is'
  | 'one_of'
  | 'includes'
  | 'includes_all'
  | 'within'
  | 'main_within'
  | 'on_or_after'
  | 'on_or_before'
  | 'within_years'
  | 'years_ago'

/** What stands behind an operator: which control asks for it. */
export type OperandKind = 'number' | 'years' | 'flag' | 'codes' | 'date'

export const kOperators: Record<Operator, { label: string; kinds: FactKind[]; operand: OperandKind }> = {
  at_least: { label: '以上', kinds: ['number'], operand: 'number' },
  at_most: { label: '以下', kinds: ['number'], operand: 'number' },
  more_than: { label: 'より多い', kinds: ['number'], operand: 'number' },
  less_than: { label: '未満', kinds: ['number'], operand: 'number' },
  is: { label: 'である', kinds: ['flag'], operand: 'flag' },
  one_of: { label: '次のどれか', kinds: ['code'], operand: 'codes' },
  includes: { label: '次のどれかをふくむ', kinds: ['codes'], operand: 'codes' },
  includes_all: { label: '次のすべてをふくむ', kinds: ['codes'], operand: 'codes' },
  within: { label: '次のどれかの中にある', kinds: ['area', 'industry'], operand: 'codes' },
  main_within: { label: '主な業種が次のどれかの中にある', kinds: ['industry'], operand: 'codes' },
  on_or_after: { label: 'その日か、それより後', kinds: ['date'], operand: 'date' },
  on_or_before: { label: 'その日か、それより前', kinds: ['date'], operand: 'date' },
  within_years: { label: '今日までの何年以内', kinds: ['date'], operand: 'years' },
  years_ago: { label: '何年以上前', kinds: ['date'], operand: 'years' },
}

const kNames = Object.keys(kOperators) as Operator[]

/** The operators that fit a kind of fact, the usual one first. */
export function operatorsFor(kind: FactKind): Operator[] {
  return kNames.filter((operator) => kOperators[operator].kinds.includes(kind))
}

/** The operator of a test; null for a group, or a test without one. */
export function operatorOf(node: RuleNode): Operator | null {
  return kNames.find((operator) => node[operator] !== undefined) ?? null
}

export type NodeShape = 'all' | 'any' | 'not' | 'fact' | 'define'

/** What a node is. */
export function shapeOf(node: RuleNode): NodeShape {
  if (node.all) return 'all'
  if (node.any) return 'any'
  if (node.not) return 'not'
  return node.define === undefined ? 'fact' : 'define'
}

/** The children of a group, in order. */
export function childrenOf(node: RuleNode): RuleNode[] {
  return node.all ?? node.any ?? (node.not ? [node.not] : [])
}

/** Words and source stay when the rest of a node changes. */
function margin({ says, source }: RuleNode): Pick<RuleNode, 'says' | 'source'> {
  return { ...(says !== undefined && { says }), ...(source !== undefined && { source }) }
}

/** The operand that a new test begins with. */
function firstOperand(operator: Operator): unknown {
  switch (kOperators[operator].operand) {
    case 'number':
      return 0
    case 'years':
      return 1
    case 'flag':
      return true
    case 'date':
      return '2026-04-01'
    case 'codes':
      return []
  }
}

/** A test of the fact with its usual operator. */
export function newTest(definition: FactDefinition): RuleNode {
  const operator = operatorsFor(definition.kind)[0] as Operator
  return { fact: definition.key, [operator]: firstOperand(operator) }
}

/** The same test with another fact; words and source stay. */
export function withFact(node: RuleNode, definition: FactDefinition): RuleNode {
  return { ...newTest(definition), ...margin(node) }
}

/** The same test with another operator; the operand stays where it means the same. */
export function withOperator(node: RuleNode, operator: Operator): RuleNode {
  const before = operatorOf(node)
  const keeps = before !== null && kOperators[before].operand === kOperators[operator].operand
  return { fact: node.fact, [operator]: keeps ? node[before] : firstOperand(operator), ...margin(node) }
}

/** The same test with another operand. */
export function withOperand(node: RuleNode, operand: unknown): RuleNode {
  const operator = operatorOf(node)
  return operator ? { ...node, [operator]: operand } : node
}

/** The group with these children. A "not" holds one: several become "not all of". */
export function withChildren(node: RuleNode, children: RuleNode[]): RuleNode {
  const shape = shapeOf(node)
  if (shape === 'not') return { not: children.length === 1 ? (children[0] as RuleNode) : { all: children }, ...margin(node) }
  return { [shape]: children, ...margin(node) }
}

/** The group as another kind of group. */
export function asGroup(node: RuleNode, shape: 'all' | 'any' | 'not'): RuleNode {
  const children = childrenOf(node)
  if (shape !== 'not') return { [shape]: children, ...margin(node) }
  return withChildren({ not: { all: [] }, ...margin(node) }, children)
}

/** The step into the child at `index`, as it stands in a JSON pointer. */
export function childPath(node: RuleNode, path: string, index: number): string {
  const shape = shapeOf(node)
  return shape === 'not' ? `${path}/not` : `${path}/${shape}/${index}`
}

/** Reads a rule from text. Only its shape is looked at; the server judges the rest. */
export function readRule(text: string): { rule: RuleNode } | { problem: string } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { problem: `JSONとして読めません。${error instanceof Error ? error.message : ''}` }
  }
  const problem = shapeProblem(value, '')
  return problem ? { problem } : { rule: value as RuleNode }
}

function shapeProblem(value: unknown, path: string): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return `${path || 'いちばん上'}は { } で書いてください。`
  const node = value as Record<string, unknown>
  const shapes = ['all', 'any', 'not', 'fact', 'define'].filter((name) => node[name] !== undefined)
  if (shapes.length !== 1) return `${path || 'いちばん上'}には all、any、not、fact、define のどれか1つを書いてください。`
  const shape = shapes[0] as string
  if (shape === 'not') return shapeProblem(node.not, `${path}/not`)
  if (shape !== 'all' && shape !== 'any') return null
  const children = node[shape]
  if (!Array.isArray(children)) return `${path}/${shape} は [ ] で書いてください。`
  for (const [index, child] of children.entries()) {
    const problem = shapeProblem(child, `${path}/${shape}/${index}`)
    if (problem) return problem
  }
  return null
}

/** Names a code of an area or an industry; the same digits may mean both. */
export type NameOf = (code: string, kind: FactKind) => string

/** A rule in plain words: its own, or words made from it. */
export function ruleWords(
  node: RuleNode,
  definitionOf: (key: string) => FactDefinition | undefined,
  nameOf: NameOf = (code) => code,
): string {
  if (node.says) return node.says
  switch (shapeOf(node)) {
    case 'all':
      return '次のすべてに当てはまること'
    case 'any':
      return '次のどれかに当てはまること'
    case 'not':
      return '次に当てはまらないこと'
    case 'define':
      return `${kDefines[node.define ?? ''] ?? node.define}であること`
    case 'fact':
      return testWords(node, definitionOf(node.fact ?? ''), nameOf)
  }
}

function testWords(node: RuleNode, definition: FactDefinition | undefined, nameOf: NameOf): string {
  const name = definition?.name ?? node.fact ?? ''
  const operator = operatorOf(node)
  if (!operator) return name
  const operand = node[operator]
  const codes = Array.isArray(operand)
    ? operand.map((code) => definition?.choices.find((choice) => choice.code === code)?.name ?? nameOf(code, definition?.kind ?? 'code')).join('、')
    : ''
  const number = typeof operand === 'number' ? numberText(operand, definition?.unit ?? 'none') : ''
  switch (operator) {
    case 'is':
      return operand ? `${name}に当てはまること` : `${name}に当てはまらないこと`
    case 'at_least':
    case 'at_most':
    case 'more_than':
    case 'less_than':
      return `${name}が${number}${kOperators[operator].label}`
    case 'includes_all':
      return `${name}が「${codes}」のすべて`
    case 'main_within':
      return `主な業種が「${codes}」のどれか`
    case 'on_or_after':
      return `${name}が${formatDate(String(operand))}以後`
    case 'on_or_before':
      return `${name}が${formatDate(String(operand))}以前`
    case 'within_years':
      return `${name}から${operand}年以内`
    case 'years_ago':
      return `${name}から${operand}年以上`
    default:
      return `${name}が「${codes}」のどれか`
  }
}

/** Every code of areas and industries that a rule names, to load their names. */
export function codesOf(node: RuleNode | null | undefined): string[] {
  if (!node) return []
  return [...(node.within ?? []), ...(node.main_within ?? []), ...childrenOf(node).flatMap(codesOf)]
}

/** A group that holds nothing yet. */
export function isEmptyGroup(node: RuleNode): boolean {
  const shape = shapeOf(node)
  return (shape === 'all' || shape === 'any') && childrenOf(node).length === 0
}

/** Whether a problem is shown at this node: it names the node, or a member of it that is no node of its own. */
export function isAtNode(problem: string, path: string, node: RuleNode): boolean {
  if (problem === path) return true
  if (!problem.startsWith(`${path}/`)) return false
  return !childrenOf(node).some((_, index) => {
    const child = childPath(node, path, index)
    return problem === child || problem.startsWith(`${child}/`)
  })
}
