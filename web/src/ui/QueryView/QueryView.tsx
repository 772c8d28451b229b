import type { ReactNode } from 'react'
import { asApiError } from '../../api/problem'
import { Skeleton } from '../Skeleton/Skeleton'
import { ErrorState } from '../States/States'

interface QueryLike<Data> {
  data: Data | undefined
  error: unknown
  refetch: () => unknown
}

interface QueryViewProps<Data> {
  query: QueryLike<Data>
  /** In place of the content while it loads. */
  loading?: ReactNode
  children: (data: Data) => ReactNode
}

/**
 * Shows what a query answers: skeleton while loading, the right state when it failed (no permission, not found,
 * unreachable with retry), else the data. Data that is already there stays while it is refreshed.
 */
export function QueryView<Data>({ query, loading, children }: QueryViewProps<Data>) {
  if (query.data !== undefined) return <>{children(query.data)}</>
  if (query.error) return <ErrorState error={asApiError(query.error)} onRetry={() => void query.refetch()} />
  return <>{loading ?? <Skeleton />}</>
}
