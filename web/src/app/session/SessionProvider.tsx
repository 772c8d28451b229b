import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import { api, body, onSignedOut, setCsrfToken } from '../../api/client'
import { ApiError, asApiError } from '../../api/problem'
import type { Me } from '../../api/types'
import { setDraftOwner } from '../../ui/Form/drafts'
import { chooseDoor, currentDoor, type Door } from './doors'
import { signInAddress } from './returnTo'

export interface Session {
  /** null when nobody is signed in. */
  me: Me | null
  door: Door
  setDoor: (door: Door) => void
  /** Takes the answer of a sign-in (or of any call that answers `me`). */
  enter: (me: Me) => void
  /** Asks the server again who is signed in and until when. */
  refresh: () => Promise<void>
  /** Ends the session at the server, forgets all loaded data, and goes to the sign-in page or to `goTo`. */
  signOut: (goTo?: string) => Promise<void>
}

interface SessionState {
  state: 'loading' | 'failed' | 'ready'
  error: ApiError | null
  retry: () => void
  /** When `me` was last answered, in milliseconds. */
  loadedAt: number
  session: Session
}

const SessionContext = createContext<SessionState | null>(null)

export const kMeKey = ['me'] as const

async function loadMe(): Promise<Me | null> {
  try {
    return await body(api.GET('/api/v1/me'))
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null
    throw error
  }
}

/** Forgets all loaded data but who is signed in: that query is being watched, and must live on to be seen changing. */
function forgetAll(queries: QueryClient): void {
  queries.removeQueries({ predicate: (query) => query.queryKey[0] !== kMeKey[0] })
}

/** Knows who is signed in; sends people to the sign-in page, and back, when the session has ended. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient()
  const [, navigate] = useLocation()
  const query = useQuery({ queryKey: kMeKey, queryFn: loadMe, staleTime: Number.POSITIVE_INFINITY })
  const me = query.data ?? null
  const [chosen, setChosen] = useState<Door | null>(null)

  // During rendering, not in an effect: forms below read drafts and send writes in their first effects.
  setCsrfToken(me?.csrf_token ?? '')
  setDraftOwner(me ? String(me.user_id) : undefined)

  useEffect(
    () =>
      onSignedOut(() => {
        if (!queries.getQueryData(kMeKey)) return
        // A 401 may also mean a wrong code: only the server's own word on who is here ends the session.
        void loadMe().then(
          (still) => {
            if (still) return
            // The address keeps where the person was; drafts keep what was typed.
            navigate(signInAddress(location.pathname + location.search, true))
            forgetAll(queries)
            queries.setQueryData(kMeKey, null)
          },
          () => undefined,
        )
      }),
    [queries, navigate],
  )

  const enter = useCallback(
    (next: Me) => {
      const before = queries.getQueryData<Me | null>(kMeKey)
      // Another person may have worked here before: nothing of theirs stays in memory.
      if (before?.user_id !== next.user_id) forgetAll(queries)
      queries.setQueryData(kMeKey, next)
    },
    [queries],
  )
  const refresh = useCallback(async () => {
    await queries.refetchQueries({ queryKey: kMeKey })
  }, [queries])
  const signOut = useCallback(async (goTo = '/app/sign-in') => {
    try {
      await body(api.DELETE('/api/v1/sessions/current'))
    } catch (error) {
      // Already signed out is what was wanted; other failures are for the caller to show.
      if (asApiError(error).status !== 401) throw error
    }
    navigate(goTo)
    forgetAll(queries)
    queries.setQueryData(kMeKey, null)
  }, [queries, navigate])

  const value = useMemo<SessionState>(() => {
    const usual = me ? currentDoor(me) : 'owner'
    return {
      state: query.data !== undefined ? 'ready' : query.error ? 'failed' : 'loading',
      error: query.error ? asApiError(query.error) : null,
      retry: () => void query.refetch(),
      loadedAt: query.dataUpdatedAt,
      session: {
        me,
        door: chosen && me ? chosen : usual,
        setDoor: (door) => {
          chooseDoor(door)
          setChosen(door)
        },
        enter,
        refresh,
        signOut,
      },
    }
  }, [me, query, chosen, enter, refresh, signOut])
  return <SessionContext value={value}>{children}</SessionContext>
}

/** The state of finding out who is signed in; for the frame of the app. */
export function useSessionState(): SessionState {
  const value = useContext(SessionContext)
  if (!value) throw new Error('useSessionState needs SessionProvider')
  return value
}

/** The session; `me` may be null on pages that are open to anyone. */
export function useSession(): Session {
  return useSessionState().session
}

/** The person who is signed in, on pages that need one. */
export function useMe(): Me {
  const { me } = useSession()
  if (!me) throw new Error('useMe is for pages behind the sign-in')
  return me
}
