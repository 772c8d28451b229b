/** Where something stands in the document of a measure. Pure but for its type. */
import type { Frame, MeasureDocument, SubsidyTerms } from './types'

/** What a control at a pointer into the document is called, and what is wrong there. */
export type Place = (pointer: string) => { id: string; name: string; error?: string }

/** The places below a pointer. */
export const below =
  (place: Place, base: string): Place =>
  (pointer) =>
    place(`${base}${pointer}`)

const kTerms: Record<string, string> = {
  caps: '上限',
  rates: '補助率',
  tiers: '段階の補助率',
  minimum_yen: '補助金の下限',
  yearly_cap_yen: '1年の上限',
  round_down_to_yen: '切り捨ての単位',
}

function placeInTerms(terms: SubsidyTerms | null | undefined, [list, at]: string[]): string {
  const number = Number(at)
  if (list === 'categories') return at === undefined ? '費用の種類' : `費用「${terms?.categories[number]?.name || `${number + 1}番目`}」`
  if (list === 'add_ons') return at === undefined ? '上乗せ' : `上乗せ「${terms?.add_ons[number]?.name || `${number + 1}番目`}」`
  const name = kTerms[list ?? ''] ?? '金額の決まり'
  return at === undefined ? name : `${name}の${number + 1}番目`
}

function placeInFrame(frame: Frame | undefined, at: number, [part, ...rest]: string[]): string {
  const name = `枠「${frame?.name || `${at + 1}番目`}」`
  if (part === 'subsidy') return `${name}の${placeInTerms(frame?.subsidy, rest)}`
  return part === 'rule' ? `${name}の条件` : name
}

const kMembers: Record<string, string> = { rule: '制度の条件', calls: '募集', sources: '出典', areas: '使える地域', industries: '使える業種' }

/** A pointer as people say it: "/frames/0/subsidy/tiers/1/numerator" → 枠「通常枠」の段階の補助率の2番目. "" for the words of the measure. */
export function placeInWords(pointer: string, document: Pick<MeasureDocument, 'frames'>): string {
  const [member = '', at, ...rest] = pointer.replace(/^\//, '').split('/')
  if (member === 'frames' && at !== undefined) return placeInFrame(document.frames[Number(at)], Number(at), rest)
  const name = kMembers[member] ?? (member === 'frames' ? '枠' : '')
  return at !== undefined && (member === 'calls' || member === 'sources') ? `${name}の${Number(at) + 1}番目` : name
}
