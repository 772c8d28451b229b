/** The document of a measure while it is written. Pure. */
import { type Item, itemOf } from '../../ui/Form/merge'
import { formatDate } from '../../ui/format/date'
import { kKinds, kPurposes } from './strings.ja'
import type { MeasureDocument } from './types'

/** An empty document with a title and a key. */
export function newDocument(title: string, measure_key: string): MeasureDocument {
  return {
    measure_key,
    family: '',
    title,
    subtitle: '',
    summary: '',
    content: '',
    kind: 'subsidy',
    purposes: [],
    administrator: '',
    operator_name: '',
    contact: { name: '', phone: '', url: '', email: '' },
    url: '',
    areas: [],
    industries: [],
    fiscal_year: null,
    budget_yen: null,
    calls: [],
    rules_published: false,
    rule: null,
    frames: [],
    sources: [],
  }
}

const kMembers = Object.keys(newDocument('', '')) as (keyof MeasureDocument)[]

/** Only the document of a measure that carries more (its id, version, status). */
export function documentOf(measure: MeasureDocument): MeasureDocument {
  return Object.fromEntries(kMembers.map((name) => [name, measure[name]])) as unknown as MeasureDocument
}

/** What to send: texts trimmed, empty calls and sources left out, empty dates as null. */
export function tidied(document: MeasureDocument): MeasureDocument {
  const text = (value: string | undefined) => (value ?? '').trim()
  return {
    ...documentOf(document),
    title: text(document.title),
    measure_key: text(document.measure_key),
    calls: document.calls
      .filter((call) => call.name || call.opens_on || call.closes_on || call.note)
      .map((call) => ({ ...call, name: text(call.name), note: text(call.note), opens_on: call.opens_on || null, closes_on: call.closes_on || null })),
    sources: document.sources.filter((source) => source.title || source.url || source.place),
  }
}

/** A key for a new frame that none of the others has. */
export function nextFrameKey(document: Pick<MeasureDocument, 'frames'>): string {
  const taken = new Set(document.frames.map((frame) => frame.frame_key))
  let number = document.frames.length + 1
  while (taken.has(`frame_${number}`)) number += 1
  return `frame_${number}`
}

/** Whether a text can be the key of a measure. */
export function isKey(text: string): boolean {
  return /^[a-z][a-z0-9_]{0,99}$/.test(text)
}

const kMemberNames: Record<string, string> = {
  title: '制度の名前',
  subtitle: 'ひとことで言うと',
  summary: '短い説明',
  content: 'くわしい説明',
  kind: '種類',
  purposes: '目的',
  administrator: '実施するところ',
  operator_name: '事務局',
  'contact/name': '問い合わせ先の名前',
  'contact/phone': '問い合わせ先の電話',
  'contact/email': '問い合わせ先のメール',
  'contact/url': '問い合わせのページ',
  url: '公式のページ',
  areas: '使える地域',
  industries: '使える業種',
  fiscal_year: '年度',
  budget_yen: '予算',
  calls: '募集の期間',
  rules_published: '条件がすべてかどうか',
  rule: '条件',
  frames: '枠',
  sources: '出典',
}

/** What a member of the document is called in the form. */
export function memberName(item: Item): string {
  return kMemberNames[item] ?? item
}

/** A member in one line of plain text, to choose between two people's. */
export function memberText(document: MeasureDocument, item: Item): string {
  if (item === 'kind') return kKinds[document.kind] ?? document.kind
  if (item === 'purposes') return document.purposes.map((purpose) => kPurposes[purpose]).join('、') || '（なし）'
  if (item === 'rule') return document.rule ? '条件があります' : '（なし）'
  if (item === 'rules_published') return document.rules_published ? 'はい' : 'いいえ'
  const value = itemOf(document, item)
  if (!Array.isArray(value)) return value === null || value === undefined || value === '' ? '（空）' : String(value)
  const names = value.map((entry: unknown) => nameOf(entry))
  return names.join('、') || '（なし）'
}

/** An entry of a list by its name; codes are their own names. */
function nameOf(entry: unknown): string {
  if (typeof entry !== 'object' || entry === null) return String(entry)
  const { name, title, closes_on } = entry as { name?: string; title?: string; closes_on?: string | null }
  return name || title || (closes_on ? `${formatDate(closes_on)}まで` : '（名前なし）')
}
