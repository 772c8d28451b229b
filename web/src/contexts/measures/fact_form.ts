/** Answers to fact questions as a form holds them, and what is sent. Pure. */
import { numberText, unitText } from './model'
import type { FactDefinition, FactValue } from './types'

/** "" and null stand for "not told"; `none` says of a set that nothing applies. */
export interface FactForm extends Record<string, unknown> {
  value: string | number | string[] | null
  none: boolean
}

/** The form for a value that is known, or for none. */
export function toFactForm(definition: FactDefinition, value: FactValue | null | undefined): FactForm {
  const known = value !== null && value !== undefined
  switch (definition.kind) {
    case 'flag':
      return { value: known ? (value ? 'yes' : 'no') : '', none: false }
    case 'number':
      return { value: known ? ((definition.unit === 'basis_points') ? Number(value) / 100 : Number(value)) : null, none: false }
    case 'codes':
    case 'industry': {
      const codes = Array.isArray(value) ? value : []
      return { value: codes, none: known && codes.length === 0 }
    }
    default:
      return { value: known ? String(value) : '', none: false }
  }
}

/** What is wrong before sending, as sentences by member. */
export function factProblem(definition: FactDefinition, form: FactForm): string | null {
  const { value, none } = form
  switch (definition.kind) {
    case 'flag':
      return value === '' ? '「はい」か「いいえ」を選んでください。' : null
    case 'number': {
      const isPercent = definition.unit === 'basis_points'
      if (value === null) return `数字で入れてください。例：10${unitText(definition.unit)}`
      const exact = isPercent ? Number(value) * 100 : Number(value)
      const whole = Math.round(exact)
      if (Math.abs(exact - whole) > 1e-6) {
        return isPercent ? '小数点の下は2桁までで入れてください。例：1.5' : '小数点のない数字で入れてください。例：10'
      }
      const { min, max } = definition
      if (max !== null && max !== undefined && whole > max) return `${numberText(max, definition.unit)}までで入れてください。桁を確かめてください。`
      if (min !== null && min !== undefined && whole < min) return `${numberText(min, definition.unit)}以上で入れてください。`
      return null
    }
    case 'codes':
      return !none && (value as string[]).length === 0 ? '当てはまるものを選ぶか、「なし」を選んでください。' : null
    case 'industry':
      return (value as string[]).length === 0 ? '業種を1つ以上選んでください。' : null
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? null : '年月日を入れてください。例：2020年4月1日、令和2年4月1日'
    case 'area':
      return value === '' ? '都道府県を選んでください。' : null
    case 'code':
      return value === '' ? '1つ選んでください。' : null
  }
}

/** The value to send for a form without problems. */
export function toFactValue(definition: FactDefinition, form: FactForm): FactValue {
  const { value, none } = form
  switch (definition.kind) {
    case 'flag':
      return value === 'yes'
    case 'number':
      return Math.round((definition.unit === 'basis_points') ? Number(value) * 100 : Number(value))
    case 'codes':
      return none ? [] : (value as string[])
    case 'industry':
      return value as string[]
    default:
      return String(value)
  }
}
