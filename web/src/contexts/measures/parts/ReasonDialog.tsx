import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from '../../../ui/ConfirmDialog/ConfirmDialog'
import { TextField } from '../../../ui/TextField/TextField'

interface ReasonDialogProps {
  title: string
  confirm: string
  danger?: boolean
  /** What is asked for, with an example in the help and one in the message when nothing is told. */
  label: string
  help: string
  missing: string
  onConfirm: (reason: string) => Promise<void>
  onClose: () => void
  /** What follows from it. */
  children: ReactNode
}

/** Asks before a published measure changes, and for the reason that goes into its history. */
export function ReasonDialog({ title, confirm, danger, label, help, missing, onConfirm, onClose, children }: ReasonDialogProps) {
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const isMissing = reason.trim() === ''
  return (
    <ConfirmDialog
      title={title}
      confirm={confirm}
      danger={danger}
      onClose={onClose}
      onConfirm={async () => {
        setAsked(true)
        if (!isMissing) await onConfirm(reason.trim())
      }}
    >
      {children}
      <TextField
        id="reason"
        name="reason"
        label={label}
        required
        help={help}
        maxLength={500}
        error={asked && isMissing ? missing : undefined}
        value={reason}
        onValue={setReason}
      />
    </ConfirmDialog>
  )
}
