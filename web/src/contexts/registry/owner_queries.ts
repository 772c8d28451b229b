/** Reads of the register for owners and for those who confirm them, and for imports. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, body } from '../../api/client'
import type { ClaimState, ImportKind, ProfileFields } from '../../api/types'
import { pollWhileRunning } from '../../ui/Imports/record'
import { type HeldConsentState, heldConsentFilter } from './held_consents'
import { kKeys } from './queries'

/** The own items with the version to save over. */
export function useProfile(business_id: number) {
  return useQuery({
    queryKey: kKeys.profile(business_id),
    queryFn: () => loadProfile(business_id),
    retry: false,
    // A form stands on it: it is asked again when the page is opened, not behind the person's back.
    staleTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}

/** The same, once. */
export function loadProfile(business_id: number) {
  return body(api.GET('/api/v1/businesses/{business_id}/profile', { params: { path: { business_id } } }))
}

/** Saves the own items over that version; refused with 412 when somebody else saved in the meantime. */
export function saveProfile(business_id: number, version: number, fields: ProfileFields) {
  return body(
    api.PUT('/api/v1/businesses/{business_id}/profile', {
      params: { path: { business_id } },
      headers: { 'If-Match': `"${version}"` },
      body: fields,
    }),
  )
}

/** Consents of a business, newest first, ended and withdrawn ones too. */
export function useConsents(business_id: number) {
  return useQuery({
    queryKey: kKeys.consents(business_id),
    queryFn: () => body(api.GET('/api/v1/businesses/{business_id}/consents', { params: { path: { business_id } } })),
  })
}

/** Who looked at the own business, and what was changed. */
export function useReadLog(business_id: number, query: { page: number; own_reads: boolean }) {
  return useQuery({
    queryKey: [...kKeys.readLog(business_id), query],
    queryFn: () =>
      body(
        api.GET('/api/v1/me/businesses/{business_id}/audit', {
          params: { path: { business_id }, query },
        }),
      ),
    placeholderData: keepPreviousData,
  })
}

/** The person's own claims, newest first. */
export function useMyClaims() {
  return useQuery({ queryKey: kKeys.myClaims, queryFn: () => body(api.GET('/api/v1/claims')) })
}

/** Organisations that can confirm a claim, the nearest first. */
export function useConfirmers(query: { corporate_number?: string; prefecture_code?: string; city_name?: string }) {
  return useQuery({
    queryKey: [...kKeys.confirmers, query],
    queryFn: () => body(api.GET('/api/v1/claims/confirmers', { params: { query } })),
    enabled: Object.values(query).some((value) => value),
    placeholderData: keepPreviousData,
  })
}

/** What an organisation was asked to confirm. */
export function useClaims(organization_id: number, filter: { state: string; page: number }) {
  const query = { page: filter.page, ...(filter.state && { state: filter.state as ClaimState }) }
  return useQuery({
    queryKey: [...kKeys.claims(organization_id), query],
    queryFn: () =>
      body(api.GET('/api/v1/organizations/{organization_id}/claims', { params: { path: { organization_id }, query } })),
    enabled: organization_id > 0,
    placeholderData: keepPreviousData,
  })
}

/** One claim that an organisation was asked about. */
export function useClaim(organization_id: number, claim_id: number) {
  return useQuery({
    queryKey: [...kKeys.claims(organization_id), 'one', claim_id],
    queryFn: () => body(api.GET('/api/v1/claims/{claim_id}', { params: { path: { claim_id } } })),
    retry: false,
  })
}

/** Which businesses let an organisation see their own items. */
export function useHeldConsents(organization_id: number, state: HeldConsentState, ends_by: string) {
  const query = { ...heldConsentFilter(state, ends_by), page: state.page }
  return useQuery({
    queryKey: [...kKeys.heldConsents(organization_id), query],
    queryFn: () =>
      body(api.GET('/api/v1/organizations/{organization_id}/consents', { params: { path: { organization_id }, query } })),
    enabled: organization_id > 0,
    placeholderData: keepPreviousData,
  })
}

/** Finds organisations by name, for giving consent to one. */
export async function findOrganizations(words: string) {
  const query = { per_page: 30, status: 'active' as const, ...(words && { q: words }) }
  return (await body(api.GET('/api/v1/organizations', { params: { query } }))).items
}

/** Imports, newest first; asked anew while some are under way. */
export function useImports(filter: { kind: string; page: number }) {
  const query = { page: filter.page, ...(filter.kind && { kind: filter.kind as ImportKind }) }
  return useQuery({
    queryKey: [...kKeys.imports, query],
    queryFn: () => body(api.GET('/api/v1/imports', { params: { query } })),
    placeholderData: keepPreviousData,
    refetchInterval: (current) => pollWhileRunning(current.state.data?.items),
  })
}

/** How large a file may be and how its name may end. */
export function useImportFileRules() {
  return useQuery({
    queryKey: [...kKeys.imports, 'file-rules'],
    queryFn: () => body(api.GET('/api/v1/import-file-rules')),
    staleTime: Infinity,
  })
}

/** One import with its outcome. */
export function useImport(import_id: number) {
  return useQuery({
    queryKey: kKeys.import(import_id),
    queryFn: () => body(api.GET('/api/v1/imports/{import_id}', { params: { path: { import_id } } })),
    refetchInterval: (current) => pollWhileRunning(current.state.data && [current.state.data]),
  })
}
