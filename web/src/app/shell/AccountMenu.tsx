import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { asApiError } from '../../api/problem'
import type { Me } from '../../api/types'
import { ConfirmDialog } from '../../ui/ConfirmDialog/ConfirmDialog'
import { clearDraftsOf, draftKeys } from '../../ui/Form/drafts'
import { Icon } from '../../ui/Icon/Icon'
import { Link } from '../../ui/Link/Link'
import { toast } from '../../ui/Toast/Toasts'
import { type Door, doorsOf, kDoorNames } from '../session/doors'
import { useSession } from '../session/SessionProvider'

/** Who is signed in, the way to the own account, the choice of door, and signing out. */
export function AccountMenu({ me }: { me: Me }) {
  const { door, setDoor, signOut } = useSession()
  const [path, navigate] = useLocation()
  const [open, setOpen] = useState(false)
  const [asking, setAsking] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const otherDoors = doorsOf(me).filter((candidate) => candidate !== door)

  useEffect(() => setOpen(false), [path])
  useEffect(() => {
    if (!open) return undefined
    const closeOutside = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false)
    }
    addEventListener('pointerdown', closeOutside)
    addEventListener('focusin', closeOutside)
    return () => {
      removeEventListener('pointerdown', closeOutside)
      removeEventListener('focusin', closeOutside)
    }
  }, [open])

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !open) return
    setOpen(false)
    opener.current?.focus()
  }
  function leave() {
    setOpen(false)
    if (draftKeys().length > 0) setAsking(true)
    else signOut().catch((error: unknown) => toast(asApiError(error).message))
  }
  function go(next: Door) {
    setDoor(next)
    setOpen(false)
    navigate('/app')
  }

  return (
    <div className="menu" ref={box} onKeyDown={onKeyDown}>
      <button
        ref={opener}
        type="button"
        className="menu__button"
        aria-expanded={open}
        aria-controls="account-menu"
        onClick={() => setOpen(!open)}
      >
        <Icon name="user" className="nav__icon" />
        <span className="menu__label">{me.display_name}</span>
        <span className="visually-hidden">さんのメニュー</span>
      </button>
      <div className="menu__panel" id="account-menu" hidden={!open}>
        <p className="menu__note">
          {me.email}
          <br />
          {kDoorNames[door]}の画面
        </p>
        <ul className="plain-list">
          <li>
            <Link className="menu__item" href="/app/account">
              <Icon name="settings" />
              アカウント設定
            </Link>
          </li>
          {otherDoors.map((other) => (
            <li key={other}>
              <button type="button" className="menu__item" onClick={() => go(other)}>
                <Icon name="refresh" />
                {kDoorNames[other]}の画面に切り替える
              </button>
            </li>
          ))}
          <li>
            <button type="button" className="menu__item" onClick={leave}>
              <Icon name="signout" />
              サインアウト
            </button>
          </li>
        </ul>
      </div>
      {asking && (
        <ConfirmDialog
          title="書きかけの入力があります"
          confirm="捨ててサインアウトする"
          danger
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            await signOut()
            clearDraftsOf(String(me.user_id))
          }}
        >
          <p>
            保存していない入力が {draftKeys().length} 件、この端末に残っています。サインアウトすると消えます。続きを入力するときは「やめる」を押してください。
          </p>
        </ConfirmDialog>
      )}
    </div>
  )
}
