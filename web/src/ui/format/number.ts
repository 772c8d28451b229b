/** Numbers as Japanese forms show them. Yen are whole numbers. */

const kGrouped = new Intl.NumberFormat('ja-JP', { maximumFractionDigits: 2 })

/** 1234567 → "1,234,567"; negative numbers carry △, as in account books. */
export function formatNumber(value: number): string {
  return value < 0 ? `△${kGrouped.format(-value)}` : kGrouped.format(value)
}

/** 1234567 → "1,234,567円". */
export function formatYen(yen: number): string {
  return `${formatNumber(yen)}円`
}

/**
 * Large amounts in words, to check the number of zeros: 12345678 → "1,234万5,678円"; 250000000 → "2億5,000万円".
 * Amounts below 10,000 give "" because the digits already say it.
 */
export function yenInWords(yen: number): string {
  const amount = Math.abs(yen)
  if (!Number.isFinite(amount) || amount < 10_000) return ''
  const parts: [number, string][] = [
    [Math.floor(amount / 1e12), '兆'],
    [Math.floor(amount / 1e8) % 10_000, '億'],
    [Math.floor(amount / 1e4) % 10_000, '万'],
    [Math.floor(amount) % 10_000, ''],
  ]
  const words = parts.filter(([count]) => count > 0).map(([count, unit]) => kGrouped.format(count) + unit)
  return `${yen < 0 ? '△' : ''}${words.join('')}円`
}

/** Full-width digits, letters, signs and spaces become half-width; long vowel marks between digits become hyphens. */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[！-～]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/　/g, ' ')
    .replace(/(?<=\d)[ー−‐–—](?=\d)/g, '-')
}

/** Reads a number that a person typed: full-width, commas, 円, △ and ▲ are understood. null when it is not one. */
export function parseNumber(text: string): number | null {
  const plain = toHalfWidth(text).replace(/[,\s円]/g, '').replace(/^[△▲−]/, '-')
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return null
  return Number(plain)
}

/** 1536 → "1.5KB", as file sizes are shown beside links and uploads. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes}バイト`
  const units = ['KB', 'MB', 'GB', 'TB']
  let size = bytes / 1024
  let unit = 0
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024
    unit += 1
  }
  return `${size >= 100 ? Math.round(size) : Math.round(size * 10) / 10}${units[unit]}`
}
