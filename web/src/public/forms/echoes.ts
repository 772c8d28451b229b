/** What is said below a field while it is typed into: amounts in words, both calendars, characters left. */
import { dayInWords, readDay, readYen, yenInWords } from './text'

/** The line below a field for the script's own words; made at first use. */
export function lineOf(control: HTMLElement, kind: string, live = false): HTMLElement {
  const id = `${control.id}-${kind}`
  const known = document.getElementById(id)
  if (known) return known
  const line = document.createElement('p')
  line.id = id
  line.className = 'field__echo'
  if (live) line.setAttribute('role', 'status')
  const place = control.closest('.field__control, .select') ?? control
  place.after(line)
  return line
}

function say(control: HTMLElement, kind: string, text: string, live = false): void {
  if (!text && !document.getElementById(`${control.id}-${kind}`)) return
  const line = lineOf(control, kind, live)
  if (line.textContent !== text) line.textContent = text
  line.hidden = !text
}

export function echoYen(input: HTMLInputElement): void {
  const yen = input.value.trim() ? readYen(input.value) : null
  say(input, 'yen', yen === null ? '' : yenInWords(yen))
}

export function echoDate(input: HTMLInputElement): void {
  const precision = input.dataset.date
  const day = input.value.trim() ? readDay(input.value, precision) : null
  say(input, 'date', day ? dayInWords(day, precision) : '')
}

export function echoLength(control: HTMLInputElement | HTMLTextAreaElement): void {
  const longest = Number(control.dataset.longest)
  const length = [...control.value.trim()].length
  const left = longest - length
  const near = control instanceof HTMLTextAreaElement ? length > 0 : left < Math.max(5, longest * 0.1)
  say(control, 'length', !near ? '' : left >= 0 ? `あと${left}文字` : `${-left}文字超えています。短くしてください。`)
}

/** Every echo within `root`. */
export function echoAll(root: ParentNode): void {
  for (const input of root.querySelectorAll<HTMLInputElement>('[data-yen]')) echoYen(input)
  for (const input of root.querySelectorAll<HTMLInputElement>('[data-date]')) echoDate(input)
  for (const control of root.querySelectorAll<HTMLInputElement>('[data-longest]')) echoLength(control)
}

export function echoOf(control: Element): void {
  if (!(control instanceof HTMLElement)) return
  if ('yen' in control.dataset) echoYen(control as HTMLInputElement)
  if (control.dataset.date) echoDate(control as HTMLInputElement)
  if (control.dataset.longest) echoLength(control as HTMLInputElement)
}
