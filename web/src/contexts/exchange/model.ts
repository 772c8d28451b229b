/** Pure helpers of the mapping editor. */
import type { SelectOption } from '../../ui/Select/Select'
import type { Column, FieldItem, Mapping } from './types'

/** What a column may be besides a field. */
export const kUses: SelectOption[] = [
  { value: 'use:kept', label: '（そのまま残す）' },
  { value: 'use:ignored', label: '（読まない）' },
  { value: 'use:fixed', label: '（決まった文字を書き出す）' },
]

/** The choice of one column as a value of its select box. */
export function choiceOf(column: Column): string {
  return column.use === 'field' ? `field:${column.field ?? ''}` : `use:${column.use}`
}

/** The column with another meaning; what only fitted the old one goes back to plain. */
export function withChoice(column: Column, choice: string): Column {
  const [kind, value = ''] = [choice.slice(0, choice.indexOf(':')), choice.slice(choice.indexOf(':') + 1)]
  const plain: Column = { ...column, part: 'whole', codes: [], field: null, fixed_text: null, use: 'kept' }
  if (kind === 'field') return { ...plain, use: 'field', field: value }
  if (value === 'fixed') return { ...plain, use: 'fixed', fixed_text: '' }
  return { ...plain, use: value as Column['use'] }
}

export function withColumn(mapping: Mapping, index: number, column: Column): Mapping {
  return { ...mapping, columns: mapping.columns.map((one, at) => (at === index ? column : one)) }
}

/** A new column for a profile that is made without a file. */
export function plainColumn(header: string): Column {
  return {
    header,
    use: 'kept',
    field: null,
    fixed_text: null,
    nfkc: false,
    width: 'as_is',
    kana: 'as_is',
    unit: 'one',
    whole_units: false,
    number_form: 'plain',
    date_form: 'iso',
    month_only: false,
    part: 'whole',
    hyphens: true,
    industry_names: false,
    codes: [],
    max_bytes: null,
    keep_spelling: false,
  }
}

const kMatchWords: Record<string, string> = {
  member_number: '会員番号',
  corporate_number: '法人番号',
  similar: '名前と電話番号・所在地',
}

export function matchWord(by: string): string {
  return by === 'person' ? '職員の判断' : (kMatchWords[by] ?? '')
}

export const kMatchOrder = ['member_number', 'corporate_number', 'similar'] as const

/** The order of keys stays as it is meant to be, whichever is ticked first. */
export function toggleMatch(mapping: Mapping, by: (typeof kMatchOrder)[number], on: boolean): Mapping {
  const chosen = new Set(mapping.match_by)
  if (on) chosen.add(by)
  else chosen.delete(by)
  return { ...mapping, match_by: kMatchOrder.filter((one) => chosen.has(one)) }
}

/** Fields as choices; those of places behind the others. */
export function fieldOptions(fields: FieldItem[]): SelectOption[] {
  return fields.map((field) => ({ value: `field:${field.key}`, label: field.label }))
}

/** Options of a column that differ from the plain ones, in words: for the closed row. */
export function optionWords(column: Column, kind: string | undefined): string[] {
  const words: string[] = []
  if (kind === 'date' && column.month_only) words.push('年月だけ')
  if (kind === 'money' && column.unit !== 'one') {
    words.push({ thousand: '千円単位', ten_thousand: '万円単位', million: '百万円単位' }[column.unit])
  }
  if (column.part !== 'whole') words.push('住所の一部')
  if (column.kana === 'half_katakana') words.push('半角カナ')
  if (column.codes.length > 0) words.push(`コード表 ${column.codes.length}件`)
  if (column.keep_spelling) words.push('元の書き方を覚える')
  return words
}
