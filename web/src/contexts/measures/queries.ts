/** Reads of measures, of a business's facts, and the small writes beside them. */
import { keepPreviousData, type QueryClient, useQuery } from '@tanstack/react-query'
import { api, body } from '../../api/client'
import type {
  BusinessMeasuresQuery,
  CatalogueQuery,
  FactDefinition,
  FactItem,
  FactValue,
  Measure,
  OwnMeasure,
  OwnMeasureItem,
  OwnMeasureList,
} from './types'

export const kKeys = {
  definitions: ['measures', 'fact-definitions'] as const,
  catalogue: ['measures', 'catalogue'] as const,
  measure: (id: number) => ['measures', 'measure', id] as const,
  /** Everything that depends on what is known of one business. */
  business: (id: number) => ['measures', 'business', id] as const,
  own: (id: number) => ['measures', 'business', id, 'list'] as const,
  ownMeasure: (id: number, measureId: number) => ['measures', 'business', id, 'measure', measureId] as const,
  facts: (id: number) => ['measures', 'business', id, 'facts'] as const,
  fitting: (id: number) => ['measures', 'fitting', id] as const,
  drafts: ['measures', 'drafts'] as const,
  ofOrganizations: ['measures', 'of-organizations'] as const,
  imports: ['measures', 'imports'] as const,
  preferences: ['measures', 'notification-preferences'] as const,
  notices: ['measures', 'notices'] as const,
  fresh: ['measures', 'new-measures'] as const,
}

const kReferenceAge = 60 * 60_000

/** The address state of the list for one business. */
export interface OwnState extends Record<string, string | number> {
  verdict: string
  q: string
  kind: string
  purpose: string
  area: string
  status: string
  closes_within_days: string
  favourite: string
  sort: string
  page: number
}

export const kOwnDefaults: OwnState = {
  verdict: 'eligible',
  q: '',
  kind: '',
  purpose: '',
  area: '',
  status: '',
  closes_within_days: '',
  favourite: '',
  sort: 'worth',
  page: 1,
}

const kPerPage = 20

/** What the list sends: empty filters are left out. */
export function ownQuery(state: OwnState): BusinessMeasuresQuery {
  return { ...told(state), per_page: kPerPage }
}

const told = (state: Record<string, string | number>) => Object.fromEntries(Object.entries(state).filter(([, value]) => value !== ''))

/** A page of the measures as they stand for one business. */
export function loadOwnMeasures(business_id: number, query: BusinessMeasuresQuery, signal?: AbortSignal) {
  return body(api.GET('/api/v1/businesses/{business_id}/measures', { params: { path: { business_id }, query }, signal }))
}

/** The measures as they stand for one business. */
export function useOwnMeasures(business_id: number, state: OwnState) {
  const query = ownQuery(state)
  return useQuery({
    queryKey: [...kKeys.own(business_id), query],
    queryFn: ({ signal }) => loadOwnMeasures(business_id, query, signal),
    placeholderData: keepPreviousData,
    retry: false,
  })
}

/** Every item that the filters let through, page by page, for a file. */
export async function allOwnMeasures(business_id: number, state: OwnState): Promise<OwnMeasureItem[]> {
  const items: OwnMeasureItem[] = []
  for (let page = 1; ; page += 1) {
    const answer = await loadOwnMeasures(business_id, { ...ownQuery(state), page, per_page: 100 })
    items.push(...answer.items)
    if (answer.items.length === 0 || items.length >= answer.total) return items
  }
}

/** One measure with the proof for one business. */
export function useOwnMeasure(business_id: number, measure_id: number) {
  return useQuery({
    queryKey: kKeys.ownMeasure(business_id, measure_id),
    queryFn: async () =>
      (await body(
        api.GET('/api/v1/businesses/{business_id}/measures/{measure_id}', { params: { path: { business_id, measure_id } } }),
      )) as OwnMeasure,
    placeholderData: keepPreviousData,
    retry: false,
  })
}

/** What is known of a business. */
export function useFacts(business_id: number) {
  return useQuery({
    queryKey: kKeys.facts(business_id),
    queryFn: async () =>
      (await body(api.GET('/api/v1/businesses/{business_id}/facts', { params: { path: { business_id } } }))) as {
        items: FactItem[]
      },
    retry: false,
  })
}

/** The closed table of facts. */
export function useFactDefinitions() {
  return useQuery({
    queryKey: kKeys.definitions,
    queryFn: async (): Promise<{ items: FactDefinition[] }> => body(api.GET('/api/v1/fact-definitions')),
    staleTime: kReferenceAge,
  })
}

/** The definition of a fact by its key, once the table is there. */
export function useDefinitionOf(): (key: string) => FactDefinition | undefined {
  const { data } = useFactDefinitions()
  return (key) => data?.items.find((one) => one.key === key)
}

/** Tells a fact, and lets everything that depends on it be asked anew. */
export async function tellFact(queries: QueryClient, business_id: number, key: string, value: FactValue): Promise<void> {
  await body(api.PUT('/api/v1/businesses/{business_id}/facts/{key}', { params: { path: { business_id, key } }, body: { value } }))
  await queries.invalidateQueries({ queryKey: kKeys.business(business_id) })
}

