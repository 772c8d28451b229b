/** Pure helpers of admission. */

const two = (number: number) => String(number).padStart(2, '0')

/** "2026-04-01T09:30" in Japan, as a datetime-local box takes it. */
export function nowForInput(now = new Date()): string {
  const japan = new Date(now.getTime() + 9 * 3_600_000)
  const day = `${japan.getUTCFullYear()}-${two(japan.getUTCMonth() + 1)}-${two(japan.getUTCDate())}`
  return `${day}T${two(japan.getUTCHours())}:${two(japan.getUTCMinutes())}`
}

/** What such a box holds, as an instant of the API. */
export function toInstant(local: string): string {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(local) ? `${local.slice(0, 16)}:00+09:00` : local
}

/** The fields of a form in the page, by name, as the browser would send them. */
export function fieldsOf(form: HTMLFormElement): { name: string; value: string }[] {
  return [...new FormData(form).entries()]
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[0] !== '')
    .map(([name, value]) => ({ name, value }))
}

/** A key that nobody guesses, for sending something once. */
export function newEntryKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
