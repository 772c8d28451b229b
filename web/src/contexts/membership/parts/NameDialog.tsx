import { useState } from 'react'
import { type ApiError, asApiError } from '../../../api/problem'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { Dialog } from '../../../ui/Dialog/Dialog'
import { TextField } from '../../../ui/TextField/TextField'

interface NameDialogProps {
  title: string
  label: string
  help?: string
  confirm: string
  onName: (name: string) => Promise<void>
  onClose: () => void
}

/** Asks for a name. */
export function NameDialog({ title, label, help, confirm, onName, onClose }: NameDialogProps) {
  const [name, setName] = useState('')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiError | null>(null)
  const [missing, setMissing] = useState(false)
  async function run() {
    setMissing(name.trim() === '')
    if (name.trim() === '') return
    setBusy(true)
    setFailure(null)
    try {
      await onName(name.trim())
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
          <Button busy={busy} onClick={() => void run()}>
            {confirm}
          </Button>
        </>
      }
    >
      <TextField
        id="name-dialog"
        name="name"
        label={label}
        help={help}
        required
        value={name}
        onValue={setName}
        error={missing && name.trim() === '' ? '名前を入力してください。例：製造業で従業員20人以上' : undefined}
      />
      {failure && <Banner kind="error" title={failure.message} live />}
    </Dialog>
  )
}
