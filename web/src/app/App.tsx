import { Suspense, useEffect, useRef } from 'react'
import { Redirect, Route, Switch, useLocation, useSearch } from 'wouter'
import { Page, wantHeadingFocus } from '../ui/Page/Page'
import { Skeleton } from '../ui/Skeleton/Skeleton'
import { ErrorState, NoPermission, NotFound } from '../ui/States/States'
import { kContexts } from './contexts'
import { ErrorBoundary } from './ErrorBoundary'
import { lazy } from './lazyScreen'
import type { ScreenRoute } from './module'
import { matchesPath } from './navigation'
import { signInAddress } from './session/returnTo'
import { useSession, useSessionState } from './session/SessionProvider'
import { Shell } from './shell/Shell'

const kHomeRoute: ScreenRoute = { path: '/app', screen: lazy(() => import('./pages/HomePage')) }
const kRoutes: ScreenRoute[] = [kHomeRoute, ...kContexts.flatMap((context) => context.routes)]

/** People whose second factor is still to be set up or shown come here first. */
const kTwoFactorPath = '/app/account/two-factor'

function Screen({ route }: { route: ScreenRoute }) {
  const { me } = useSession()
  const [path] = useLocation()
  const search = useSearch()
  const Content = route.screen
  if (route.open !== 'anyone') {
    if (!me) return <Redirect to={signInAddress(path + (search ? `?${search}` : ''))} replace />
    if (me.two_factor.pending && path !== kTwoFactorPath) {
      const here = path + (search ? `?${search}` : '')
      return <Redirect to={`${kTwoFactorPath}${here === '/app' ? '' : `?return_to=${encodeURIComponent(here)}`}`} replace />
    }
    if (route.allow && !route.allow(me)) {
      return (
        <Page title="権限がありません">
          <NoPermission />
        </Page>
      )
    }
  }
  return <Content />
}

function Loading() {
  return (
    <div className="page">
      <Skeleton lines={6} />
    </div>
  )
}

function routeOf(path: string): ScreenRoute | undefined {
  return kRoutes.find((candidate) => matchesPath(candidate.path, path))
}

/**
 * Begins loading the screen of an address, at the same time as asking who is signed in. Answers when the app may show
 * itself: at once, or, for an address that app's page has the first words of already, when it can continue them.
 */
export async function preloadScreen(path: string): Promise<void> {
  const route = routeOf(path)
  const loading = route?.screen.preload()
  if (route?.atOnce) await loading
}

/** The whole app: who is signed in, then the frame, then the screen of the address. */
export function App() {
  const { state, error, retry } = useSessionState()
  const [path] = useLocation()
  const before = useRef(path)
  if (before.current !== path) {
    before.current = path
    wantHeadingFocus()
  }
  useEffect(() => {
    if (path === '/app/') history.replaceState(null, '', '/app')
  }, [path])

  if (state === 'loading' && !routeOf(path)?.atOnce) {
    return (
      <p className="boot" role="status">
        読み込んでいます…
      </p>
    )
  }
  if (state === 'failed' && error) {
    return (
      <Shell>
        <Page title="つながりません" narrow>
          <ErrorState error={error} onRetry={retry} />
        </Page>
      </Shell>
    )
  }
  return (
    <Shell>
      <ErrorBoundary resetKey={path}>
        <Suspense fallback={<Loading />}>
          <Switch>
            {kRoutes.map((route) => (
              <Route key={route.path} path={route.path}>
                <Screen route={route} />
              </Route>
            ))}
            <Route>
              <Page title="ページが見つかりません">
                <NotFound />
              </Page>
            </Route>
          </Switch>
        </Suspense>
      </ErrorBoundary>
    </Shell>
  )
}
