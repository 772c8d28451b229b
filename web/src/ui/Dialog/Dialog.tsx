import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from '../Button/Button'

interface DialogProps {
  title: string
  /** Called for Esc, the close button and a click outside. */
  onClose: () => void
  children: ReactNode
  /** The row of buttons at the foot. */
  buttons?: ReactNode
  wide?: boolean
  className?: string
  /** Leaves out title row and padding; `title` still names the dialog. */
  bare?: boolean
}

/**
 * A modal dialog on the native element: the browser keeps the focus inside, Esc closes, and the focus returns to where
 * it was. Render it only while it is open.
 */
export function Dialog({ title, onClose, children, buttons, wide, className, bare = false }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const element = dialog.current
    const before = document.activeElement
    if (element && !element.open) element.showModal()
    return () => {
      element?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className={['dialog', wide && 'dialog--wide', className].filter(Boolean).join(' ')}
      aria-labelledby={bare ? undefined : titleId}
      aria-label={bare ? title : undefined}
      onCancel={(event) => {
        // A file picker inside the dialog fires cancel too; it bubbles, but it is not ours.
        if (event.target !== dialog.current) return
        event.preventDefault()
        onClose()
      }}
      onMouseDown={(event) => {
        if (event.target === dialog.current) onClose()
      }}
    >
      {bare ? (
        children
      ) : (
        <>
          <div className="dialog__head">
            <h2 id={titleId}>{title}</h2>
            <Button variant="text" icon="close" className="button--icon" aria-label="閉じる" onClick={onClose} />
          </div>
          <div className="dialog__body">{children}</div>
          {buttons && <div className="dialog__buttons">{buttons}</div>}
        </>
      )}
    </dialog>
  )
}
