import { expect, it } from 'vitest'
import { emptyPartner, itemText, kViewNames, mergeSheets, problemsOf, takeTheirs, toForm, toldCount, toSheet } from './sheet_form'
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
  expect(toSheet(toForm({ version: 2, sheet }))).toEqual(sheet)
  const typed = { ...toForm({ version: 2, sheet }), goal: '  3年で直販を倍に ', partners: [...sheet.partners, emptyPartner('customer')] }
  expect(toSheet(typed)).toEqual(sheet)
  expect(toldCount(sheet)).toEqual({ told: 3, all: 23 })
})

it('says what is missing in entries that were begun', () => {
  const form = toForm({ version: 0, sheet: kEmpty })
  form.partners = [{ ...emptyPartner('customer'), amount: '3割' }, emptyPartner('end_user')]
  form.dialogues = [{ held_on: '', partner: '指導員', content: '' }]
  expect(Object.keys(problemsOf(form))).toEqual(['partners/0/name', 'dialogues/0/held_on', 'dialogues/0/content'])
  expect(problemsOf(toForm({ version: 0, sheet: kEmpty }))).toEqual({})
})

it('joins two people\'s changes and asks only where both changed the same thing', () => {
  const mine = { ...kEmpty, goal: '直販を倍に', views: { ...kEmpty.views, strengths: '鮮度' } }
  const theirs = { ...kEmpty, goal: '海外へ', issues: '人手不足', views: { ...kEmpty.views, banks: '地元の信金' } }
  const merge = mergeSheets(kEmpty, mine, theirs)
  expect(merge.conflicts).toEqual(['goal'])
  expect(merge.taken).toEqual(['issues', 'views/banks'])
  expect(merge.merged).toEqual({ ...mine, issues: '人手不足', views: { ...mine.views, banks: '地元の信金' } })
  expect(takeTheirs(merge.merged, theirs, ['goal']).goal).toBe('海外へ')
  expect(mergeSheets(kEmpty, mine, mine).conflicts).toEqual([])
})

it('shows lists in one line', () => {
  const sheet = { ...kEmpty, work_steps: [{ content: '仕入れ', difference: '朝どれ' }, { content: '加工', difference: '' }] }
  expect(itemText(sheet, 'work_steps')).toBe('仕入れ／朝どれ、加工')
  expect(itemText(kEmpty, 'partners')).toBe('（空）')
  expect(itemText({ ...kEmpty, prepared_on: '2026-11-26' }, 'prepared_on')).toBe('2026年11月26日')
})