/** Takes a fact back. */
export async function withdrawFact(queries: QueryClient, business_id: number, key: string): Promise<void> {
  await body(api.DELETE('/api/v1/businesses/{business_id}/facts/{key}', { params: { path: { business_id, key } } }))
  await queries.invalidateQueries({ queryKey: kKeys.business(business_id) })
}

/** Marks or unmarks a favourite. Lists and details show it at once and go back when the server says no. */
export async function setFavourite(queries: QueryClient, business_id: number, measure_id: number, on: boolean): Promise<void> {
  const key = kKeys.business(business_id)
  const change = (to: boolean) => {
    queries.setQueriesData<OwnMeasureList>({ queryKey: kKeys.own(business_id) }, (list) =>
      list && { ...list, items: list.items.map((item) => (item.measure_id === measure_id ? { ...item, favourite: to } : item)) },
    )
    queries.setQueryData<OwnMeasure>(kKeys.ownMeasure(business_id, measure_id), (own) => own && { ...own, favourite: to })
  }
  await queries.cancelQueries({ queryKey: key })
  change(on)
  try {
    const call = on ? api.PUT : api.DELETE
    await body(call('/api/v1/businesses/{business_id}/favourite-measures/{measure_id}', { params: { path: { business_id, measure_id } } }))
  } catch (error) {
    change(!on)
    throw error
  }
}

/** The address state of the catalogue. */
export interface CatalogueState extends Record<string, string | number> {
  q: string
  kind: string
  purpose: string
  area: string
  status: string
  sort: string
  page: number
}

export const kCatalogueDefaults: CatalogueState = { q: '', kind: '', purpose: '', area: '', status: '', sort: 'relevance', page: 1 }

/** A page of the public catalogue. */
export function useCatalogue(state: CatalogueState) {
  const query: CatalogueQuery = { ...told(state), per_page: kPerPage }
  return useQuery({
    queryKey: [...kKeys.catalogue, query],
    queryFn: ({ signal }) => body(api.GET('/api/v1/measures', { params: { query }, signal })),
    placeholderData: keepPreviousData,
    retry: false,
  })
}

/** One measure of the catalogue. */
export function useMeasure(measure_id: number) {
  return useQuery({
    queryKey: kKeys.measure(measure_id),
    queryFn: () => loadMeasure(measure_id),
    retry: false,
  })
}

/** The same, once. */
export async function loadMeasure(measure_id: number): Promise<Measure> {
  return (await body(api.GET('/api/v1/measures/{measure_id}', { params: { path: { measure_id } } }))) as Measure
}

/** The prefectures in the order of their codes. */
export function usePrefectures() {
  return useQuery({
    queryKey: ['measures', 'reference', 'prefectures'],
    queryFn: () => body(api.GET('/api/v1/reference/prefectures')),
    staleTime: kReferenceAge,
  })
}

/** The municipalities of a prefecture; nothing is asked without one. */
export function useMunicipalities(prefecture_code: string) {
  return useQuery({
    queryKey: ['measures', 'reference', 'municipalities', prefecture_code],
    queryFn: () => body(api.GET('/api/v1/reference/municipalities', { params: { query: { prefecture_code } } })),
    enabled: prefecture_code !== '',
    staleTime: kReferenceAge,
  })
}

/** Classes of industry whose name holds the words; without words the divisions. */
export async function findIndustries(words: string) {
  const query = words === '' ? { level: 2 } : { q: words }
  const { items } = await body(api.GET('/api/v1/reference/industries', { params: { query } }))
  return items.slice(0, 50)
}

/** Names of industries by code; the code while names are on their way. Only the levels in use are loaded. */
export function useIndustryNames(codes: string[]): (code: string) => string {
  const uses = (length: number) => codes.some((code) => code.length === length)
  const isSection = codes.some((code) => /^[A-Z]$/.test(code))
  const levels = [useIndustryLevel(1, isSection), useIndustryLevel(2, uses(2)), useIndustryLevel(3, uses(3)), useIndustryLevel(4, uses(4))]
  const names = new Map(levels.flatMap((level) => level.data?.items ?? []).map((item) => [item.industry_code, item.name]))
  return (code) => names.get(code) ?? code
}

function useIndustryLevel(level: number, enabled: boolean) {
  return useQuery({
    queryKey: ['measures', 'reference', 'industries', level],
    queryFn: () => body(api.GET('/api/v1/reference/industries', { params: { query: { level } } })),
    enabled,
    staleTime: kReferenceAge,
  })
}

/** The name of an area code of either length; the code while names are on their way. */
export function useAreaNames(codes: string[]): (code: string) => string {
  const prefectures = usePrefectures()
  const first = codes.find((code) => code.length === 5)?.slice(0, 2) ?? ''
  const municipalities = useMunicipalities(first)
  return (code) => {
    const prefecture = prefectures.data?.items.find((item) => item.prefecture_code === code.slice(0, 2))?.name
    if (code.length === 2) return prefecture ?? code
    const city = municipalities.data?.items.find((item) => item.city_code === code)?.name
    return city ? `${prefecture ?? ''}${city}` : (prefecture ?? code)
  }
}
