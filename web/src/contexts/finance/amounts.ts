/** Amounts as people type them into the table: in yen or in thousands. Pure. */
import { formatNumber, parseNumber, toHalfWidth, yenInWords } from '../../ui/format/number'

/** The unit in which a person copies from their statements. */
export type AmountUnit = 'yen' | 'thousand'

export const kUnitNames: Record<AmountUnit, string> = { yen: '円', thousand: '千円' }

/** Larger than any business, and small enough that a number holds every yen exactly. */
const kMost = 1e15

/**
 * Reads an amount in the unit: full-width digits, commas, △, ▲, brackets for negative amounts ("(1,000)"), and words
 * ("1億2,000万", "350万円") are understood. null when it is none, when it is no whole number of yen, or too large.
 */
export function parseAmount(text: string, unit: AmountUnit): number | null {
  const plain = toHalfWidth(text).replace(/[,\s￥¥]/g, '').replace(/^\((.+)\)$/, '-$1')
  const inWords = readWords(plain)
  const yen = inWords ?? inUnit(plain, unit)
  if (yen === null) return null
  const whole = Math.round(yen)
  if (Math.abs(whole - yen) > 1e-6 || Math.abs(whole) > kMost) return null
  return whole === 0 ? 0 : whole
}

function inUnit(plain: string, unit: AmountUnit): number | null {
  const thousands = plain.endsWith('千円')
  const number = parseNumber(thousands ? plain.slice(0, -2) : plain)
  if (number === null) return null
  const isThousand = thousands || (unit === 'thousand' && !plain.endsWith('円'))
  // 12345.678 × 1000 is not exact in binary: the digits after the point are at most three.
  return isThousand ? Math.round(number * 1e6) / 1e3 : number
}

/** "1億2000万" → 120000000; null when the text has no 万, 億 or 兆. */
function readWords(plain: string): number | null {
  const match = /^([-△▲−]?)(?:(\d+(?:\.\d+)?)兆)?(?:(\d+(?:\.\d+)?)億)?(?:(\d+(?:\.\d+)?)万)?(\d+)?円?$/.exec(plain)
  if (!match || !/[万億兆]/.test(plain)) return null
  const [, sign, cho = 0, oku = 0, man = 0, rest = 0] = match
  const yen = Number(cho) * 1e12 + Number(oku) * 1e8 + Number(man) * 1e4 + Number(rest)
  return sign ? -yen : yen
}

/** A count of people: a whole number, or one with a decimal (part-time work counted in full-time people). */
export function parseCount(text: string): number | null {
  const plain = toHalfWidth(text).replace(/[人名]$/, '')
  const count = parseNumber(plain)
  return count === null || !Number.isInteger(count) ? null : count
}

/** An amount as it stands in the box: 12345678 → "12,345,678" or, in thousands, "12,345.678". */
export function showAmount(yen: number, unit: AmountUnit): string {
  if (unit === 'yen') return formatNumber(yen)
  const amount = Math.abs(yen)
  const rest = amount % 1000
  const decimals = rest === 0 ? '' : `.${String(rest).padStart(3, '0').replace(/0+$/, '')}`
  return `${yen < 0 ? '△' : ''}${formatNumber(Math.floor(amount / 1000))}${decimals}`
}

/** The same amount in another unit; what cannot be read stays as it was typed. */
export function inOtherUnit(text: string, from: AmountUnit, to: AmountUnit): string {
  const yen = parseAmount(text, from)
  return yen === null ? text : showAmount(yen, to)
}

/** The text below a box: the amount in 万 and 億; an example when it cannot be read; "" when the digits say it. */
export function echoOf(text: string, unit: AmountUnit): { text: string; readable: boolean } {
  if (text.trim() === '') return { text: '', readable: true }
  const yen = parseAmount(text, unit)
  if (yen === null) return { text: '数字で入れてください。例：1,000', readable: false }
  const words = yenInWords(yen)
  if (words) return { text: words, readable: true }
  return { text: unit === 'thousand' && yen !== 0 ? `${formatNumber(yen)}円` : '', readable: true }
}
