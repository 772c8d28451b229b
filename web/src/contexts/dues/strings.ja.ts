/** Words of the screens of dues. */
import type { Charge, DebitState, NextStep, PaymentMethod } from './queries'

type Tone = 'neutral' | 'success' | 'warning' | 'error' | 'info'

export const kStates: Record<Charge['state'], { label: string; tone: Tone }> = {
  open: { label: '未納（期限前）', tone: 'neutral' },
  overdue: { label: '滞納', tone: 'error' },
  collecting: { label: '振替中', tone: 'info' },
  paid: { label: '納入済み', tone: 'success' },
  waived: { label: '免除', tone: 'neutral' },
  cancelled: { label: '取消', tone: 'neutral' },
}

export const kKinds: Record<Charge['kind'], string> = {
  dues: '会費',
  admission_fee: '加入金',
  levy: '負担金',
  other: 'その他',
}

export const kMethods: Record<PaymentMethod, string> = {
  direct_debit: '口座振替',
  transfer: '振込',
  cash: '窓口（現金）',
}

export const kDebitStates: Record<DebitState, { label: string; tone: Tone }> = {
  collected: { label: 'ファイルを作る前', tone: 'warning' },
  file_made: { label: '結果待ち', tone: 'info' },
  result_imported: { label: '結果を取り込み済み', tone: 'success' },
  cancelled: { label: '取消', tone: 'neutral' },
}

export const kNextSteps: Record<NextStep, string> = {
  debit_again: '再振替する',
  letter: '振込をお願いする',
  account: '口座を確認して再振替する',
  none: 'なにもしない',
}

export const kAccountTypes = [
  { value: 'ordinary', label: '普通' },
  { value: 'current', label: '当座' },
  { value: 'tax', label: '納税準備' },
  { value: 'savings', label: '貯蓄' },
  { value: 'other', label: 'その他' },
]

export const kAges = [
  { value: 'all', label: 'すべて' },
  { value: 'days_30', label: '30日まで' },
  { value: 'days_90', label: '31日から90日' },
  { value: 'days_180', label: '91日から180日' },
  { value: 'days_365', label: '181日から365日' },
  { value: 'older', label: '1年を超えるもの' },
]

export const kPaperKinds: Record<string, string> = { invoice: '請求書', receipt: '領収書', reminder: '督促状' }
