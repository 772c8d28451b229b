/** Answers of a form by question, as conditions and expressions need them. */
import { readDay, readNumber, readYen } from './text'

export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

export interface Test {
  question: string
  op: 'is' | 'is_not' | 'at_least' | 'at_most' | 'answered'
  values: string[]
}
export interface Condition {
  match: 'all' | 'any'
  tests: Test[]
}

function comparable(control: Control): string {
  const text = control.value.trim()
  if (!text) return ''
  if ('yen' in control.dataset) return String(readYen(text) ?? text)
  if (control.dataset.date) {
    const day = readDay(text, control.dataset.date)
    return day ? `${day.year}-${String(day.month).padStart(2, '0')}-${String(day.day).padStart(2, '0')}` : text
  }
  return control.classList.contains('input--number') ? String(readNumber(text) ?? text) : text
}

const isChoice = (control: Control) => control.type === 'radio' || control.type === 'checkbox'

/** A text within a selector. */
export const quoted = (text: string) => JSON.stringify(text)

/** What the named controls say: chosen codes, numbers as digits, days as ISO dates. Hidden ones say nothing. */
export function wordsOf(form: ParentNode, name: string): string[] {
  const words: string[] = []
  const names = `[name=${quoted(name)}], [name^=${quoted(`${name}.`)}]`
  for (const control of form.querySelectorAll<Control>(names)) {
    if (control.name === `${name}.other`) continue
    if (control.closest('[hidden]') || (isChoice(control) && !(control as HTMLInputElement).checked)) continue
    const value = comparable(control)
    if (value) words.push(value)
  }
  for (const output of form.querySelectorAll<HTMLOutputElement>(`[data-question=${quoted(name)}] output`)) {
    if (output.dataset.value && !output.closest('[hidden]')) words.push(output.dataset.value)
  }
  return words
}

/** Name of a question as seen from within an item of a repeated section. */
export function nameFrom(form: ParentNode, question: string, prefix: string): string {
  const own = prefix + question
  const found = prefix && form.querySelector(`[data-question=${quoted(own)}]`)
  return found ? own : question
}

/** "places.0.name" → "places.0."; "" outside repeated sections. */
export function prefixOf(element: Element): string {
  const item = element.closest<HTMLElement>('[data-item]')
  const items = item?.closest<HTMLElement>('[data-items]')
  return item && items ? `${items.dataset.items}.${item.dataset.item}.` : ''
}

function compare(left: string, right: string): number {
  const numbers = /^-?\d+$/.test(left) && /^-?\d+$/.test(right)
  return numbers ? Number(left) - Number(right) : left < right ? -1 : left > right ? 1 : 0
}

export function holds(test: Test, words: string[]): boolean {
  const [first = ''] = words
  const [limit = ''] = test.values
  if (words.length === 0) return false
  switch (test.op) {
    case 'answered':
      return true
    case 'at_least':
      return compare(first, limit) >= 0
    case 'at_most':
      return compare(first, limit) <= 0
    default:
      return words.some((word) => test.values.includes(word)) === (test.op === 'is')
  }
}

export function isShown(condition: Condition, form: ParentNode, prefix: string): boolean {
  const test = (each: Test) => holds(each, wordsOf(form, nameFrom(form, each.question, prefix)))
  return condition.match === 'any' ? condition.tests.some(test) : condition.tests.every(test)
}
