/** One form made comfortable. It works without any of this. */
import { Draft, putValues, valuesOf } from './drafts'
import { startDrawing } from './drawing'
import { echoAll, echoOf } from './echoes'
import { evaluate } from './expression'
import { startItems } from './items'
import { fillAddress, fillCorporation } from './lookups'
import { type Condition, isShown, nameFrom, prefixOf, quoted, wordsOf } from './values'

const kGrouped = new Intl.NumberFormat('ja-JP')

/** Works the computed questions out. */
export function compute(form: HTMLFormElement): void {
  const number = (name: string) => {
    const [word = ''] = wordsOf(form, name)
    return /^-?\d+$/.test(word) ? Number(word) : null
  }
  for (const output of form.querySelectorAll<HTMLOutputElement>('output[data-expression]')) {
    const prefix = prefixOf(output)
    const value = evaluate(output.dataset.expression ?? '', {
      answer: (name) => number(nameFrom(form, name, prefix)),
      each: (name) =>
        [...form.querySelectorAll<HTMLElement>(`[data-item] [data-question$=${quoted(`.${name}`)}]`)]
          .map((field) => number(field.dataset.question ?? ''))
          .filter((each): each is number => each !== null),
      count: (name) =>
        [...form.querySelectorAll<HTMLElement>(`[data-items=${quoted(name)}] > [data-item]`)].filter(
          (item) => wordsOf(form, `${name}.${item.dataset.item}`).length > 0,
        ).length,
    })
    const words = value === null ? '' : `${value < 0 ? '△' : ''}${kGrouped.format(Math.abs(value))}${output.dataset.unit ?? ''}`
    output.dataset.value = value === null ? '' : String(value)
    if (output.textContent !== words) output.textContent = words
  }
}

/** Shows what applies and hides the rest, in the order of the form, since one may decide about the next. */
export function branch(form: HTMLFormElement): void {
  for (const element of form.querySelectorAll<HTMLElement>('[data-show]')) {
    const condition = JSON.parse(element.dataset.show ?? '{}') as Condition
    element.hidden = !isShown(condition, form, prefixOf(element))
  }
  for (const field of form.querySelectorAll<HTMLElement>('[data-other]')) {
    field.hidden = !wordsOf(form, field.dataset.other ?? '').includes(field.dataset.code ?? '')
  }
}

/** 「どれもない」 takes the others away, and the others take it away. */
function keepExclusive(form: HTMLFormElement, changed: HTMLInputElement): void {
  if (changed.type !== 'checkbox' || !changed.checked) return
  for (const box of form.querySelectorAll<HTMLInputElement>(`input[type=checkbox][name=${quoted(changed.name)}]`)) {
    if (box !== changed && ('exclusive' in changed.dataset || 'exclusive' in box.dataset)) box.checked = false
  }
}

function showRestored(form: HTMLFormElement, discard: () => void): void {
  const note = document.createElement('div')
  note.className = 'banner no-print'
  note.setAttribute('role', 'status')
  note.innerHTML = '<div class="banner__body"><p></p></div>'
  const body = note.firstElementChild as HTMLElement
  ;(body.firstElementChild as HTMLElement).textContent =
    'この端末に残っていた下書きを戻しました。同意・署名・ファイルは、もう一度お願いします。'
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button button--text button--small'
  button.textContent = '下書きを消す'
  button.addEventListener('click', () => {
    discard()
    note.remove()
    form.querySelector<HTMLElement>('input:not([type=hidden]), textarea, select')?.focus()
  })
  body.append(button)
  form.prepend(note)
}

export function startForm(form: HTMLFormElement): void {
  const name = form.dataset.formDraft
  const draft = name ? new Draft(name) : null
  const sentBack = form.dataset.formSent === 'yes'
  const kept = draft && !sentBack ? draft.load() : null
  form.classList.add('forms--live')
  startItems(form, Object.keys(kept ?? {}))
  for (const box of form.querySelectorAll<HTMLElement>('[data-drawing]')) startDrawing(box)

  const refresh = () => {
    compute(form)
    branch(form)
    // Hidden questions count as not answered.
    compute(form)
    branch(form)
  }
  const blank = valuesOf(form)
  let dirty = sentBack
  let sending = false
  if (kept && putValues(form, { ...blank, ...kept })) {
    showRestored(form, () => {
      draft?.forget()
      putValues(form, blank)
      dirty = false
      refresh()
      echoAll(form)
    })
  }
  refresh()
  echoAll(form)

  let waiting = 0
  const save = () => {
    clearTimeout(waiting)
    waiting = window.setTimeout(() => draft?.save(valuesOf(form)), 300)
  }
  const changed = (event: Event) => {
    dirty = true
    if (event.target instanceof HTMLInputElement) keepExclusive(form, event.target)
    if (event.target instanceof Element) echoOf(event.target)
    refresh()
    save()
  }
  form.addEventListener('input', (event) => {
    changed(event)
    const input = event.target
    if (!(input instanceof HTMLInputElement)) return
    if (input.dataset.postCodeOf) void fillAddress(input)
    if ('corporateNumber' in input.dataset) void fillCorporation(input)
  })
  form.addEventListener('change', changed)
  form.addEventListener('submit', (event) => {
    // A second click while the first is on its way sends nothing twice.
    if (sending) {
      event.preventDefault()
      return
    }
    sending = true
    draft?.save(valuesOf(form))
    window.setTimeout(() => {
      sending = false
    }, 10_000)
  })
  window.addEventListener('beforeunload', (event) => {
    const files = [...form.querySelectorAll<HTMLInputElement>('input[type=file]')].some((input) => input.files?.length)
    const drawn = [...form.querySelectorAll<HTMLInputElement>('[data-drawing] input')].some((input) => input.value)
    if (!sending && dirty && (files || drawn || !draft?.works)) event.preventDefault()
    else if (!sending && dirty) draft?.save(valuesOf(form))
  })
  form.querySelector<HTMLElement>('[data-errors]')?.focus()
}
