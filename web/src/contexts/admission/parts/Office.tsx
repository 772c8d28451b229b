import { useState } from 'react'
import { asApiError } from '../../../api/problem'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { ConfirmDialog } from '../../../ui/ConfirmDialog/ConfirmDialog'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { formatInstant } from '../../../ui/format/date'
import { Select } from '../../../ui/Select/Select'
import { TextArea } from '../../../ui/TextArea/TextArea'
import { toast } from '../../../ui/Toast/Toasts'
import type { PartProps } from '../pages/ApplicationPage'
import { useApplicationWrite, useColleagues, writes } from '../queries'

interface Values extends Record<string, unknown> {
  assigned: string
  note: string
}

/** Who takes care of it, notes of the office, the applicant's link and the invitation to an account. */
export function Office({ application, organizationId }: PartProps) {
  const colleagues = useColleagues(organizationId)
  const write = useApplicationWrite(organizationId, application.application_id)
  const [revoking, setRevoking] = useState(false)
  const [failure, setFailure] = useState('')
  const form = useForm<Values>({
    initial: { assigned: String(application.assigned_user_id ?? 0), note: application.note },
    submit: async (values) => {
      const changes = { version: application.version, assigned_user_id: Number(values.assigned), note: values.note }
      await write(writes.change(organizationId, application.application_id, changes))
      toast('保存しました')
    },
  })
  async function invite() {
    setFailure('')
    try {
      await write(writes.invite(organizationId, application.application_id))
      toast('マイページの案内を送りました')
    } catch (error) {
      setFailure(asApiError(error).message)
    }
  }
  const open = !['admitted', 'declined', 'withdrawn'].includes(application.state)
  return (
    <section className="card" aria-labelledby="office">
      <h2 id="office">担当と覚え書き</h2>
      <Form form={form}>
        <Select
          {...form.field('assigned')}
          label="担当"
          options={[
            { value: '0', label: '担当なし' },
            ...(colleagues.data?.items ?? []).map((one) => ({ value: String(one.user_id), label: one.name })),
          ]}
        />
        <TextArea {...form.field('note')} label="覚え書き" rows={3} maxLength={2000} help="申込者には見えません。" />
        <FormButtons form={form} submit="保存する" />
      </Form>
      {application.member_id && (
        <>
          <h3>マイページの案内</h3>
          {application.invitation && (
            <p>
              {formatInstant(application.invitation.created_at)} に {application.invitation.email} へ送りました。
              {application.invitation.accepted_at ? `${formatInstant(application.invitation.accepted_at)} に使われました。` : 'まだ使われていません。'}
            </p>
          )}
          {failure && <Banner kind="error" title={failure} live />}
          <Button variant="outline" onClick={() => void invite()}>
            マイページの案内を送る
          </Button>
        </>
      )}
      {open && application.link_works && (
        <p>
          <Button variant="outline" danger onClick={() => setRevoking(true)}>
            申込者の専用アドレスを使えなくする
          </Button>
        </p>
      )}
      {!application.link_works && <p className="muted">申込者の専用アドレスは使えません。</p>}
      {revoking && (
        <ConfirmDialog
          title="専用アドレスを使えなくしますか"
          confirm="使えなくする"
          danger
          onClose={() => setRevoking(false)}
          onConfirm={async () => {
            await write(writes.revokeLinks(organizationId, application.application_id))
            setRevoking(false)
          }}
        >
          <p>これまでに送ったアドレスがすべて使えなくなります。次に送るメールには、新しいアドレスが入ります。</p>
        </ConfirmDialog>
      )}
    </section>
  )
}
