/** Words that several screens of admission share. */
import type { BadgeTone } from '../../ui/Badge/Badge'
import type { ActivityKind, ApplicationState } from './types'

export const kStateTones: Record<ApplicationState, BadgeTone> = {
  received: 'info',
  contacted: 'info',
  visit_arranged: 'info',
  documents: 'info',
  board_approval: 'warning',
  admitted: 'success',
  declined: 'neutral',
  withdrawn: 'neutral',
}

export const kActivityKinds: Record<ActivityKind, string> = {
  call: '電話',
  visit: '訪問',
  counter: '窓口',
  online: 'オンライン',
  other: 'その他',
}

export const kMessageKinds: Record<string, string> = {
  mail: 'メール',
  letter: '手紙',
  question: '確認のお願い',
  answer: '申込者から',
}

export const kSorts = [
  { value: 'due', label: '期限の近い順（期限切れが先）' },
  { value: 'newest', label: '新しい順' },
  { value: 'oldest', label: '古い順' },
  { value: 'name', label: '名前の順' },
]

/** Which text fits after a step was taken. */
export const kTemplateAfter: Record<string, string> = {
  arrange_visit: 'visit',
  begin_documents: 'documents',
  decline: 'declined',
}
