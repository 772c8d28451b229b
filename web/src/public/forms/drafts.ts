/**
 * Drafts of forms in this browser: what is typed survives a closed tab. Consents, signatures, files and hidden fields
 * are given anew. The page that confirms a sent form says data-draft-done (see ../drafts.ts).
 */

const kPrefix = 'banso.draft.public.'
const kKeepDays = 30

export type Values = Record<string, string[]>
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.querySelectorAll<Control>('input[name], textarea[name], select[name]')].filter(
    (control) =>
      !['password', 'file', 'hidden', 'submit', 'button'].includes(control.type) &&
      !control.closest('.form__trap') &&
      !(control.type === 'checkbox' && control.value === 'true'),
  )
}

export function valuesOf(form: HTMLFormElement): Values {
  const values: Values = {}
  for (const control of controlsOf(form)) {
    const choice = control.type === 'radio' || control.type === 'checkbox'
    if (choice ? (control as HTMLInputElement).checked : control.value) (values[control.name] ??= []).push(control.value)
  }
  return values
}

/** Puts the values back; answers whether anything changed. */
export function putValues(form: HTMLFormElement, values: Values): boolean {
  let changed = false
  for (const control of controlsOf(form)) {
    const list = values[control.name] ?? []
    if (control instanceof HTMLInputElement && (control.type === 'radio' || control.type === 'checkbox')) {
      const checked = list.includes(control.value)
      changed ||= control.checked !== checked
      control.checked = checked
    } else {
      const value = list[0] ?? ''
      changed ||= control.value !== value
      control.value = value
    }
  }
  return changed
}

export class Draft {
  private readonly key: string
  /** Whether this browser keeps anything at all. */
  works = true

  constructor(
    name: string,
    private readonly now: () => number = Date.now,
  ) {
    this.key = kPrefix + name
  }

  load(): Values | null {
    try {
      const kept = JSON.parse(localStorage.getItem(this.key) ?? 'null') as { saved_at: number; values: Values } | null
      if (kept && this.now() - kept.saved_at < kKeepDays * 86_400_000) return kept.values
      localStorage.removeItem(this.key)
    } catch {
      this.works = false
    }
    return null
  }

  save(values: Values): void {
    try {
      localStorage.setItem(this.key, JSON.stringify({ saved_at: this.now(), values }))
    } catch {
      this.works = false
    }
  }

  forget(): void {
    try {
      localStorage.removeItem(this.key)
    } catch {
      this.works = false
    }
  }
}
