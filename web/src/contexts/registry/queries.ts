/** Reads of the register for everybody: search, one business, reference data. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, body } from '../../api/client'
import { ApiError } from '../../api/problem'
import type { SearchFilter } from '../../api/types'
import { queryString } from '../../ui/url/useUrlQuery'

export { useIndustries } from '../../ui/IndustryPicker/industries'

export const kKeys = {
  businesses: ['registry', 'businesses'] as const,
  business: (id: number) => ['registry', 'business', id] as const,
  access: (id: number) => ['registry', 'business', id, 'access'] as const,
  profile: (id: number) => ['registry', 'business', id, 'profile'] as const,
  consents: (id: number) => ['registry', 'business', id, 'consents'] as const,
  readLog: (id: number) => ['registry', 'business', id, 'read-log'] as const,
  profileFields: ['registry', 'profile-fields'] as const,
  myClaims: ['registry', 'claims', 'mine'] as const,
  claims: (organizationId: number) => ['registry', 'claims', organizationId] as const,
  heldConsents: (organizationId: number) => ['registry', 'held-consents', organizationId] as const,
  confirmers: ['registry', 'confirmers'] as const,
  imports: ['registry', 'imports'] as const,
  import: (id: number) => ['registry', 'imports', id] as const,
  reference: ['registry', 'reference'] as const,
}

/** Reference data changes a few times a year. */
const kReferenceAge = 60 * 60_000

/** The address state of the search page. */
export interface SearchState extends Record<string, string | number> {
  q: string
  field: string
  prefecture_code: string
  city_code: string
  industry_code: string
  kind: string
  status: string
  sort: string
  page: number
  per_page: number
}

export const kSearchDefaults: SearchState = {
  q: '',
  field: 'all',
  prefecture_code: '',
  city_code: '',
  industry_code: '',
  kind: '',
  status: 'all',
  sort: 'relevance',
  page: 1,
  per_page: 50,
}

/** What the search sends: only the members that differ from the server's own defaults. */
export function searchFilter(state: SearchState): SearchFilter {
  const { page: _page, per_page: _perPage, ...filter } = state
  const entries = Object.entries(filter).filter(([name, value]) => value !== '' && value !== kSearchDefaults[name])
  return Object.fromEntries(entries) as SearchFilter
}

/** The address of the same result as a file. */
export function exportAddress(state: SearchState, format: 'csv' | 'xlsx'): string {
  return `/api/v1/businesses/export.${format}${queryString(searchFilter(state) as Record<string, string>)}`
}

/** A page of found businesses. The last result stays while the next one is on its way; left questions are dropped. */
export function useBusinesses(state: SearchState) {
  const query = { ...searchFilter(state), page: state.page, per_page: state.per_page }
  return useQuery({
    queryKey: [...kKeys.businesses, query],
    queryFn: ({ signal }) => body(api.GET('/api/v1/businesses', { params: { query }, signal })),
    placeholderData: keepPreviousData,
    retry: false,
  })
}

/** The first businesses for words, for the command palette. */
export async function findBusinesses(words: string) {
  const query = { q: words, per_page: 8 }
  return (await body(api.GET('/api/v1/businesses', { params: { query } }))).items
}

/** Everything that the person may know of one business. */
export function useBusiness(business_id: number, enabled = true) {
  return useQuery({
    queryKey: kKeys.business(business_id),
    queryFn: () => body(api.GET('/api/v1/businesses/{business_id}', { params: { path: { business_id } } })),
    enabled,
    retry: false,
  })
}

/** Who may see what of a business, for its owners and system administrators. */
export function useAccess(business_id: number) {
  return useQuery({
    queryKey: kKeys.access(business_id),
    queryFn: () => body(api.GET('/api/v1/businesses/{business_id}/access', { params: { path: { business_id } } })),
  })
}

/** The catalogue of the owner's items. */
export function useProfileFields() {
  return useQuery({
    queryKey: kKeys.profileFields,
    queryFn: () => body(api.GET('/api/v1/profile-fields')),
    staleTime: kReferenceAge,
  })
}

/** The prefectures in the order of their codes. */
export function usePrefectures() {
  return useQuery({
    queryKey: [...kKeys.reference, 'prefectures'],
    queryFn: () => body(api.GET('/api/v1/reference/prefectures')),
    staleTime: kReferenceAge,
  })
}

/** The municipalities of a prefecture; nothing is asked without one. */
export function useMunicipalities(prefecture_code: string) {
  return useQuery({
    queryKey: [...kKeys.reference, 'municipalities', prefecture_code],
    queryFn: () => body(api.GET('/api/v1/reference/municipalities', { params: { query: { prefecture_code } } })),
    enabled: prefecture_code !== '',
    staleTime: kReferenceAge,
  })
}

/** The places of a postal code; an empty list when it is unknown. */
export async function lookUpPostCode(post_code: string) {
  try {
    return (await body(api.GET('/api/v1/postal-codes/{post_code}', { params: { path: { post_code } } }))).items
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return []
    throw error
  }
}
