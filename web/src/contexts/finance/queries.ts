/** Reads and writes of the figures of a business. */
import { keepPreviousData, type QueryClient, useQuery } from '@tanstack/react-query'
import { api, body } from '../../api/client'
import { queryString } from '../../ui/url/useUrlQuery'
import type { BenchmarkSheet, StatementInput } from './types'

export const kKeys = {
  all: (id: number) => ['finance', id] as const,
  statements: (id: number) => ['finance', id, 'statements'] as const,
  benchmark: (id: number) => ['finance', id, 'benchmark'] as const,
  sheet: (id: number) => ['finance', id, 'sheet'] as const,
  profile: (id: number) => ['finance', id, 'profile'] as const,
  classes: ['finance', 'classes'] as const,
}

/** The fiscal years, newest first. A form stands on them: they are not asked again behind the person's back. */
export function useStatements(business_id: number) {
  return useQuery({
    queryKey: kKeys.statements(business_id),
    queryFn: () => body(api.GET('/api/v1/businesses/{business_id}/statements', { params: { path: { business_id } } })),
    retry: false,
    staleTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}

/** Saves one year over its version; 0 for a year that is new. */
export async function saveStatement(business_id: number, end: string, version: number, input: StatementInput) {
  return body(
    api.PUT('/api/v1/businesses/{business_id}/statements/{fiscal_year_end}', {
      params: { path: { business_id, fiscal_year_end: end } },
      headers: { 'If-Match': `"${version}"` },
      body: input,
    }),
  )
}

/** Removes one year, if it is still the version that the person saw. */
export async function deleteStatement(business_id: number, end: string, version: number) {
  const path = { business_id, fiscal_year_end: end }
  const headers = { 'If-Match': `"${version}"` }
  await body(api.DELETE('/api/v1/businesses/{business_id}/statements/{fiscal_year_end}', { params: { path }, headers }))
}

/** Reads a file of years; saves them only with `commit`. */
export async function importStatements(business_id: number, file: Blob, query: { commit: boolean; confirmed: boolean }) {
  return body(
    api.POST('/api/v1/businesses/{business_id}/statements/import', {
      // The API document does not name the query of an upload.
      params: { path: { business_id }, query: query as never },
      body: file,
      bodySerializer: (content) => content as Blob,
      headers: { 'Content-Type': 'text/csv' },
    }),
  )
}

/** The address of the years as a file that can be imported again. */
export function statementsCsv(business_id: number): string {
  return `/api/v1/businesses/${business_id}/statements.csv`
}

/** The Local Benchmark, compared with the class of the industry or with another one. */
export function useBenchmark(business_id: number, class_code: string) {
  const query = class_code ? { class_code } : {}
  return useQuery({
    queryKey: [...kKeys.benchmark(business_id), query],
    queryFn: () =>
      body(api.GET('/api/v1/businesses/{business_id}/local-benchmark', { params: { path: { business_id }, query } })),
    placeholderData: keepPreviousData,
    retry: false,
  })
}

/** The address of the Local Benchmark as a document. */
export function benchmarkPdf(business_id: number, class_code: string): string {
  return `/api/v1/businesses/${business_id}/local-benchmark.pdf${queryString({ class_code })}`
}

/** The saved sheet on A4. */
export const sheetPdf = (business_id: number): string => `/api/v1/businesses/${business_id}/benchmark-sheet.pdf`

/** The classes of industries that a business can be compared with. */
export function useBenchmarkClasses() {
  return useQuery({
    queryKey: kKeys.classes,
    queryFn: () => body(api.GET('/api/v1/local-benchmark-industries')),
    staleTime: 60 * 60_000,
  })
}

/** The non-financial sheet with the version to save over. */
export function useSheet(business_id: number) {
  return useQuery({
    queryKey: kKeys.sheet(business_id),
    queryFn: () => loadSheet(business_id),
    retry: false,
    staleTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}

/** The same, once. */
export async function loadSheet(business_id: number) {
  return body(api.GET('/api/v1/businesses/{business_id}/benchmark-sheet', { params: { path: { business_id } } }))
}

/** Saves the sheet over a version. */
export async function saveSheet(business_id: number, version: number, sheet: BenchmarkSheet) {
  return body(
    api.PUT('/api/v1/businesses/{business_id}/benchmark-sheet', {
      params: { path: { business_id } },
      headers: { 'If-Match': `"${version}"` },
      body: sheet,
    }),
  )
}

/** The first day of the fiscal year as the owner's profile tells it ("04-01"); null when it does not. */
export function useYearStart(business_id: number) {
  return useQuery({
    queryKey: kKeys.profile(business_id),
    queryFn: async () => {
      const profile = await body(
        api.GET('/api/v1/businesses/{business_id}/profile', { params: { path: { business_id } } }),
      )
      return profile.fields.fiscal_year_start ?? null
    },
    // Only a convenience: without it the dates are typed. Each reading is logged, so it is not asked anew each time.
    retry: false,
    staleTime: 10 * 60_000,
  })
}

/** The name of a business, for the heading of a page about it. */
export function useBusinessName(business_id: number) {
  return useQuery({
    queryKey: ['finance', 'name', business_id],
    queryFn: async () =>
      (await body(api.GET('/api/v1/businesses/{business_id}', { params: { path: { business_id } } }))).name,
    enabled: Number.isSafeInteger(business_id) && business_id > 0,
    retry: false,
  })
}

/** What changes when figures do. */
export async function figuresChanged(queries: QueryClient, business_id: number) {
  await queries.invalidateQueries({ queryKey: kKeys.benchmark(business_id) })
}
