import { useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'

type Plain = Record<string, string | number>

function read<Q extends Plain>(search: string, defaults: Q): Q {
  const params = new URLSearchParams(search)
  const result: Plain = { ...defaults }
  for (const [name, fallback] of Object.entries(defaults)) {
    const text = params.get(name)
    if (text === null) continue
    if (typeof fallback === 'string') result[name] = text
    else if (/^\d{1,9}$/.test(text)) result[name] = Number(text)
  }
  return result as Q
}

/** The query string for the values; those equal to their default are left out. "" or "?a=b". */
export function queryString<Q extends Plain>(values: Q, defaults: Partial<Q> = {}): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    if (value !== defaults[name] && value !== '') params.set(name, String(value))
  }
  const text = params.toString()
  return text ? `?${text}` : ''
}

/**
 * State that lives in the address: filters, sort, page, tab. `defaults` (keep it outside the component) names the
 * members; a number member stays a number. Setting anything but `page` goes back to page 1. `href` gives the address
 * for a link, `set` goes there (a new step for the back button; `replace` for typing).
 */
export function useUrlQuery<Q extends Plain>(defaults: Q) {
  const search = useSearch()
  const [path, navigate] = useLocation()
  const query = useMemo(() => read(search, defaults), [search, defaults])
  const href = useCallback(
    (patch: Partial<Q>) => {
      const back = 'page' in defaults && !('page' in patch) ? { page: defaults.page } : {}
      return path + queryString({ ...query, ...back, ...patch } as Q, defaults)
    },
    [query, path, defaults],
  )
  const set = useCallback(
    (patch: Partial<Q>, options?: { replace?: boolean }) => navigate(href(patch), options),
    [href, navigate],
  )
  return { query, href, set }
}
