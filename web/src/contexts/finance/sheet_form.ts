/** The non-financial sheet as a form holds it. Pure. */
import { type Item, itemOf } from '../../ui/Form/merge'
import { formatDate } from '../../ui/format/date'
import { kDialogue, kPartnerKinds, kViews } from './strings.ja'
import type { BenchmarkSheet, DialogueNote, PartnerKind, TradePartner, WorkStep } from './types'

export const kMostSteps = 5

export interface SheetForm extends Record<string, unknown>, Omit<BenchmarkSheet, 'prepared_on'> {
  prepared_on: string
}

export const kEmptyStep: WorkStep = { content: '', difference: '' }
export const kEmptyNote: DialogueNote = { held_on: '', partner: '', content: '' }
export const emptyPartner = (kind: PartnerKind): TradePartner => ({ kind, name: '', amount: '', content: '', reason: '' })

const kTexts = ['products', 'customer_value', 'current_state', 'goal', 'issues', 'actions'] as const
export const kViewNames = kViews.flatMap((view) => view.questions.map((question) => question.name))

/** The form of a sheet. */
export function toForm(sheet: BenchmarkSheet): SheetForm {
  return { ...sheet, prepared_on: sheet.prepared_on ?? '' }
}

const trimmed = <Item extends object>(item: Item): Item =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value])) as Item

const isTold = (item: object) =>
  Object.entries(item).some(([name, value]) => name !== 'kind' && typeof value === 'string' && value.trim() !== '')

/** What a form sends: texts trimmed, empty entries of the lists left out. */
export function toSheet(form: SheetForm): BenchmarkSheet {
  const texts = Object.fromEntries(kTexts.map((name) => [name, form[name].trim()])) as Pick<BenchmarkSheet, (typeof kTexts)[number]>
  return {
    ...texts,
    prepared_on: form.prepared_on.trim() || null,
    work_steps: form.work_steps.filter(isTold).map(trimmed),
    partners: form.partners.filter(isTold).map(trimmed),
    views: trimmed(form.views),
    dialogues: form.dialogues.filter(isTold).map(trimmed),
  }
}

/** What must be mended before sending, by pointer. Entries that are wholly empty are left out when saving. */
export function problemsOf(form: SheetForm): Record<string, string> {
  const partners = form.partners.flatMap((partner, index) =>
    isTold(partner) && partner.name.trim() === ''
      ? [[`partners/${index}/name`, `${kPartnerKinds[partner.kind].label}の名前か、どんな相手かを入れてください。例：地元の漁港、近所の家族`]]
      : [],
  )
  const notes = form.dialogues.flatMap((note, index) => {
    if (!isTold(note)) return []
    return [
      ...(note.held_on.trim() === '' ? [[`dialogues/${index}/held_on`, '話した日を入れてください。例：2026年11月26日']] : []),
      ...(note.content.trim() === '' ? [[`dialogues/${index}/content`, '話した内容を入れてください。例：販路のことを相談した']] : []),
    ]
  })
  return Object.fromEntries([...partners, ...notes]) as Record<string, string>
}

/** How many of the questions of the sheet have an answer. */
export function toldCount(sheet: BenchmarkSheet): { told: number; all: number } {
  const answers = [
    ...kTexts.map((name) => sheet[name]),
    ...kViewNames.map((name) => sheet.views[name]),
    sheet.work_steps.length > 0 ? 'told' : '',
    sheet.partners.length > 0 ? 'told' : '',
  ]
  return { told: answers.filter((answer) => answer.trim() !== '').length, all: answers.length }
}

const kItemLabels: Record<string, string> = {
  prepared_on: '作成した日',
  work_steps: '業務フロー',
  partners: '商流',
  dialogues: '対話の記録',
  products: '製品・商品・サービスの内容',
  customer_value: '顧客に届けている価値',
  ...Object.fromEntries(kDialogue.map((one) => [one.name, one.label])),
  ...Object.fromEntries(kViews.flatMap((view) => view.questions.map((one) => [`views/${one.name}`, one.label]))),
}

/** What an item is called. */
export function itemLabel(item: Item): string {
  return kItemLabels[item] ?? item
}

/** An item in one line of plain text, for choosing between two. */
export function itemText(sheet: BenchmarkSheet, item: Item): string {
  const value = itemOf(sheet, item)
  if (item === 'prepared_on') return typeof value === 'string' && value ? formatDate(value) : '（なし）'
  if (!Array.isArray(value)) return (value as string) || '（空）'
  const lines = value.map((entry: object) =>
    Object.entries(entry)
      .filter(([name, text]) => name !== 'kind' && text)
      .map(([, text]) => text as string)
      .join('／'),
  )
  return lines.join('、') || '（空）'
}
