/** Items of a record as people read them. */
import { formatDateBoth } from '../../ui/format/date'
import { formatNumber, formatYen } from '../../ui/format/number'
import type { MemberFieldItem, MemberFields } from './queries'

/** The groups in which a record is shown and edited. */
export const kGroups: { title: string; keys: string[] }[] = [
  { title: '事業所', keys: ['member_number', 'legal_form', 'name', 'name_kana', 'post_code', 'address', 'head_office_address', 'phone', 'fax', 'email', 'website_url'] },
  { title: '代表者と担当者', keys: ['representative_position', 'representative_name', 'representative_kana', 'representative_born_on', 'contact_department', 'contact_name', 'mailing_post_code', 'mailing_address'] },
  { title: '事業', keys: ['industry_codes', 'business_description', 'capital_yen', 'regular_employees', 'part_time_employees', 'district_employees', 'annual_sales_yen', 'founded_on', 'established_on', 'opened_in_district_on', 'fiscal_month'] },
  { title: '会員として', keys: ['section', 'district', 'units', 'joined_on', 'left_on', 'left_reason', 'introducer', 'interests', 'listed_in_directory', 'mail_allowed', 'note'] },
]

/** What whole numbers count. */
export const kUnits: Record<string, string> = {
  regular_employees: '人',
  part_time_employees: '人',
  district_employees: '人',
  units: '口',
}

function industryText(code: string, nameOf: (code: string) => string): string {
  const name = nameOf(code)
  return name === code ? code : `${name}（${code}）`
}

/** The value in words; "" when it is not known. */
export function fieldText(field: MemberFieldItem, value: unknown, industryName: (code: string) => string = (code) => code): string {
  if (value === null || value === undefined || value === '') return ''
  const choice = field.choices.find((one) => one.value === String(value))
  if (choice) return choice.label
  if (Array.isArray(value)) {
    return value.map((one) => (field.type === 'industry_codes' ? industryText(one, industryName) : one)).join('、')
  }
  if (typeof value === 'number') {
    if (field.type === 'yen') return formatYen(value)
    return formatNumber(value) + (field.type === 'month' ? '月' : (kUnits[field.key] ?? ''))
  }
  if (field.type === 'date') return formatDateBoth(String(value))
  if (field.type === 'post_code') return `${String(value).slice(0, 3)}-${String(value).slice(3)}`
  return String(value)
}

/** The value of a record by the key of its item. */
export function valueOf(fields: MemberFields, key: string): unknown {
  return (fields as unknown as Record<string, unknown>)[key]
}

/** What stands in the box of a form for a value. */
export function inputText(value: unknown): string {
  if (value === null || value === undefined) return ''
  return Array.isArray(value) ? value.join('、') : String(value)
}
