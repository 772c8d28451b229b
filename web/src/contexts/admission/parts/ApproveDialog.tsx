import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { DateField } from '../../../ui/DateField/DateField'
import { Dialog } from '../../../ui/Dialog/Dialog'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { dateInJapan } from '../../../ui/format/date'
import { TextField } from '../../../ui/TextField/TextField'
import { toast } from '../../../ui/Toast/Toasts'
import { kKeys, writes } from '../queries'
import type { ApplicationItem } from '../types'

interface Values extends Record<string, unknown> {
  approved_on: string
  approval_note: string
}

/** Notes the approval of the board for several applications at once. */
export function ApproveDialog({ organizationId, rows, onClose }: { organizationId: number; rows: ApplicationItem[]; onClose: () => void }) {
  const queries = useQueryClient()
  const [left, setLeft] = useState<{ application_id: number; message: string }[]>([])
  const form = useForm<Values>({
    initial: { approved_on: dateInJapan(new Date()), approval_note: '常議員会' },
    submit: async (values) => {
      const ids = rows.map((row) => row.application_id)
      const result = await writes.approve(organizationId, ids, values.approved_on, values.approval_note)
      await queries.invalidateQueries({ queryKey: kKeys.all(organizationId) })
      toast(`${result.approved}件の承認を記録しました`)
      if (result.not_approved.length === 0) onClose()
      else setLeft(result.not_approved)
    },
  })
  return (
    <Dialog title={`${rows.length}件の承認を記録する`} onClose={onClose}>
      {left.length > 0 ? (
        <Banner kind="warning" title="記録できなかった申込みがあります">
          <ul>
            {left.map((one) => (
              <li key={one.application_id}>
                受付番号 {one.application_id}：{one.message}
              </li>
            ))}
          </ul>
          <Button onClick={onClose}>閉じる</Button>
        </Banner>
      ) : (
        <Form form={form}>
          <p>{rows.map((row) => row.name).join('、')}</p>
          <DateField {...form.field('approved_on')} label="承認の日" required />
          <TextField {...form.field('approval_note')} label="会議や決裁の名前" maxLength={200} help="例：第3回常議員会、会頭専決" />
          <FormButtons form={form} submit="承認を記録する" />
        </Form>
      )}
    </Dialog>
  )
}
