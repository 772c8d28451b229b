import { type ReactNode, useState } from 'react'
import { type ApiError, asApiError } from '../../api/problem'
import { Banner } from '../Banner/Banner'
import { Button } from '../Button/Button'
import { Dialog } from '../Dialog/Dialog'

interface ConfirmDialogProps {
  title: string
  /** What will happen, and whether it can be undone. */
  children: ReactNode
  /** The verb of the action ("取り消す"), not "OK". */
  confirm: string
  danger?: boolean
  /** Does it; a thrown ApiError is shown and the dialog stays. On success call your own close. */
  onConfirm: () => Promise<void>
  onClose: () => void
}

/** Asks before something that is hard to undo. */
export function ConfirmDialog({ title, children, confirm, danger, onConfirm, onClose }: ConfirmDialogProps) {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiError | null>(null)
  async function run() {
    setBusy(true)
    setFailure(null)
    try {
      await onConfirm()
    } catch (error) {
      setFailure(asApiError(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      buttons={
        <>
          <Button variant="outline" onClick={onClose}>
            やめる
          </Button>
          <Button danger={danger} busy={busy} onClick={() => void run()}>
            {confirm}
          </Button>
        </>
      }
    >
      {children}
      {failure && <Banner kind="error" title={failure.message} live />}
    </Dialog>
  )
}
