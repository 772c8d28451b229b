import { useEffect, useRef } from 'react'
import { Button } from '../../ui/Button/Button'
import { Icon } from '../../ui/Icon/Icon'
import { Link } from '../../ui/Link/Link'
import type { NavEntry } from '../module'
import { currentEntry } from '../navigation'

interface NavListProps {
  entries: NavEntry[]
  path: string
}

/** The entries of the navigation; the one of this screen is marked. */
export function NavList({ entries, path }: NavListProps) {
  const current = currentEntry(entries, path)
  return (
    <ul className="nav">
      {entries.map((entry) => (
        <li key={entry.href}>
          <Link
            className="nav__link"
            href={entry.href}
            aria-current={entry === current ? (path === entry.href ? 'page' : 'true') : undefined}
          >
            <Icon name={entry.icon} className="nav__icon" />
            {entry.label}
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** The navigation on small screens: a modal drawer. */
export function NavDrawer({ entries, path, onClose }: NavListProps & { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    if (element && !element.open) element.showModal()
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="drawer"
      aria-label="メニュー"
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onMouseDown={(event) => event.target === dialog.current && onClose()}
    >
      <div className="row row--end">
        <Button variant="text" icon="close" onClick={onClose}>
          閉じる
        </Button>
      </div>
      <nav aria-label="主なメニュー">
        <NavList entries={entries} path={path} />
      </nav>
    </dialog>
  )
}
