/** A form being edited: pure changes of the document. Nothing is changed in place. */
import type { Choice, Condition, Definition, FormProblem, Question, QuestionType, Section } from './types'

const kBlank: Omit<Question, 'key' | 'type' | 'label'> = {
  required: false,
  characters: 'any',
  precision: 'day',
  choices: [],
  rows: [],
  file_kinds: [],
  drawn: false,
}

/** A stored document with every list and flag that it leaves out. */
export function whole(document: unknown): Definition {
  const form = document as Definition
  return {
    ...form,
    format: 1,
    checks: form.checks ?? [],
    translations: form.translations ?? [],
    sections: (form.sections ?? []).map((section) => ({
      ...section,
      show_when: section.show_when ? wholeCondition(section.show_when) : null,
      questions: (section.questions ?? []).map((question) => ({
        ...kBlank,
        ...question,
        show_when: question.show_when ? wholeCondition(question.show_when) : null,
        choices: (question.choices ?? []).map((choice) => ({ ...choice, other: choice.other ?? false, exclusive: choice.exclusive ?? false })),
      })),
    })),
  }
}

function wholeCondition(condition: Condition): Condition {
  return { match: condition.match ?? 'all', tests: (condition.tests ?? []).map((test) => ({ ...test, values: test.values ?? [] })) }
}

export const hasChoices = (type: QuestionType) => ['single_choice', 'multiple_choice', 'matrix', 'ranking'].includes(type)
export const asks = (type: QuestionType) => type !== 'note' && type !== 'computed'

/** What a type understands beyond key, label, hint and condition (docs/formats/forms.md). */
const kMembers: Record<QuestionType, (keyof Question)[]> = {
  short_text: ['prefill', 'autocomplete', 'min_length', 'max_length', 'characters'],
  long_text: ['prefill', 'autocomplete', 'min_length', 'max_length', 'characters'],
  number: ['prefill', 'min', 'max', 'unit'],
  yen: ['prefill', 'min', 'max'],
  date: ['prefill', 'precision', 'earliest', 'latest'],
  single_choice: ['prefill', 'choices', 'choices_from'],
  multiple_choice: ['choices', 'choices_from', 'min_choices', 'max_choices'],
  matrix: ['choices', 'rows'],
  scale: ['min', 'max', 'low_label', 'high_label'],
  ranking: ['choices', 'min_choices', 'max_choices'],
  file: ['max_files', 'max_bytes', 'file_kinds'],
  address: ['prefill', 'autocomplete'],
  corporate_number: ['prefill', 'autocomplete'],
  phone: ['prefill', 'autocomplete'],
  email: ['prefill', 'autocomplete'],
  url: ['prefill', 'autocomplete'],
  signature: ['drawn'],
  consent: ['document'],
  computed: ['expression', 'unit'],
  note: [],
}

export const understands = (type: QuestionType, member: keyof Question) => kMembers[type].includes(member)

/** The question as another type: what that does not understand goes, what it needs comes. */
export function retyped(question: Question, type: QuestionType): Question {
  const next: Question = { ...kBlank, key: question.key, type, label: question.label, hint: question.hint, show_when: question.show_when }
  if (asks(type)) next.required = question.required
  if (type !== 'note') next.field = question.field
  for (const member of kMembers[type]) Object.assign(next, { [member]: question[member] })
  if (hasChoices(type) && next.choices.length === 0 && !next.choices_from) {
    next.choices = [newChoice([], 'はい'), newChoice([newChoice([], 'はい')], 'いいえ')]
  }
  if (type === 'matrix' && next.rows.length === 0) next.rows = [{ key: 'row_1', label: '行1' }]
  if (type === 'computed') next.expression ??= '0'
  return next
}

export function newChoice(others: Choice[], label: string): Choice {
  const codes = new Set(others.map((choice) => choice.code))
  let number = others.length + 1
  while (codes.has(`c${number}`)) number += 1
  return { code: `c${number}`, label, other: false, exclusive: false }
}

export function keysOf(form: Definition): Set<string> {
  return new Set(form.sections.flatMap((section) => [section.key, ...section.questions.map((question) => question.key)]))
}

/** A key that was never used: not in this form, nor in a version before (`taken`). */
export function newKey(form: Definition, taken: Set<string>, begin: string): string {
  const keys = keysOf(form)
  for (let number = 1; ; number += 1) {
    const key = `${begin}_${number}`
    if (!keys.has(key) && !taken.has(key)) return key
  }
}

const withSections = (form: Definition, sections: Section[]): Definition => ({ ...form, sections })
const replaced = <Item>(list: Item[], at: number, item: Item) => list.map((each, index) => (index === at ? item : each))
const inserted = <Item>(list: Item[], at: number, item: Item) => [...list.slice(0, at), item, ...list.slice(at)]
const without = <Item>(list: Item[], at: number) => list.filter((_, index) => index !== at)

export function setSection(form: Definition, s: number, patch: Partial<Section>): Definition {
  const section = form.sections[s]
  return section ? withSections(form, replaced(form.sections, s, { ...section, ...patch })) : form
}

