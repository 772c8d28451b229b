/** Imports of published measures. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, body } from '../../api/client'
import { type ImportCount, pollWhileRunning } from '../../ui/Imports/record'
import { kKeys } from './queries'
import type { MeasureImport } from './types'

/** What an import from jGrants counts. */
export const kImportCounts: ImportCount<MeasureImport>[] = [
  { key: 'added', header: '新規', of: (item) => item.rows_added },
  { key: 'changed', header: '変更', of: (item) => item.rows_changed },
  { key: 'unchanged', header: '変更なし', of: (item) => item.rows_unchanged },
  { key: 'ended', header: '掲載終了', of: (item) => item.rows_ended },
  { key: 'overridden', header: '書き直し中', term: '組織が書き直していて変えなかったもの', of: (item) => item.rows_overridden, inList: 'optional' },
  { key: 'odd', header: '要確認', term: '確かめてほしいもの', of: (item) => item.rows_odd },
  { key: 'rejected', header: 'エラー', of: (item) => item.rows_rejected },
]

/** Imports, newest first; asked anew while some are under way. */
export function useMeasureImports(page: number) {
  return useQuery({
    queryKey: [...kKeys.imports, { page }],
    queryFn: () => body(api.GET('/api/v1/measure-imports', { params: { query: { page } } })),
    placeholderData: keepPreviousData,
    refetchInterval: (current) => pollWhileRunning(current.state.data?.items),
  })
}

/** One import with its outcome; asked anew while it is under way. */
export function useMeasureImport(measure_import_id: number) {
  return useQuery({
    queryKey: [...kKeys.imports, measure_import_id],
    queryFn: () => 
      body(api.GET('/api/v1/measure-imports/{measure_import_id}', { params: { path: { measure_import_id } } })),
    retry: false,
    refetchInterval: (current) => pollWhileRunning(current.state.data && [current.state.data]),
  })
}
