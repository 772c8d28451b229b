/** Reads of imports, exports, profiles and the drop folder of a chamber. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, body } from '../../api/client'
import type { Mapping } from './types'

export const kKeys = {
  all: (id: number) => ['exchange', id] as const,
  imports: (id: number) => ['exchange', id, 'imports'] as const,
  import: (id: number, importId: number) => ['exchange', id, 'imports', importId] as const,
  exports: (id: number) => ['exchange', id, 'exports'] as const,
  profiles: (id: number) => ['exchange', id, 'profiles'] as const,
  folder: (id: number) => ['exchange', id, 'folder'] as const,
}

const kRunning = ['checking', 'applying', 'undoing', 'queued', 'running']
const kAgain = 2000

export const isRunning = (state: string): boolean => kRunning.includes(state)

export function useImports(organization_id: number, page: number) {
  return useQuery({
    queryKey: [...kKeys.imports(organization_id), { page }],
    queryFn: () =>
      body(
        api.GET('/api/v1/organizations/{organization_id}/exchange/imports', {
          params: { path: { organization_id }, query: { page, per_page: 20 } },
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: (current) => (current.state.data?.items.some((item) => isRunning(item.state)) ? kAgain : false),
  })
}

export function useImport(organization_id: number, import_id: number) {
  return useQuery({
    queryKey: kKeys.import(organization_id, import_id),
    queryFn: () =>
      body(
        api.GET('/api/v1/organizations/{organization_id}/exchange/imports/{import_id}', {
          params: { path: { organization_id, import_id } },
        }),
      ),
    retry: false,
    refetchInterval: (current) => (current.state.data && isRunning(current.state.data.state) ? kAgain : false),
  })
}

/** What the file looks like. @param enabled only while there is a file */
export function useFileColumns(
  organization_id: number,
  import_id: number,
  query: { sheet?: string; header_row: number },
) {
  return useQuery({
    queryKey: [...kKeys.import(organization_id, import_id), 'columns', query],
    queryFn: () =>
      body(
        api.GET('/api/v1/organizations/{organization_id}/exchange/imports/{import_id}/columns', {
          params: { path: { organization_id, import_id }, query },
        }),
      ),
    retry: false,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** The first lines as the mapping would read them. */
export function useTrial(organization_id: number, import_id: number, mapping: Mapping | null) {
  return useQuery({
    queryKey: [...kKeys.import(organization_id, import_id), 'trial', mapping],
    queryFn: () =>
      body(
        api.POST('/api/v1/organizations/{organization_id}/exchange/imports/{import_id}/trials', {
          params: { path: { organization_id, import_id } },
          body: { mapping: mapping as Mapping },
        }),
      ),
    enabled: mapping !== null,
    retry: false,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export interface LineState extends Record<string, string | number> {
  state: string
  noticed: string
  q: string
  page: number
}

export function useLines(organization_id: number, import_id: number, { state, noticed, q, page }: LineState) {
  const query = {
    ...(state ? { state } : {}),
    ...(q ? { q } : {}),
    noticed: noticed === 'true',
    page,
    per_page: 50,
  }
  return useQuery({
    queryKey: [...kKeys.import(organization_id, import_id), 'lines', query],
    queryFn: () =>
      body(
        api.GET('/api/v1/organizations/{organization_id}/exchange/imports/{import_id}/rows', {
          params: { path: { organization_id, import_id }, query: query as never },
        }),
      ),
    placeholderData: keepPreviousData,
  })
}

export function useFields(organization_id: number) {
  return useQuery({
    queryKey: [...kKeys.all(organization_id), 'fields'],
    queryFn: () =>
      body(
        api.GET('/api/v1/organizations/{organization_id}/exchange/fields', { params: { path: { organization_id } } }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function useProfiles(organization_id: number) {
  return useQuery({
    queryKey: kKeys.profiles(organization_id),
    queryFn: () =>
      body(
        api.GET('/api/v1/organizations/{organization_id}/exchange/profiles', { params: { path: { organization_id } } }),
      ),
  })
}

export function useProfile(organization_id: number, profile_id: number) {
  return useQuery({
    queryKey: [...kKeys.profiles(organization_id), profile_id],
    queryFn: () =>
      body(
        api.GET('/api/v1/organizations/{organization_id}/exchange/profiles/{profile_id}', {
          params: { path: { organization_id, profile_id } },
        }),
      ),
    enabled: profile_id > 0,
    retry: false,
  })
}

export function useExports(organization_id: number, page: number) {
  return useQuery({
    queryKey: [...kKeys.exports(organization_id), { page }],
    queryFn: () =>
      body(
        api.GET('/api/v1/organizations/{organization_id}/exchange/exports', {
          params: { path: { organization_id }, query: { page, per_page: 20 } },
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: (current) => (current.state.data?.items.some((item) => isRunning(item.state)) ? kAgain : false),
  })
}

export function useExport(organization_id: number, export_id: number) {
  return useQuery({
    queryKey: [...kKeys.exports(organization_id), export_id],
    queryFn: () =>
      body(
        api.GET('/api/v1/organizations/{organization_id}/exchange/exports/{export_id}', {
          params: { path: { organization_id, export_id } },
        }),
      ),
    retry: false,
    refetchInterval: (current) => (current.state.data && isRunning(current.state.data.state) ? kAgain : false),
  })
}

export function useDropFolder(organization_id: number) {
  return useQuery({
    queryKey: kKeys.folder(organization_id),
    queryFn: () =>
      body(
        api.GET('/api/v1/organizations/{organization_id}/exchange/drop-folder', {
          params: { path: { organization_id } },
        }),
      ),
  })
}
