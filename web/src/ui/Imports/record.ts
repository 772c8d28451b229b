/** Imports of files as every context keeps them. */

/** What all imports have; a context adds its counts and what it found wrong. */
export interface ImportRecord {
  import_id: number
  file_name: string
  file_size: number
  state: string
  job_id?: number | null
  message: string
  created_by: string
  created_at: string
  started_at?: string | null
  finished_at?: string | null
}

/** A count that an import ends with: a column of the list, a fact of the one import. */
export interface ImportCount<Item> {
  key: string
  header: string
  /** What it is called where there is room. */
  term?: string
  of: (item: Item) => number
  /** In the list: hidden until the person chooses it, or not offered at all. */
  inList?: 'optional' | false
}

/** Whether nothing more will happen by itself. */
export function hasEnded(state: string): boolean {
  return state === 'succeeded' || state === 'failed' || state === 'cancelled'
}

/** How long it took, in seconds; null until it has ended. */
export function secondsTaken({ started_at, finished_at }: ImportRecord): number | null {
  return started_at && finished_at ? (Date.parse(finished_at) - Date.parse(started_at)) / 1000 : null
}

/** How often a list of imports is asked anew, in milliseconds, for useQuery's `refetchInterval`. */
export function pollWhileRunning(items: ImportRecord[] | undefined): number | false {
  return items?.some((item) => !hasEnded(item.state)) ? 3000 : false
}