export function setQuestion(form: Definition, s: number, q: number, question: Question): Definition {
  const section = form.sections[s]
  return section ? setSection(form, s, { questions: replaced(section.questions, q, question) }) : form
}

export function addQuestion(form: Definition, s: number, at: number, type: QuestionType, taken: Set<string>): Definition {
  const section = form.sections[s]
  if (!section) return form
  const blank: Question = { ...kBlank, key: newKey(form, taken, 'question'), type: 'short_text', label: '新しい設問' }
  return setSection(form, s, { questions: inserted(section.questions, at, retyped(blank, type)) })
}

export function removeQuestion(form: Definition, s: number, q: number): Definition {
  const section = form.sections[s]
  return section ? setSection(form, s, { questions: without(section.questions, q) }) : form
}

export function addSection(form: Definition, at: number, taken: Set<string>): Definition {
  const section: Section = { key: newKey(form, taken, 'section'), title: '新しい章', questions: [] }
  return withSections(form, inserted(form.sections, at, section))
}

export const removeSection = (form: Definition, s: number) => withSections(form, without(form.sections, s))

export function moveSection(form: Definition, s: number, by: -1 | 1): Definition {
  const section = form.sections[s]
  const to = s + by
  if (!section || to < 0 || to >= form.sections.length) return form
  return withSections(form, inserted(without(form.sections, s), to, section))
}

/** Up or down by one; beyond the edge of its section into the next one. */
export function moveQuestion(form: Definition, s: number, q: number, by: -1 | 1): Definition {
  const section = form.sections[s]
  const question = section?.questions[q]
  if (!section || !question) return form
  const to = q + by
  if (to >= 0 && to < section.questions.length) {
    return setSection(form, s, { questions: inserted(without(section.questions, q), to, question) })
  }
  const next = form.sections[s + by]
  if (!next) return form
  const left = removeQuestion(form, s, q)
  return setSection(left, s + by, { questions: by > 0 ? [question, ...next.questions] : [...next.questions, question] })
}

/** Where a key stands now. */
export function placeOf(form: Definition, key: string): [number, number] | null {
  for (const [s, section] of form.sections.entries()) {
    const q = section.questions.findIndex((question) => question.key === key)
    if (q >= 0) return [s, q]
  }
  return null
}

/** Questions that a condition at this place may ask about. */
export function earlierQuestions(form: Definition, s: number, q: number): Question[] {
  return form.sections.flatMap((section, at) => {
    if (at > s || (section.repeat && at !== s)) return []
    return section.questions.filter((question, index) => (at < s || index < q) && question.type !== 'note')
  })
}

/** The problems below a place of the document, by their path within it. */
export function problemsBelow(problems: FormProblem[], path: string): FormProblem[] {
  return problems
    .filter((problem) => problem.path === path || problem.path.startsWith(`${path}/`))
    .map((problem) => ({ ...problem, path: problem.path.slice(path.length) }))
}

/** Everything that a translator goes through: key and Japanese text. */
export function textsOf(form: Definition): { key: string; text: string }[] {
  const texts: { key: string; text: string | null | undefined }[] = [
    { key: 'title', text: form.title },
    { key: 'description', text: form.description },
    { key: 'submit_label', text: form.submit_label },
  ]
  for (const section of form.sections) {
    texts.push({ key: `${section.key}.title`, text: section.title }, { key: `${section.key}.description`, text: section.description })
    if (section.repeat) texts.push({ key: `${section.key}.item_label`, text: section.repeat.item_label })
    for (const question of section.questions) {
      for (const member of ['label', 'hint', 'unit', 'low_label', 'high_label', 'document'] as const) {
        texts.push({ key: `${question.key}.${member}`, text: question[member] })
      }
      for (const choice of question.choices) texts.push({ key: `${question.key}.choice.${choice.code}`, text: choice.label })
      for (const row of question.rows) texts.push({ key: `${question.key}.row.${row.key}`, text: row.label })
    }
  }
  return texts.filter((item): item is { key: string; text: string } => Boolean(item.text))
}

/** The translation with one text changed; an empty one is taken out, and so is what is no longer in the form. */
export function setTranslated(form: Definition, language: string, key: string, text: string): Definition {
  const known = new Set(textsOf(form).map((item) => item.key))
  return {
    ...form,
    translations: form.translations.map((translation) =>
      translation.language === language
        ? {
            ...translation,
            texts: [...translation.texts.filter((item) => item.key !== key && known.has(item.key)), ...(text ? [{ key, text }] : [])],
          }
        : translation,
    ),
  }
}

/** Translations of texts that are gone would be problems: they go with them. */
export function tidied(form: Definition): Definition {
  if (form.translations.length === 0) return form
  const known = new Set(textsOf(form).map((item) => item.key))
  const translations = form.translations.map((one) => ({ ...one, texts: one.texts.filter((item) => known.has(item.key)) }))
  return { ...form, translations }
}

/** The fields of the form in a preview, as the server's trial takes them. */
export function fieldsOf(form: HTMLFormElement): Record<string, string[]> {
  const fields: Record<string, string[]> = {}
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') (fields[name] ??= []).push(value)
  }
  return fields
}
