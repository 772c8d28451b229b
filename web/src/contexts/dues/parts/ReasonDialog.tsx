import type { ReactNode } from 'react'
import { Button } from '../../../ui/Button/Button'
import { Dialog } from '../../../ui/Dialog/Dialog'
import { Form } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { NumberField } from '../../../ui/NumberField/NumberField'
import { TextArea } from '../../../ui/TextArea/TextArea'

interface ReasonDialogProps {
  title: string
  confirm: string
  /** Asks for an amount as well. */
  amount?: boolean
  children?: ReactNode
  danger?: boolean
  onDone: (reason: string, amount: number | null) => Promise<void>
  onClose: () => void
}

/** Asks for the reason of something that stays in the books. */
export function ReasonDialog({ title, confirm, amount, children, danger, onDone, onClose }: ReasonDialogProps) {
  const form = useForm({
    initial: { reason: '', amount_yen: null as number | null },
    validate: (values) => ({
      reason: values.reason.trim() === '' ? '理由を入力してください。' : undefined,
      amount_yen: amount && !values.amount_yen ? '金額を入力してください。例：5,000' : undefined,
    }),
    submit: (values) => onDone(values.reason.trim(), values.amount_yen),
  })
  return (
    <Dialog title={title} onClose={onClose}>
      <Form form={form}>
        {children}
        {amount && <NumberField label="金額" unit="円" required {...form.field('amount_yen')} />}
        <TextArea label="理由" required rows={3} maxLength={300} {...form.field('reason')} />
        <div className="form__buttons">
          <Button type="submit" busy={form.busy} danger={danger}>
            {confirm}
          </Button>
          <Button variant="outline" onClick={onClose}>
            やめる
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
