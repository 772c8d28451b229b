/**
 * Addresses from postal codes, and facts of the register from corporate numbers. Only empty fields, and fields that
 * were filled here before, are written: nothing typed is overwritten.
 */
import { lineOf } from './echoes'
import { corporateNumberOf, plain } from './text'
import { quoted } from './values'

interface Place {
  prefecture_name: string
  city_name: string
  town_name?: string
  town?: string
}

interface Corporation {
  name: string
  name_kana: string
  post_code: string
  address: string
  source: string
}

async function ask<Answer>(path: string): Promise<Answer | null> {
  const response = await fetch(path, { headers: { Accept: 'application/json' } })
  if (response.status === 404) return null
  if (!response.ok) throw new Error(String(response.status))
  return (await response.json()) as Answer
}

/** Writes the value unless somebody typed one. */
function put(input: HTMLInputElement | null, value: string): boolean {
  if (!input || !value || (input.value.trim() && input.dataset.filled !== input.value)) return false
  input.value = value
  input.dataset.filled = value
  input.dispatchEvent(new Event('input', { bubbles: true }))
  return true
}

function say(input: HTMLElement, text: string): void {
  lineOf(input, 'status', true).textContent = text
}

/** What all places of a code have in common. */
export function addressOf(places: Place[]): string {
  const [first] = places
  if (!first) return ''
  const town = (place: Place) => place.town_name ?? place.town ?? ''
  const same = (of: (place: Place) => string) => places.every((place) => of(place) === of(first))
  if (!same((place) => place.city_name)) return first.prefecture_name
  return first.prefecture_name + first.city_name + (same(town) ? town(first) : '')
}

export async function fillAddress(input: HTMLInputElement): Promise<void> {
  const code = plain(input.value).replace(/[〒-]/g, '')
  if (!/^\d{7}$/.test(code) || code === input.dataset.asked) return
  input.dataset.asked = code
  const target = document.getElementById(input.dataset.postCodeOf ?? '') as HTMLInputElement | null
  try {
    const found = await ask<{ items: Place[] }>(`/api/v1/postal-codes/${code}`)
    const address = found ? addressOf(found.items) : ''
    if (!address) say(input, 'この郵便番号の住所が見つかりません。番号を確かめるか、住所を入力してください。')
    else if (put(target, address)) say(input, '住所を入れました。続きを入力してください。')
    else say(input, `この郵便番号の住所は「${address}」です。`)
  } catch {
    say(input, 'いまは住所を調べられません。住所を入力してください。')
  }
}

/** The boxes of the questions that a fact of the register fills. */
function fillQuestion(form: HTMLFormElement, fact: string, found: Corporation): boolean {
  let filled = false
  for (const field of form.querySelectorAll<HTMLElement>(`[data-prefill=${quoted(fact)}]`)) {
    const own = (part: string) => field.querySelector<HTMLInputElement>(`input[name$="${part}"]`)
    // The register tells the whole address: its code needs no look-up.
    const code = own('.post_code')
    if (code) code.dataset.asked = found.post_code
    const done =
      fact === 'address' && own('.address')
        ? [put(own('.post_code'), found.post_code.replace(/^(\d{3})(\d{4})$/, '$1-$2')), put(own('.address'), found.address)]
        : [put(field.querySelector('input'), found[fact as keyof Corporation] ?? '')]
    if (!done.includes(true)) continue
    filled = true
    const source = document.createElement('p')
    source.className = 'field__source'
    source.textContent = found.source
    field.querySelector('.field__source')?.remove()
    field.append(source)
  }
  return filled
}

export async function fillCorporation(input: HTMLInputElement): Promise<void> {
  const number = corporateNumberOf(input.value)
  if (!number || number === input.dataset.asked || !input.form) return
  input.dataset.asked = number
  const form = input.form
  try {
    const found = await ask<Corporation>(`/api/v1/corporations/${number}`)
    if (!found) {
      say(input, 'この法人番号の法人は見つかりません。番号を確かめてください。')
      return
    }
    const facts = ['name', 'name_kana', 'address'].filter((fact) => fillQuestion(form, fact, found))
    say(input, `${found.name}${facts.length > 0 ? '　登録されている内容を入れました。違うところは直せます。' : ''}`)
  } catch {
    say(input, 'いまは法人番号を調べられません。そのまま入力を続けてください。')
  }
}
