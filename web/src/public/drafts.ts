/**
 * Drafts of forms without sign-in: `<form data-draft="membership.application">`. What is typed stays in this browser
 * until the form is sent, and is put back when the page is opened again. Passwords, files and hidden fields are not
 * kept, nor is anything marked data-no-draft.
 */

const kPrefix = 'banso.draft.public.'
const kKeepDays = 30

type Values = Record<string, string[]>
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.querySelectorAll<Control>('input[name], textarea[name], select[name]')].filter(
    (control) =>
      !['password', 'file', 'hidden', 'submit', 'button'].includes(control.type) && !('noDraft' in control.dataset),
  )
}

function isChoice(control: Control): control is HTMLInputElement {
  return control.type === 'checkbox' || control.type === 'radio'
}

/** What the controls hold, by name; ticked boxes by their value. */
export function readValues(form: HTMLFormElement): Values {
  const values: Values = {}
  for (const control of controlsOf(form)) {
    const list = (values[control.name] ??= [])
    if (!isChoice(control)) list.push(control.value)
    else if (control.checked) list.push(control.value)
  }
  return values
}

/** Puts the values back; answers whether anything changed. */
export function writeValues(form: HTMLFormElement, values: Values): boolean {
  let changed = false
  const used: Record<string, number> = {}
  for (const control of controlsOf(form)) {
    const list = values[control.name]
    if (!list) continue
    if (isChoice(control)) {
      const checked = list.includes(control.value)
      changed ||= control.checked !== checked
      control.checked = checked
      continue
    }
    const index = used[control.name] ?? 0
    used[control.name] = index + 1
    const value = list[index]
    if (value === undefined || value === control.value) continue
    control.value = value
    changed = true
  }
  return changed
}

function load(key: string, now: number): Values | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as { saved_at: number; values: Values } | null
    return kept && now - kept.saved_at < kKeepDays * 86_400_000 ? kept.values : null
  } catch {
    return null
  }
}

function showNote(form: HTMLFormElement, discard: () => void): void {
  const note = document.createElement('div')
  note.className = 'banner banner--info no-print'
  note.setAttribute('role', 'status')
  const text = document.createElement('p')
  text.textContent = 'この端末に残っていた書きかけの内容を戻しました。続きから入力できます。'
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button button--text button--small'
  button.textContent = '書きかけを捨てて、はじめから入力する'
  button.addEventListener('click', () => {
    discard()
    note.remove()
    form.querySelector<HTMLElement>('input, textarea, select')?.focus()
  })
  const body = document.createElement('div')
  body.className = 'banner__body'
  body.append(text, button)
  note.append(body)
  form.prepend(note)
}

/**
 * Keeps drafts of every form marked data-draft. A page that shows the sent form again with errors marks it
 * data-draft-sent="no": what the server filled in is newer than the draft.
 */
export function keepDrafts(root: ParentNode, now: () => number = Date.now): void {
  for (const form of root.querySelectorAll<HTMLFormElement>('form[data-draft]')) {
    const key = kPrefix + form.dataset.draft
    const blank = readValues(form)
    const save = () => {
      try {
        localStorage.setItem(key, JSON.stringify({ saved_at: now(), values: readValues(form) }))
      } catch {
        // Without storage the form still works.
      }
    }
    const kept = form.dataset.draftSent === 'no' ? null : load(key, now())
    if (kept && writeValues(form, kept)) {
      showNote(form, () => {
        localStorage.removeItem(key)
        writeValues(form, blank)
      })
    }
    form.addEventListener('input', save)
    form.addEventListener('change', save)
  }
  // The page that confirms a sent form names the draft that is no longer needed.
  for (const element of root.querySelectorAll<HTMLElement>('[data-draft-done]')) {
    try {
      localStorage.removeItem(kPrefix + element.dataset.draftDone)
    } catch {
      // Nothing was kept.
    }
  }
}
