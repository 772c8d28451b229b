/** Pure helpers of the register: numbers, addresses, scopes. */
import type { ConsentScope } from '../../api/types'
import { toHalfWidth } from '../../ui/format/number'

/** Ids from here on belong to sole proprietors and are no corporate numbers. */
export const kFirstSoleProprietorId = 90_000_000_000_000

export interface NumberReading {
  /** The digits so far, without what people add (hyphens, spaces, a leading T, full width). */
  digits: string
  state: 'empty' | 'typing' | 'wrong' | 'right'
  /** What to say below the box. */
  message: string
}

/** The check digit of the twelve basic digits (9 − weighted sum mod 9; weights 1, 2, 1 … from the right). */
export function checkDigit(twelve: string): number {
  const sum = [...twelve].reverse().reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 2), 0)
  return 9 - (sum % 9)
}

/** Reads a corporate number while it is typed: how many digits are missing, or what is wrong. */
export function readCorporateNumber(text: string): NumberReading {
  const digits = toHalfWidth(text).trim().replace(/^[TtＴ]/, '').replace(/[\s\-‐−ー–—]/g, '')
  if (digits === '') return { digits, state: 'empty', message: '' }
  if (!/^\d*$/.test(digits)) return { digits, state: 'wrong', message: '数字だけで入れてください。法人番号は13桁の数字です。' }
  if (digits.startsWith('0')) return { digits, state: 'wrong', message: '法人番号は0では始まりません。はじめの数字を確かめてください。' }
  if (digits.length < 13) return { digits, state: 'typing', message: `あと${13 - digits.length}桁です。` }
  if (digits.length > 13) return { digits, state: 'wrong', message: `${digits.length - 13}桁多いです。法人番号は13桁です。` }
  if (Number(digits[0]) !== checkDigit(digits.slice(1))) {
    return { digits, state: 'wrong', message: '番号のどこかが違っています。もう一度、書類と見比べてください。' }
  }
  return { digits, state: 'right', message: '正しい形の番号です。' }
}

/** "1000020340014" → "1 0000 2034 0014": easier to read aloud and to compare. */
export function spacedNumber(number: string): string {
  return number.length === 13 ? `${number[0]} ${number.slice(1, 5)} ${number.slice(5, 9)} ${number.slice(9)}` : number
}

/** "7608570" → "〒760-8570"; "" when there is none. */
export function formatPostCode(code: string | null | undefined): string {
  return code && code.length === 7 ? `〒${code.slice(0, 3)}-${code.slice(3)}` : ''
}

interface RegisteredAddress {
  prefecture_name: string
  city_name: string
  street: string
  address_abroad?: string
}

/** The registered address in one line. */
export function addressLine(address: RegisteredAddress): string {
  return `${address.prefecture_name}${address.city_name}${address.street}` || (address.address_abroad ?? '')
}

/** Whether a consent of the scope `held` opens what `needed` guards; the server has the same rule. */
export function covers(held: ConsentScope, needed: ConsentScope): boolean {
  return needed === 'basic' || held === needed || held === 'all'
}

/** The seven digits of a postal code as typed ("〒760-8570", full width), or null while it is incomplete. */
export function readPostCode(text: string): string | null {
  const digits = toHalfWidth(text).replace(/[〒\s-]/g, '')
  return /^\d{7}$/.test(digits) ? digits : null
}

/** Last days to choose for a consent that begins today: the end of the fiscal year (31 March), one and three years. */
export function endPresets(today: string): { label: string; ends_on: string }[] {
  const [year, month, day] = today.split('-').map(Number) as [number, number, number]
  const march = `${month <= 3 ? year : year + 1}-03-31`
  const after = (years: number) => {
    // The day before the same day, so that "one year" is one year.
    const last = new Date(Date.UTC(year + years, month - 1, day) - 86_400_000)
    return last.toISOString().slice(0, 10)
  }
  return [
    { label: '今年度の終わりまで', ends_on: march },
    { label: '1年間', ends_on: after(1) },
    { label: '3年間', ends_on: after(3) },
  ]
}
