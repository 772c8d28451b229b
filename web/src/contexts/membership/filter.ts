/** The filter of the list of members: in the address, as the API takes it, and kept in segments. */
import type { components } from '../../api/schema'

export type MemberFilter = components['schemas']['MemberFilter']
type Plain = Record<string, string | number>

/** Members of the address state that choose; page, sort and organisation do not. */
export interface FilterState extends Plain {
  q: string
  standing: string
  section: string
  district: string
  industry: string
  interest: string
  legal_form: string
  employees_from: string
  employees_to: string
  capital_from: string
  capital_to: string
  joined_from: string
  joined_to: string
  fiscal_month: string
  no_contact_months: string
  has_email: string
  mail_allowed: string
  register_closed: string
  leaving: string
  mail_failed: string
}

export const kNoFilter: FilterState = {
  q: '',
  standing: '',
  section: '',
  district: '',
  industry: '',
  interest: '',
  legal_form: '',
  employees_from: '',
  employees_to: '',
  capital_from: '',
  capital_to: '',
  joined_from: '',
  joined_to: '',
  fiscal_month: '',
  no_contact_months: '',
  has_email: '',
  mail_allowed: '',
  register_closed: '',
  leaving: '',
  mail_failed: '',
}

export interface ListState extends FilterState {
  sort: string
  page: number
  per_page: number
  organization: number
}

export const kListDefaults: ListState = { ...kNoFilter, sort: 'name', page: 1, per_page: 50, organization: 0 }

const kLists = ['standing', 'section', 'district', 'industry', 'interest'] as const
const kNumbers = ['employees_from', 'employees_to', 'capital_from', 'capital_to', 'fiscal_month', 'no_contact_months'] as const
const kFlags = ['has_email', 'mail_allowed', 'register_closed', 'leaving', 'mail_failed'] as const

/** The filter without what chooses nothing, as query parameters. */
export function filterQuery(state: FilterState): Record<string, string> {
  return Object.fromEntries(
    Object.keys(kNoFilter)
      .filter((name) => state[name] !== '')
      .map((name) => [name, String(state[name])]),
  )
}

/** "name" and "-name": what the table says and the API takes. */
export function sortQuery(sort: string): Record<string, string> {
  const descending = sort.startsWith('-')
  return { sort: descending ? sort.slice(1) : sort, ...(descending && { descending: 'true' }) }
}

/** How many conditions are set besides the words. */
export function conditionCount(state: FilterState): number {
  return Object.keys(kNoFilter).filter((name) => name !== 'q' && state[name] !== '').length
}

/** The filter as JSON, for segments and mailings. */
export function toFilter(state: FilterState): MemberFilter {
  const filter: Record<string, unknown> = {}
  for (const name of Object.keys(kNoFilter)) {
    const value = state[name]
    if (value === '' || value === undefined) continue
    if ((kLists as readonly string[]).includes(name)) filter[name] = String(value).split(',')
    else if ((kNumbers as readonly string[]).includes(name)) filter[name] = Number(value)
    else if ((kFlags as readonly string[]).includes(name)) filter[name] = value === 'true'
    else filter[name] = value
  }
  return filter as MemberFilter
}

/** And back: what a segment holds, as address state. */
export function fromFilter(filter: MemberFilter): FilterState {
  const state: FilterState = { ...kNoFilter }
  for (const [name, value] of Object.entries(filter)) {
    if (value === null || value === undefined || !(name in kNoFilter)) continue
    state[name] = Array.isArray(value) ? value.join(',') : String(value)
  }
  return state
}
