import { useQuery } from '@tanstack/react-query'
import { api, body } from '../../api/client'

/** Reference data changes a few times a year. */
const kReferenceAge = 60 * 60_000

/** The classes of JSIC at a level, or below one. */
export function useIndustries(query: { level?: number; parent?: string }, enabled = true) {
  return useQuery({
    queryKey: ['registry', 'reference', 'industries', query],
    queryFn: () => body(api.GET('/api/v1/reference/industries', { params: { query } })),
    enabled,
    staleTime: kReferenceAge,
  })
}

/** Names of JSIC classes by code; the code itself while names are on their way. Only the levels in use are loaded. */
export function useIndustryNames(codes: string[]): (code: string) => string {
  const uses = (length: number) => codes.some((code) => code.length === length)
  const levels = [
    useIndustries({ level: 1 }, codes.some((code) => /^[A-Z]$/.test(code))),
    useIndustries({ level: 2 }, uses(2)),
    useIndustries({ level: 3 }, uses(3)),
    useIndustries({ level: 4 }, uses(4)),
  ]
  const names = new Map(levels.flatMap((level) => level.data?.items ?? []).map((item) => [item.industry_code, item.name]))
  return (code) => names.get(code) ?? code
}
