/** Imports of published measures. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { PageOf } from '../../api/types'
import { kKeys } from './queries'
import { read } from './transport'
import type { MeasureImport } from './types'

/** Whether nothing more will happen by itself. */
export function hasEnded(state: string): boolean {
  return state === 'succeeded' || state === 'failed' || state === 'cancelled'
}

/** Imports, newest first; asked anew while some are under way. */
export function useMeasureImports(page: number) {
  return useQuery({
    queryKey: [...kKeys.imports, { page }],
    queryFn: () => read<PageOf<MeasureImport>>('/api/v1/measure-imports', { page }),
    placeholderData: keepPreviousData,
    refetchInterval: (current) => (current.state.data?.items.some((item) => !hasEnded(item.state)) ? 2000 : false),
  })
}

/** One import with its outcome; asked anew while it is under way. */
export function useMeasureImport(import_id: number) {
  return useQuery({
    queryKey: [...kKeys.imports, import_id],
    queryFn: () => read<MeasureImport>(`/api/v1/measure-imports/${import_id}`),
    retry: false,
    refetchInterval: (current) => (current.state.data && !hasEnded(current.state.data.state) ? 1000 : false),
  })
}
