/** Apart from the other reads: the first page of the app loads this. */
import { api, body } from '../../api/client'

/** The first measures for words, for the command palette. */
export async function findMeasures(words: string) {
  return (await body(api.GET('/api/v1/measures', { params: { query: { q: words, per_page: 8 } } }))).items
}
