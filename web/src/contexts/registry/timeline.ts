/** The history of a business as a chain of changes. Pure. */
import type { BusinessView, HistoryView } from '../../api/types'
import { addressLine } from './model'

export interface Change {
  label: string
  before: string
  after: string
}

export interface TimelineEntry {
  /** ISO date from which it was so, or null when the source does not say. */
  date: string | null
  /** What happened, in the source's words. */
  title: string
  name: string
  address: string
  /** What differs from the record before it. */
  changes: Change[]
  /** Set when the record does not count any more: "corrected" or "withdrawn". */
  void: '' | 'corrected' | 'withdrawn'
}

type Version = Pick<
  HistoryView,
  'process_name' | 'change_date' | 'update_date' | 'name' | 'name_kana' | 'prefecture_name' | 'city_name' | 'street' | 'address_abroad'
>

function changesBetween(before: Version, after: Version): Change[] {
  const pairs: [string, string, string][] = [
    ['商号・名称', before.name, after.name],
    ['フリガナ', before.name_kana, after.name_kana],
    ['所在地', addressLine(before), addressLine(after)],
  ]
  return pairs.filter(([, old, now]) => old !== now && old !== '').map(([label, old, now]) => ({ label, before: old, after: now }))
}

function entryOf(version: Version, older: Version | undefined, voided: TimelineEntry['void']): TimelineEntry {
  return {
    date: version.change_date ?? version.update_date ?? null,
    title: version.process_name,
    name: version.name,
    address: addressLine(version),
    changes: older && !voided ? changesBetween(older, version) : [],
    void: voided,
  }
}

/**
 * The present record and the earlier ones, newest first, each with what it changed. Records that were corrected or
 * withdrawn stand in their place, but nothing is compared with them: they were never true.
 */
export function timelineOf(view: BusinessView): TimelineEntry[] {
  const versions: { version: Version; reason: string }[] = [
    { version: view, reason: '' },
    ...view.history.map((item) => ({ version: item, reason: item.reason })),
  ]
  const counts = (reason: string) => reason !== 'corrected' && reason !== 'withdrawn'
  return versions.map(({ version, reason }, index) => {
    const older = versions.slice(index + 1).find((other) => counts(other.reason))?.version
    return entryOf(version, older, counts(reason) ? '' : (reason as 'corrected' | 'withdrawn'))
  })
}
