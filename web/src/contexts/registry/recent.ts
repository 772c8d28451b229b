/** The last words that a person looked for, kept in this browser for each person. */

const kPrefix = 'banso.recent.'
const kMost = 8

/** The kept words, newest first. */
export function recentWords(userId: number): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(kPrefix + userId) ?? '[]')
    return Array.isArray(kept) ? kept.filter((word): word is string => typeof word === 'string').slice(0, kMost) : []
  } catch {
    return []
  }
}

/** The list with `words` in front. Words that only begin the new ones were on the way to them and go. */
export function withRecent(list: string[], words: string): string[] {
  const kept = list.filter((word) => word !== words && !words.startsWith(word))
  return [words, ...kept].slice(0, kMost)
}

/** Keeps the words; one character is not worth it. */
export function rememberWords(userId: number, words: string): void {
  if ([...words].length < 2) return
  try {
    localStorage.setItem(kPrefix + userId, JSON.stringify(withRecent(recentWords(userId), words)))
  } catch {
    // A comfort only: without storage there is no list.
  }
}

/** Forgets them all. */
export function forgetWords(userId: number): void {
  try {
    localStorage.removeItem(kPrefix + userId)
  } catch {
    // Nothing was kept.
  }
}
