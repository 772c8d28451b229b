import { expect, it } from 'vitest'
import { emptyPartner, itemText, kViewNames, problemsOf, toForm, toldCount, toSheet } from './sheet_form'
import type { BenchmarkSheet, FourViews } from './types'

const kEmpty: BenchmarkSheet = {
  prepared_on: null,
  work_steps: [],
  products: '',
  customer_value: '',
  partners: [],
  views: Object.fromEntries(kViewNames.map((name) => [name, ''])) as unknown as FourViews,
  current_state: '',
  goal: '',
  issues: '',
  actions: '',
  dialogues: [],
}

it('comes back as it was, without empty entries and spaces around texts', () => {
  const sheet: BenchmarkSheet = {
    ...kEmpty,
    prepared_on: '2026-11-26',
    work_steps: [{ content: '仕入れ', difference: '朝どれ' }],
    partners: [{ ...emptyPartner('supplier'), name: '小田原漁港' }],
    goal: '3年で直販を倍に',
  }
  expect(toSheet(toForm(sheet))).toEqual(sheet)
  const typed = { ...toForm(sheet), goal: '  3年で直販を倍に ', partners: [...sheet.partners, emptyPartner('customer')] }
  expect(toSheet(typed)).toEqual(sheet)
  expect(toldCount(sheet)).toEqual({ told: 3, all: 23 })
})

it('says what is missing in entries that were begun', () => {
  const form = toForm(kEmpty)
  form.partners = [{ ...emptyPartner('customer'), amount: '3割' }, emptyPartner('end_user')]
  form.dialogues = [{ held_on: '', partner: '指導員', content: '' }]
  expect(Object.keys(problemsOf(form))).toEqual(['partners/0/name', 'dialogues/0/held_on', 'dialogues/0/content'])
  expect(problemsOf(toForm(kEmpty))).toEqual({})
})

it('shows lists in one line', () => {
  const sheet = { ...kEmpty, work_steps: [{ content: '仕入れ', difference: '朝どれ' }, { content: '加工', difference: '' }] }
  expect(itemText(sheet, 'work_steps')).toBe('仕入れ／朝どれ、加工')
  expect(itemText(kEmpty, 'partners')).toBe('（空）')
  expect(itemText({ ...kEmpty, prepared_on: '2026-11-26' }, 'prepared_on')).toBe('2026年11月26日')
})
