/** Dates as people write them. Dates are ISO "2026-11-21"; instants are ISO with time zone and are shown in JST. */
import { toHalfWidth } from './number'

interface Era {
  name: string
  letter: string
  first: string
}

/** Newest first; `first` is the era's first day. */
const kEras: Era[] = [
  { name: '令和', letter: 'R', first: '2019-05-01' },
  { name: '平成', letter: 'H', first: '1989-01-08' },
  { name: '昭和', letter: 'S', first: '1926-12-25' },
  { name: '大正', letter: 'T', first: '1912-07-30' },
  { name: '明治', letter: 'M', first: '1868-01-25' },
]

function isoOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists && year >= 1000 && year <= 9999 ? date.toISOString().slice(0, 10) : null
}

/** "2026-11-21" → "令和8年11月21日"; the first year of an era is 元年. "" before 1868. */
export function formatEra(iso: string): string {
  const era = kEras.find((candidate) => candidate.first <= iso)
  if (!era) return ''
  const year = Number(iso.slice(0, 4)) - Number(era.first.slice(0, 4)) + 1
  return `${era.name}${year === 1 ? '元' : year}年${Number(iso.slice(5, 7))}月${Number(iso.slice(8, 10))}日`
}

/** "2026-11-21" → "2026年11月21日". */
export function formatDate(iso: string): string {
  return `${Number(iso.slice(0, 4))}年${Number(iso.slice(5, 7))}月${Number(iso.slice(8, 10))}日`
}

/** "2026-11-21" → "2026年11月21日（令和8年11月21日）", as forms show both. */
export function formatDateBoth(iso: string): string {
  const era = formatEra(iso)
  return era ? `${formatDate(iso)}（${era}）` : formatDate(iso)
}

const kInstant = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})

/** An instant in JST: "2026/11/21 09:05". */
export function formatInstant(instant: string): string {
  const date = new Date(instant)
  return Number.isNaN(date.getTime()) ? '' : kInstant.format(date)
}

/** The date in JST of an instant, as ISO. */
export function dateInJapan(instant: Date): string {
  return new Date(instant.getTime() + 9 * 3600_000).toISOString().slice(0, 10)
}

/**
 * Reads a date as people type it: 2026-11-21, 2026/11/21, 20261121, 2026年11月21日, 令和8年11月21日, R8.11.21, 令和元年5月1日,
 * full-width too. Answers ISO, or null when it is no date (also for the 30th of February, or a day outside its era).
 */
export function parseDate(text: string): string | null {
  const plain = toHalfWidth(text).replace(/\s/g, '').replace(/元年/, '1年')
  const eight = /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  if (eight) return isoOf(Number(eight[1]), Number(eight[2]), Number(eight[3]))
  const match = /^([^\d.\-/年]*)(\d{1,4})[年.\-/](\d{1,2})[月.\-/](\d{1,2})日?$/.exec(plain)
  if (!match) return null
  const [, prefix = '', yearText, month, day] = match
  if (prefix === '' || prefix === '西暦') {
    return yearText?.length === 4 ? isoOf(Number(yearText), Number(month), Number(day)) : null
  }
  const index = kEras.findIndex((era) => era.name === prefix || era.letter === prefix.toUpperCase())
  const era = kEras[index]
  if (!era) return null
  const iso = isoOf(Number(era.first.slice(0, 4)) + Number(yearText) - 1, Number(month), Number(day))
  const next = kEras[index - 1]
  return iso && iso >= era.first && (!next || iso < next.first) ? iso : null
}

/** 75 → "1分15秒"; 4000 → "1時間7分". For time left, so it rounds rather than pretends. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  if (whole < 60) return `${whole}秒`
  if (whole < 3600) return whole % 60 ? `${Math.floor(whole / 60)}分${whole % 60}秒` : `${whole / 60}分`
  const minutes = Math.round(whole / 60)
  return minutes % 60 ? `${Math.floor(minutes / 60)}時間${minutes % 60}分` : `${minutes / 60}時間`
}
