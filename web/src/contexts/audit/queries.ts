/** Reads of the audit log. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, body } from '../../api/client'
import { queryString } from '../../ui/url/useUrlQuery'

export type AuditFilter = {
  from: string
  to: string
  action: string
  object_type: string
  object_id: string
  actor_id: string
  page: number
}

/** The filter as the API takes it: empty members left out. */
function queryOf(filter: AuditFilter) {
  const { actor_id, page, ...texts } = filter
  const given = Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== ''))
  return { ...given, ...(/^\d+$/.test(actor_id) && { actor_id: Number(actor_id) }), page }
}

/** A page of the audit log, newest first. Looking at it is logged too, so it is not asked for by itself. */
export function useAudit(filter: AuditFilter) {
  const query = queryOf(filter)
  return useQuery({
    queryKey: ['audit', query],
    queryFn: () => body(api.GET('/api/v1/audit', { params: { query } })),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  })
}

/** The address of the CSV file of exactly what the filter shows, all pages. */
export function auditCsvAddress(filter: AuditFilter): string {
  const { page: _page, ...query } = queryOf(filter)
  return `/api/v1/audit.csv${queryString(query as Record<string, string | number>)}`
}
