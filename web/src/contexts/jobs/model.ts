/** Pure helpers of the jobs screens. */
import type { JobItem } from '../../api/types'
import { formatNumber } from '../../ui/format/number'
import { kResultNames } from './strings.ja'

/** Whether nothing more will happen to the job by itself. */
export function hasEnded(job: Pick<JobItem, 'state'>): boolean {
  return job.state === 'succeeded' || job.state === 'failed' || job.state === 'cancelled'
}

/** The plain members of a job's result, with their names; nested ones are left to the screen of the job's kind. */
export function resultItems(result: unknown): { term: string; value: string }[] {
  if (typeof result !== 'object' || result === null) return []
  return Object.entries(result).flatMap(([name, value]) => {
    const term = kResultNames[name] ?? name
    if (typeof value === 'number') {
      return [{ term, value: name.endsWith('_id') ? String(value) : formatNumber(value) }]
    }
    return typeof value === 'string' && value !== '' ? [{ term, value }] : []
  })
}

export type TextPart = { text: string; href?: undefined } | { text: string; href: string }

/**
 * A mail's text cut into plain text and addresses. Addresses of this site become paths, so that the demo works under
 * whatever name it is reached.
 */
export function partsOfMail(text: string): TextPart[] {
  return text
    .split(/(https?:\/\/[^\s）」]+)/)
    .filter((part) => part !== '')
    .map((part) => {
      if (!/^https?:\/\//.test(part)) return { text: part }
      const url = new URL(part)
      return { text: part, href: url.pathname.startsWith('/app') ? url.pathname + url.search + url.hash : part }
    })
}
