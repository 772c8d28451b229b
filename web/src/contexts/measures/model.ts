/** Pure helpers of measures: amounts, deadlines, facts in words, places in rules. */
import { dateInJapan, formatDate, formatDateBoth } from '../../ui/format/date'
import { formatNumber } from '../../ui/format/number'
import type { Call, FactDefinition, FactUnit, FactValue } from './types'

/** 7500000 → "750万円"; 12345 → "1.2万円"; 100000000 → "1億円"; below 10,000 in 円. Rounded down: never more than it is. */
export function manYen(yen: number): string {
  if (yen < 0) return `△${manYen(-yen)}`
  if (yen < 10_000) return `${formatNumber(yen)}円`
  if (yen < 1_000_000) return `${formatNumber(Math.floor(yen / 1000) / 10)}万円`
  const man = Math.floor(yen / 10_000)
  if (man < 10_000) return `${formatNumber(man)}万円`
  const rest = man % 10_000
  return `${formatNumber(Math.floor(man / 10_000))}億${rest > 0 ? `${formatNumber(rest)}万` : ''}円`
}

/** Whole days from `today` to `day`, both ISO. */
export function daysUntil(day: string, today: string): number {
  return Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000)
}

/** Within these days a deadline is worth a badge. */
export const kSoonDays = 30

/** "今日まで", "あと5日"; null when there is no deadline, it has passed, or it is far. */
export function closingSoon(closes_on: string | null | undefined, today: string): string | null {
  if (!closes_on) return null
  const days = daysUntil(closes_on, today)
  if (days < 0 || days > kSoonDays) return null
  return days === 0 ? '今日まで' : `あと${days}日`
}

/** The deadline in words; a passed one says so. */
export function deadlineText(closes_on: string | null | undefined, today: string): string {
  if (!closes_on) return '締め切りの定めなし'
  const passed = daysUntil(closes_on, today) < 0
  return `${formatDate(closes_on)}${passed ? 'に締め切りました' : 'まで'}`
}

/** The call that matters today: the open one closing first, else the next to come, else the last of the past. */
export function presentCall<Dates extends Pick<Call, 'opens_on' | 'closes_on'>>(calls: Dates[], today: string): Dates | null {
  const end = (call: Dates) => call.closes_on ?? '9999-12-31'
  const begin = (call: Dates) => call.opens_on ?? '0000-01-01'
  const open = calls.filter((call) => begin(call) <= today && end(call) >= today).sort((a, b) => end(a).localeCompare(end(b)))
  const coming = calls.filter((call) => begin(call) > today).sort((a, b) => begin(a).localeCompare(begin(b)))
  const past = [...calls].sort((a, b) => end(b).localeCompare(end(a)))
  return open[0] ?? coming[0] ?? past[0] ?? null
}

/** Today in Japan. */
export function todayInJapan(): string {
  return dateInJapan(new Date())
}

/** The value of a fact in words; codes become their names. Areas and industries are named by `nameOf`. */
export function valueText(
  definition: FactDefinition | undefined,
  value: FactValue | null | undefined,
  nameOf: (code: string) => string = (code) => code,
): string {
  if (value === null || value === undefined) return ''
  const choice = (code: string) => definition?.choices.find((one) => one.code === code)?.name ?? nameOf(code)
  if (typeof value === 'boolean') return value ? 'はい' : 'いいえ'
  if (typeof value === 'number') return numberText(value, definition?.unit ?? 'none')
  if (Array.isArray(value)) return value.length === 0 ? 'どれもない' : value.map(choice).join('、')
  if (definition?.kind === 'date') return formatDateBoth(value)
  return choice(value)
}

const kUnits: Record<FactUnit, string> = { none: '', yen: '円', people: '人', months: 'か月', basis_points: '％' }

/** The unit that stands beside a number. */
export function unitText(unit: FactUnit): string {
  return kUnits[unit]
}

/** A number with its unit; hundredths of a percent are shown as percent. */
export function numberText(value: number, unit: FactUnit): string {
  return `${formatNumber(unit === 'basis_points' ? value / 100 : value)}${unitText(unit)}`
}
