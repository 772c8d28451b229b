import { describe, expect, it } from 'vitest'
import {
  addQuestion,
  addSection,
  earlierQuestions,
  moveQuestion,
  moveSection,
  placeOf,
  problemsBelow,
  removeQuestion,
  retyped,
  setTranslated,
  textsOf,
  tidied,
  whole,
} from './model'

const form = whole({
  form_key: 't.t',
  edition: '1',
  title: '届',
  sections: [
    { key: 's', title: '章', questions: [{ key: 'a', type: 'short_text', label: '甲', max_length: 5 }, { key: 'b', type: 'number', label: '乙', unit: '人' }] },
    { key: 'r', title: '繰り返し', repeat: { min: 0, max: 3, item_label: '営業所' }, questions: [{ key: 'c', type: 'short_text', label: '丙' }] },
    { key: 'z', title: '終わり', questions: [{ key: 'd', type: 'single_choice', label: '丁', choices: [{ code: 'x', label: 'はい' }] }] },
  ],
})
const keys = (of: typeof form) => of.sections.map((section) => section.questions.map((question) => question.key).join('')).join('|')

describe('editing a form', () => {
  it('moves questions within and across sections', () => {
    expect(keys(moveQuestion(form, 0, 0, 1))).toBe('ba|c|d')
    expect(keys(moveQuestion(form, 0, 1, 1))).toBe('a|bc|d')
    expect(keys(moveQuestion(form, 2, 0, -1))).toBe('ab|cd|')
    expect(moveQuestion(form, 0, 0, -1)).toBe(form)
    expect(keys(moveSection(form, 0, 1))).toBe('c|ab|d')
    expect(moveSection(form, 0, -1)).toBe(form)
    expect(placeOf(moveQuestion(form, 0, 1, 1), 'b')).toEqual([1, 0])
  })

  it('gives new questions keys that were never used', () => {
    const added = addQuestion(form, 0, 1, 'single_choice', new Set(['question_1']))
    expect(added.sections[0]?.questions[1]).toMatchObject({ key: 'question_2', type: 'single_choice' })
    expect(added.sections[0]?.questions[1]?.choices.length).toBe(2)
    expect(addSection(form, 1, new Set()).sections[1]?.key).toBe('section_1')
    expect(keys(removeQuestion(form, 0, 0))).toBe('b|c|d')
  })

  it('keeps of a question what its new type understands', () => {
    const number = form.sections[0]?.questions[1]
    if (!number) throw new Error('no question')
    expect(retyped(number, 'yen').unit).toBeUndefined()
    expect(retyped(number, 'computed')).toMatchObject({ unit: '人', expression: '0', required: false })
    expect(retyped(number, 'matrix').rows.length).toBe(1)
  })

  it('offers conditions over earlier questions only, of the own repeated section', () => {
    const names = (s: number, q: number) => earlierQuestions(form, s, q).map((question) => question.key).join('')
    expect([names(0, 1), names(1, 1), names(2, 0)]).toEqual(['a', 'abc', 'ab'])
  })

  it('finds problems at their place', () => {
    const problems = [{ path: '/sections/0/questions/1/unit', code: 'x', message: 'm' }]
    expect(problemsBelow(problems, '/sections/0/questions/1')[0]?.path).toBe('/unit')
    expect(problemsBelow(problems, '/sections/0/questions/10')).toEqual([])
  })

  it('translates, and forgets what is gone', () => {
    expect(textsOf(form).map((item) => item.key)).toContain('d.choice.x')
    const begun = { ...form, translations: [{ language: 'en', name: 'English', texts: [] }] }
    const english = setTranslated(setTranslated(begun, 'en', 'a.label', 'A'), 'en', 'b.label', 'B')
    expect(english.translations[0]?.texts.length).toBe(2)
    expect(setTranslated(english, 'en', 'a.label', '').translations[0]?.texts).toEqual([{ key: 'b.label', text: 'B' }])
    expect(tidied(removeQuestion(english, 0, 0)).translations[0]?.texts).toEqual([{ key: 'b.label', text: 'B' }])
  })
})
