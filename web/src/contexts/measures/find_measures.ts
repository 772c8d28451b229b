/** Apart from the other reads: the first page of the app loads this. */
import { read } from './transport'
import type { MeasureList } from './types'

/** The first measures for words, for the command palette. */
export async function findMeasures(words: string) {
  return (await read<MeasureList>('/api/v1/measures', { q: words, per_page: 8 })).items
}
