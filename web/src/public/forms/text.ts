/** What people type, read as the server reads it (platform/forms/read_text): only for echoes, never as the last word. */

/** Full-width letters, digits and signs as plain ones. */
export function plain(text: string): string {
  return text.normalize('NFKC').replace(/[,\s\u200b]/g, '').replace(/[△▲−ー‐]/g, '-')
}

/** "１，２３４人" → 1234; null when it is no whole number. */
export function readNumber(text: string): number | null {
  const found = /^(-?\d{1,15})\D{0,4}$/.exec(plain(text))
  return found ? Number(found[1]) : null
}

const kScales: [string, number][] = [
  ['兆', 1e12],
  ['億', 1e8],
  ['千万', 1e7],
  ['百万', 1e6],
  ['万', 1e4],
  ['千', 1e3],
]

/** "1億2,000万円" → 120000000; null when it is no whole yen. */
export function readYen(text: string): number | null {
  let rest = plain(text).replace(/円$/, '')
  const negative = /^-/.test(rest)
  rest = rest.replace(/^-?[¥\\]?-?/, '')
  if (!rest) return null
  let total = 0
  for (const [word, times] of [...kScales, ['', 1] as [string, number]]) {
    const at = word ? rest.indexOf(word) : rest.length
    if (at < 0 || (!word && !rest)) continue
    const part = rest.slice(0, at)
    if (!/^\d+(\.\d+)?$/.test(part)) return null
    const value = Math.round(Number(part) * times * 1000) / 1000
    if (!Number.isInteger(value)) return null
    total += value
    rest = rest.slice(at + word.length)
  }
  return total > 1e15 ? null : negative ? -total : total
}

const kGrouped = new Intl.NumberFormat('ja-JP')

/** 12000000 → "1,200万円"; "" below one 万. */
export function yenInWords(yen: number): string {
  let rest = Math.abs(yen)
  if (rest < 1e4) return ''
  let words = yen < 0 ? '△' : ''
  for (const [word, times] of [
    ['兆', 1e12],
    ['億', 1e8],
    ['万', 1e4],
  ] as [string, number][]) {
    const count = Math.floor(rest / times)
    if (count > 0) words += kGrouped.format(count) + word
    rest %= times
  }
  return `${words}${rest > 0 ? kGrouped.format(rest) : ''}円`
}

export interface Day {
  year: number
  month: number
  day: number
}

const kEras: [string, string, Day][] = [
  ['令和', 'R', { year: 2019, month: 5, day: 1 }],
  ['平成', 'H', { year: 1989, month: 1, day: 8 }],
  ['昭和', 'S', { year: 1926, month: 12, day: 25 }],
  ['大正', 'T', { year: 1912, month: 7, day: 30 }],
  ['明治', 'M', { year: 1868, month: 1, day: 25 }],
]

const order = (day: Day) => day.year * 10000 + day.month * 100 + day.day

/** A day in either calendar; for "month" and "year" without what is finer. */
export function readDay(text: string, precision = 'day'): Day | null {
  const folded = plain(text).toUpperCase().replace('元', '1')
  const found =
    /^(?:西暦)?(令和|平成|昭和|大正|明治|[令平昭大明RHSTM])?(\d{1,4})(?:[年./-](\d{1,2}))?(?:[月./-](\d{1,2}))?[年月日]?$/.exec(folded)
  if (!found) return null
  const [, eraName, yearText, monthText, dayText] = found
  if ((precision === 'day' && !dayText) || (precision === 'month' && !monthText)) return null
  const era = eraName ? kEras.find(([name, letter]) => name.startsWith(eraName.charAt(0)) || letter === eraName) : null
  if (eraName && !era) return null
  if (!era && String(yearText).length !== 4) return null
  const year = Number(yearText) + (era ? era[2].year - 1 : 0)
  const read = { year, month: Number(monthText ?? 1), day: Number(dayText ?? 1) }
  const date = new Date(Date.UTC(year, read.month - 1, read.day))
  if (date.getUTCMonth() !== read.month - 1 || date.getUTCDate() !== read.day) return null
  // 昭和64年1月8日 was 平成: the server refuses it, too.
  if (era && dayText && eraOf(read) !== era) return null
  return read
}

function eraOf(day: Day) {
  return kEras.find((era) => order(day) >= order(era[2]))
}

/** "2026年4月1日（令和8年4月1日）", as precise as asked. */
export function dayInWords(day: Day, precision = 'day'): string {
  const rest =
    precision === 'year' ? '' : precision === 'month' ? `${day.month}月` : `${day.month}月${day.day}日`
  const end = precision === 'year' ? { ...day, month: 12, day: 31 } : precision === 'month' ? { ...day, day: 28 } : day
  const era = eraOf(end)
  const count = era ? day.year - era[2].year + 1 : 0
  return `${day.year}年${rest}${era ? `（${era[0]}${count === 1 ? '元' : count}年${rest}）` : ''}`
}

/** Thirteen digits whose first checks the others. */
export function corporateNumberOf(text: string): string | null {
  const digits = plain(text).replace(/^T/i, '').replace(/-/g, '')
  if (!/^[1-9]\d{12}$/.test(digits)) return null
  let sum = 0
  for (let i = 0; i < 12; i += 1) sum += Number(digits[12 - i]) * (i % 2 === 0 ? 1 : 2)
  return Number(digits[0]) === 9 - (sum % 9) ? digits : null
}
