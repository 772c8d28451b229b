/**
 * Fills the address from the postal code:
 * `<input data-postal-code data-fill="prefecture:#prefecture city:#city town:#street">`.
 * Only empty fields, and fields that this script filled itself, are written: nothing typed is overwritten.
 */
import { toHalfWidth } from '../ui/format/number'

interface PostalCode {
  prefecture_code: string
  prefecture_name: string
  city_name: string
  town: string
}

/** The seven digits of what was typed ("〒100-0005", full-width too), or null. */
export function postCodeOf(text: string): string | null {
  const digits = toHalfWidth(text).replace(/[〒\s-]/g, '')
  return /^\d{7}$/.test(digits) ? digits : null
}

/** "prefecture:#a city:#b" → pairs of member and selector. */
export function targetsOf(text: string): [string, string][] {
  return text
    .split(/\s+/)
    .map((pair) => pair.split(':', 2) as [string, string])
    .filter(([member, selector]) => Boolean(member && selector))
}

function put(element: HTMLInputElement | HTMLSelectElement, found: PostalCode, member: string): void {
  const mine = element.dataset.filled === element.value
  if (element.value !== '' && !mine) return
  if (member === 'prefecture') {
    // A select may list the codes or the names.
    element.value = found.prefecture_code
    if (element.value !== found.prefecture_code || element instanceof HTMLInputElement) {
      element.value = found.prefecture_name
    }
  } else {
    element.value = member === 'city' ? found.city_name : found.town
  }
  element.dataset.filled = element.value
  element.dispatchEvent(new Event('input', { bubbles: true }))
}

function say(input: HTMLInputElement, text: string): void {
  const id = `${input.id || input.name}-postal-status`
  let status = document.getElementById(id)
  if (!status) {
    status = document.createElement('p')
    status.id = id
    status.className = 'field__echo'
    status.setAttribute('role', 'status')
    input.closest('.field')?.append(status)
  }
  status.textContent = text
}

/** Looks up the code and fills the fields; says how it went below the box. */
export async function fillFrom(input: HTMLInputElement, code: string): Promise<void> {
  try {
    const response = await fetch(`/api/v1/postal-codes/${code}`, { headers: { Accept: 'application/json' } })
    if (response.status === 404) {
      say(input, 'この郵便番号の住所が見つかりません。番号を確かめるか、住所を入力してください。')
      return
    }
    if (!response.ok) throw new Error(String(response.status))
    const { items } = (await response.json()) as { items: PostalCode[] }
    const found = items[0]
    if (!found) {
      say(input, 'この郵便番号の住所が見つかりません。番号を確かめるか、住所を入力してください。')
      return
    }
    const form = input.form ?? document
    // Several places share the code: what they have in common is sure, the town is not.
    const town = items.length === 1 ? found.town : ''
    for (const [member, selector] of targetsOf(input.dataset.fill ?? '')) {
      const element = form.querySelector<HTMLInputElement>(selector)
      if (element) put(element, { ...found, town }, member)
    }
    say(input, items.length === 1 ? '住所を入れました。' : '市区町村まで入れました。町名から先を入力してください。')
  } catch {
    say(input, 'いまは住所を調べられません。住所を入力してください。')
  }
}

/** Watches every postal code box of the page. */
export function fillAddresses(root: ParentNode): void {
  for (const input of root.querySelectorAll<HTMLInputElement>('input[data-postal-code]')) {
    let asked = ''
    input.addEventListener('input', () => {
      const code = postCodeOf(input.value)
      if (!code || code === asked) return
      asked = code
      void fillFrom(input, code)
    })
  }
}
