/** Pure helpers of dues. */

/** The fiscal year (from April) that holds the day. */
export function fiscalYearOf(iso: string): number {
  const [year = 0, month = 1] = iso.split('-').map(Number)
  return month >= 4 ? year : year - 1
}

/** 2026 → 「令和8年度（2026年度）」 */
export function fiscalYearName(year: number): string {
  const reiwa = year - 2018
  return reiwa >= 1 ? `令和${reiwa === 1 ? '元' : reiwa}年度（${year}年度）` : `${year}年度`
}

/** Choices around a year. */
export function yearOptions(around: number): { value: string; label: string }[] {
  return [1, 0, -1, -2, -3].map((shift) => ({ value: String(around + shift), label: fiscalYearName(around + shift) }))
}

/** A key that lets the server tell a repeated request from a second one. */
export function newReplayKey(): string {
  return crypto.randomUUID()
}
