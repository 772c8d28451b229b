import { describe, expect, it } from 'vitest'
import {
  asGroup,
  childPath,
  codesOf,
  isAtNode,
  newTest,
  operatorOf,
  operatorsFor,
  readRule,
  ruleWords,
  shapeOf,
  withChildren,
  withFact,
  withOperand,
  withOperator,
} from './rule_edit'
import type { FactDefinition, FactKind, RuleNode } from './types'

const definition = (key: string, kind: FactKind, patch: Partial<FactDefinition> = {}): FactDefinition => ({
  key,
  kind,
  unit: 'none',
  origin: 'answer',
  name: key,
  question: '',
  help: '',
  choices: [],
  ...patch,
})
const capital = definition('capital_yen', 'number', { name: '資本金', unit: 'yen' })
const form = definition('legal_form', 'code', { name: '組織の形', choices: [{ code: 'company', name: '会社' }] })
const definitionOf = (key: string) => [capital, form].find((one) => one.key === key)

describe('tests', () => {
  it('offer the operators that fit the fact', () => {
    expect(operatorsFor('number')).toEqual(['at_least', 'at_most', 'more_than', 'less_than'])
    expect(operatorsFor('area')).toEqual(['within'])
    expect(operatorsFor('industry')).toEqual(['within', 'main_within'])
  })

  it('keep the operand where it means the same, and words and source always', () => {
    const node: RuleNode = { fact: 'capital_yen', at_most: 300, says: '3百円以下', source: { title: 't', url: '', place: '' } }
    expect(withOperator(node, 'less_than')).toEqual({ fact: 'capital_yen', less_than: 300, says: '3百円以下', source: node.source })
    expect(withFact(node, form)).toEqual({ fact: 'legal_form', one_of: [], says: '3百円以下', source: node.source })
    expect(operatorOf(withOperand(node, 5))).toBe('at_most')
    expect(withOperand(node, 5).at_most).toBe(5)
  })

  it('begin with an operand of the right kind', () => {
    expect(newTest(capital)).toEqual({ fact: 'capital_yen', at_least: 0 })
    expect(newTest(definition('active', 'flag'))).toEqual({ fact: 'active', is: true })
  })
})

describe('groups', () => {
  const a: RuleNode = { fact: 'a', is: true }
  const b: RuleNode = { fact: 'b', is: true }

  it('change kind without losing their children', () => {
    expect(asGroup({ all: [a, b], says: 'x' }, 'any')).toEqual({ any: [a, b], says: 'x' })
    expect(asGroup({ all: [a, b] }, 'not')).toEqual({ not: { all: [a, b] } })
    expect(asGroup({ any: [a] }, 'not')).toEqual({ not: a })
    expect(withChildren({ any: [a] }, [a, b])).toEqual({ any: [a, b] })
  })

  it('know the pointers of their children', () => {
    expect(childPath({ all: [a, b] }, '', 1)).toBe('/all/1')
    expect(childPath({ not: a }, '/all/0', 0)).toBe('/all/0/not')
    expect(shapeOf({ define: 'sme' })).toBe('define')
  })

  it('know the codes below them', () => {
    expect(codesOf({ all: [{ fact: 'area', within: ['37'] }, { not: { fact: 'industry', main_within: ['E'] } }] })).toEqual(['37', 'E'])
  })
})

describe('words', () => {
  it('are the own ones, or made from the test', () => {
    expect(ruleWords({ fact: 'capital_yen', at_most: 300_000_000 }, definitionOf)).toBe('資本金が300,000,000円以下')
    expect(ruleWords({ fact: 'capital_yen', at_most: 1, says: '小さい会社' }, definitionOf)).toBe('小さい会社')
    expect(ruleWords({ fact: 'legal_form', one_of: ['company'] }, definitionOf)).toBe('組織の形が「会社」のどれか')
    expect(ruleWords({ define: 'sme' }, definitionOf)).toMatch(/中小企業者/)
  })
})

describe('readRule', () => {
  it('takes what has the shape of a rule', () => {
    expect(readRule('{"all":[{"fact":"a","is":true},{"not":{"define":"sme"}}]}')).toHaveProperty('rule')
  })

  it('says where the shape is wrong', () => {
    expect(readRule('{')).toHaveProperty('problem')
    expect(readRule('{"all":[{"fact":"a"},{}]}')).toEqual({ problem: expect.stringContaining('/all/1') as string })
    expect(readRule('{"all":{},"any":[]}')).toHaveProperty('problem')
    expect(readRule('[]')).toHaveProperty('problem')
  })
})

it('shows a problem at the node it names, or at the one that holds the member', () => {
  const node = { all: [{ fact: 'regular_employees', at_most: -5 }] }
  expect(isAtNode('', '', node)).toBe(true)
  expect(isAtNode('/all', '', node)).toBe(true)
  expect(isAtNode('/all/0/at_most', '', node)).toBe(false)
  expect(isAtNode('/all/0/at_most', '/all/0', { fact: 'regular_employees', at_most: -5 })).toBe(true)
})
