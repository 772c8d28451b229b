import { expect, it } from 'vitest'
import { choiceOf, optionWords, plainColumn, toggleMatch, withChoice, withColumn } from './model'
import type { Mapping } from './types'

const kMapping: Mapping = {
  format: 'csv',
  encoding: 'cp932',
  header_row: 1,
  sheet: null,
  columns: [plainColumn('会員番号'), plainColumn('区分')],
  match_by: ['similar'],
  empty_cells: 'keep',
  new_standing: 'member',
  apply_when_clean: false,
  own_characters: [],
}

it('says what a column is in one choice', () => {
  expect(choiceOf(plainColumn('a'))).toBe('use:kept')
  const field = withChoice({ ...plainColumn('a'), codes: [{ text: '1', value: 'member' }] }, 'field:standing')
  expect(field.use).toBe('field')
  expect(field.field).toBe('standing')
  expect(field.codes).toEqual([])
  expect(choiceOf(field)).toBe('field:standing')
  expect(choiceOf(withChoice(field, 'use:ignored'))).toBe('use:ignored')
  expect(withChoice(field, 'use:fixed').fixed_text).toBe('')
  expect(choiceOf(withChoice(field, 'field:places.1.name'))).toBe('field:places.1.name')
})

it('changes one column of a mapping', () => {
  const next = withColumn(kMapping, 1, withChoice(plainColumn('区分'), 'field:standing'))
  expect(next.columns.map(choiceOf)).toEqual(['use:kept', 'field:standing'])
  expect(kMapping.columns[1]?.use).toBe('kept')
})

it('keeps the order in which members are looked for', () => {
  expect(toggleMatch(kMapping, 'member_number', true).match_by).toEqual(['member_number', 'similar'])
  expect(toggleMatch(kMapping, 'similar', false).match_by).toEqual([])
})

it('names the options that are not plain', () => {
  const column = { ...plainColumn('a'), unit: 'thousand' as const, keep_spelling: true, month_only: true }
  expect(optionWords(column, 'money')).toEqual(['千円単位', '元の書き方を覚える'])
  expect(optionWords(column, 'date')).toEqual(['年月だけ', '元の書き方を覚える'])
})
