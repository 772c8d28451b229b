/** The document of a measure while it is written. Pure. */
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
