import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import { Icon } from '../../ui/Icon/Icon'
import { LinkButton } from '../../ui/Link/Link'
import { Toasts } from '../../ui/Toast/Toasts'
import { kContexts } from '../contexts'
import { commandsFor, navigationFor } from '../navigation'
import { ExpiryWarning } from '../session/ExpiryWarning'
import { useSessionState } from '../session/SessionProvider'
import { AccountMenu } from './AccountMenu'
import { Brand } from './Brand'
import { NavDrawer, NavList } from './Navigation'

const CommandPalette = lazy(() => import('../../ui/CommandPalette/CommandPalette'))

/** Opens the palette with Ctrl+K (⌘K), wherever the focus is. */
function usePaletteKey(open: () => void, enabled: boolean) {
  useEffect(() => {
    if (!enabled) return undefined
    function onKeyDown(event: KeyboardEvent) {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        open()
      }
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [open, enabled])
}

/** The frame around every screen: skip link, header, navigation of the person's door, main, foot. */
export function Shell({ children }: { children: ReactNode }) {
  const { session, loadedAt } = useSessionState()
  const { me, door } = session
  const [path] = useLocation()
  const [paletteOpen, setPaletteOpen] = useState(false)
  const [drawerOpen, setDrawerOpen] = useState(false)
  const openPalette = useMemo(() => () => setPaletteOpen(true), [])
  usePaletteKey(openPalette, me !== null)
  useEffect(() => setDrawerOpen(false), [path])

  const entries = useMemo(() => (me ? navigationFor(kContexts, door, me) : []), [me, door])
  const commands = useMemo(() => (me ? commandsFor(kContexts, me) : []), [me])
  const searches = useMemo(
    () => kContexts.flatMap((context) => context.searches ?? []).filter((s) => me && (s.allow?.(me) ?? true)),
    [me],
  )

  return (
    <>
      <a className="skip-link" href="#main">
        本文へ
      </a>
      <header className="header">
        <div className="header__start">
          {me && (
            <button type="button" className="menu__button header__menu" onClick={() => setDrawerOpen(true)}>
              <Icon name="menu" className="nav__icon" />
              <span>メニュー</span>
            </button>
          )}
          <Brand href={me ? '/app' : '/'} />
        </div>
        <div className="header__tools">
          {me ? (
            <>
              <button type="button" className="header__search" onClick={openPalette} aria-keyshortcuts="Control+K">
                <Icon name="search" />
                <span className="header__search-text">画面や事業者をさがす</span>
                <span className="visually-hidden">（検索を開く）</span>
                <kbd aria-hidden="true">Ctrl K</kbd>
              </button>
              <AccountMenu me={me} />
            </>
          ) : (
            !path.startsWith('/app/sign-in') && (
              <LinkButton href="/app/sign-in" variant="outline">
                サインイン
              </LinkButton>
            )
          )}
        </div>
      </header>
      <div className={me ? 'frame frame--with-nav' : 'frame'}>
        {me && (
          <div className="frame__side">
            <nav aria-label="主なメニュー">
              <NavList entries={entries} path={path} />
            </nav>
          </div>
        )}
        <main className="frame__main" id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
      {me && drawerOpen && <NavDrawer entries={entries} path={path} onClose={() => setDrawerOpen(false)} />}
      {me && paletteOpen && (
        <Suspense>
          <CommandPalette commands={commands} searches={searches} onClose={() => setPaletteOpen(false)} />
        </Suspense>
      )}
      {me?.session_expires_at && <ExpiryWarning expiresAt={me.session_expires_at} loadedAt={loadedAt} />}
      <Toasts />
    </>
  )
}
