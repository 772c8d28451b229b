/**
 * Drafts of forms, kept in this browser so that nothing typed is lost by a closed tab, a lost connection or an ended
 * session. A draft belongs to one person: another person at the same computer does not see it.
 */

const kPrefix = 'banso.draft.'
const kKeepDays = 30

interface StoredDraft {
  saved_at: string
  values: Record<string, unknown>
}

let owner = 'anonymous'

/** Drafts whose form is being sent: a form that starts anew meanwhile must not bring them back. */
const sending = new Set<string>()

/** Sets whose drafts are read and written; call it when somebody signs in (user id) or out (no argument). */
export function setDraftOwner(userId = 'anonymous'): void {
  owner = userId
}

function storageKey(key: string): string {
  return `${kPrefix}${owner}.${key}`
}

/** Marks a draft as being sent (or no longer). It stays stored until the server has answered. */
export function markSending(key: string, isSending: boolean): void {
  if (isSending) sending.add(storageKey(key))
  else sending.delete(storageKey(key))
}

/** The kept values, or null when there are none, they are being sent, or they are older than 30 days. */
export function loadDraft(key: string, now = new Date()): StoredDraft | null {
  if (sending.has(storageKey(key))) return null
  try {
    const text = localStorage.getItem(storageKey(key))
    if (!text) return null
    const draft = JSON.parse(text) as StoredDraft
    const age = now.getTime() - new Date(draft.saved_at).getTime()
    if (age >= 0 && age < kKeepDays * 86_400_000) return draft
    localStorage.removeItem(storageKey(key))
    return null
  } catch {
    return null
  }
}

/** Keeps the values. A full or forbidden storage is not an error: the form works without drafts. */
export function saveDraft(key: string, values: Record<string, unknown>, now = new Date()): boolean {
  try {
    localStorage.setItem(storageKey(key), JSON.stringify({ saved_at: now.toISOString(), values }))
    return true
  } catch {
    return false
  }
}

/** Forgets one draft, after a successful submit or when the person says so. */
export function clearDraft(key: string): void {
  try {
    localStorage.removeItem(storageKey(key))
  } catch {
    // Without storage there is no draft to forget.
  }
}

/** Keys of the drafts of the present owner. */
export function draftKeys(): string[] {
  const prefix = `${kPrefix}${owner}.`
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length))
  } catch {
    return []
  }
}

/** Forgets every draft of one person, after signing out of a shared computer. */
export function clearDraftsOf(userId: string): void {
  try {
    const prefix = `${kPrefix}${userId}.`
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key)
  } catch {
    // Without storage there is no draft to forget.
  }
}
