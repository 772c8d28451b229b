import { useState } from 'react'
import { Button } from '../../../ui/Button/Button'
import { ConfirmDialog } from '../../../ui/ConfirmDialog/ConfirmDialog'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { formatInstant } from '../../../ui/format/date'
import { Select } from '../../../ui/Select/Select'
import { TextArea } from '../../../ui/TextArea/TextArea'
import { TextField } from '../../../ui/TextField/TextField'
import { toast } from '../../../ui/Toast/Toasts'
import { nowForInput, toInstant } from '../model'
import type { PartProps } from '../pages/ApplicationPage'
import { useApplicationWrite, writes } from '../queries'
import { kActivityKinds } from '../strings.ja'
import type { ActivityKind } from '../types'

interface Values extends Record<string, unknown> {
  kind: ActivityKind
  happened_at: string
  with_whom: string
  summary: string
}

/** Calls, visits and talks: who, when, with whom, what was said. */
export function ActivityLog({ application, organizationId }: PartProps) {
  const [writing, setWriting] = useState(false)
  const [removing, setRemoving] = useState<number | null>(null)
  const write = useApplicationWrite(organizationId, application.application_id)
  const form = useForm<Values>({
    initial: { kind: 'call', happened_at: nowForInput(), with_whom: '', summary: '' },
    draftKey: `admission.activity.${application.application_id}`,
    validate: (values) => ({ summary: values.summary.trim() ? undefined : '話した内容を書いてください。' }),
    submit: async (values) => {
      await write(
        writes.addActivity(organizationId, application.application_id, {
          ...values,
          happened_at: toInstant(values.happened_at),
        }),
      )
      toast('記録しました')
      setWriting(false)
    },
  })
  return (
    <section className="card" aria-labelledby="activities">
      <div className="card__head">
        <h2 id="activities">訪問・電話・面談の記録</h2>
        {!writing && (
          <Button variant="outline" size="small" icon="plus" onClick={() => setWriting(true)}>
            記録する
          </Button>
        )}
      </div>
      {writing && (
        <Form form={form}>
          <Select
            {...form.field('kind')}
            onValue={(kind) => form.set({ kind: kind as ActivityKind })}
            label="方法"
            unmarked
            options={Object.entries(kActivityKinds).map(([value, label]) => ({ value, label }))}
          />
          <TextField {...form.field('happened_at')} label="日時" required type="datetime-local" width="medium" />
          <TextField {...form.field('with_whom')} label="相手" maxLength={100} help="例：代表者、経理のご担当" />
          <TextArea {...form.field('summary')} label="内容" required rows={4} maxLength={2000} help="申込者には見えません。" />
          <FormButtons form={form} submit="記録する">
            <Button variant="outline" onClick={() => setWriting(false)}>
              やめる
            </Button>
          </FormButtons>
        </Form>
      )}
      {application.activities.length === 0 && !writing && <p>まだ記録はありません。</p>}
      <ul className="plain-list">
        {application.activities.map((activity) => (
          <li key={activity.activity_id}>
            <span className="muted">{formatInstant(activity.happened_at)}</span>{' '}
            <span className="strong">{kActivityKinds[activity.kind]}</span>（{activity.by}
            {activity.with_whom && `、相手：${activity.with_whom}`}）
            <p className="pre-line">{activity.summary}</p>
            <Button variant="text" size="small" onClick={() => setRemoving(activity.activity_id)}>
              この記録を消す
            </Button>
          </li>
        ))}
      </ul>
      {removing !== null && (
        <ConfirmDialog
          title="記録を消しますか"
          confirm="消す"
          danger
          onClose={() => setRemoving(null)}
          onConfirm={async () => {
            await write(writes.removeActivity(organizationId, application.application_id, removing))
            setRemoving(null)
          }}
        >
          <p>消した記録は戻せません。</p>
        </ConfirmDialog>
      )}
    </section>
  )
}
