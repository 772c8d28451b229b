import { describe, expect, it } from 'vitest'
import { factProblem, toFactForm, toFactValue } from './fact_form'
import type { FactDefinition, FactKind, FactUnit, FactValue } from './types'

const definition = (kind: FactKind, unit: FactUnit = 'none'): FactDefinition => ({
  key: 'x',
  kind,
  unit,
  origin: 'answer',
  name: '',
  question: '',
  help: '',
  min: kind === 'number' ? 0 : null,
  max: kind === 'number' ? 100_000 : null,
  choices: [],
})

describe('answers', () => {
  const known: [FactDefinition, FactValue][] = [
    [definition('flag'), true],
    [definition('flag'), false],
    [definition('number', 'people'), 12],
    [definition('number', 'basis_points'), 150],
    [definition('date'), '2020-04-01'],
    [definition('code'), 'chamber'],
    [definition('codes'), ['a', 'b']],
    [definition('codes'), []],
    [definition('area'), '37201'],
    [definition('industry'), ['E', '0929']],
  ]

  it('come back from the form as they were', () => {
    for (const [fact, value] of known) {
      const form = toFactForm(fact, value)
      expect(factProblem(fact, form)).toBeNull()
      expect(toFactValue(fact, form)).toEqual(value)
    }
  })

  it('are asked for when nothing is told', () => {
    for (const [fact] of known) expect(factProblem(fact, toFactForm(fact, null))).not.toBeNull()
  })

  it('show hundredths of a percent as percent', () => {
    expect(toFactForm(definition('number', 'basis_points'), 150).value).toBe(1.5)
  })

  it('say what is wrong with a number', () => {
    const people = definition('number', 'people')
    expect(factProblem(people, { value: 1.5, none: false })).toMatch(/小数点のない/)
    expect(factProblem(people, { value: 200_000, none: false })).toMatch(/100,000人まで/)
    expect(factProblem(people, { value: -1, none: false })).toMatch(/0人以上/)
    expect(factProblem(definition('number', 'basis_points'), { value: 1.555, none: false })).toMatch(/2桁まで/)
  })

  it('take "none of them" as the empty set', () => {
    expect(toFactValue(definition('codes'), { value: ['a'], none: true })).toEqual([])
  })
})
