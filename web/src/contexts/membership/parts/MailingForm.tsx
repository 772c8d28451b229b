import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { components } from '../../../api/schema'
import { Button } from '../../../ui/Button/Button'
import { Checkbox } from '../../../ui/Checkbox/Checkbox'
import { ConfirmDialog } from '../../../ui/ConfirmDialog/ConfirmDialog'
import { Dialog } from '../../../ui/Dialog/Dialog'
import { formatNumber } from '../../../ui/format/number'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { Select } from '../../../ui/Select/Select'
import { TextArea } from '../../../ui/TextArea/TextArea'
import { TextField } from '../../../ui/TextField/TextField'
import { toast } from '../../../ui/Toast/Toasts'
import type { MemberFilter } from '../filter'
import {
  kKeys,
  orderMailing,
  previewMailing,
  removeMailing,
  saveMailing,
  type SegmentItem,
  sendTestMail,
  usePlaceholders,
  useReach,
} from '../queries'

type MailingView = components['schemas']['MailingView']
type Preview = components['schemas']['MailPreview']

const kAllMembers: MemberFilter = { standing: ['member'] }
const kAll = 'all'
const kKept = 'kept'

interface MailingFormProps {
  chamber: number
  segments: SegmentItem[]
  segment?: SegmentItem | undefined
  mailing?: MailingView
}

/** A mail to many: whom, what, how it looks for one of them, a trial to oneself, and the order to send. */
export function MailingForm({ chamber, segments, segment, mailing }: MailingFormProps) {
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const placeholders = usePlaceholders()
  const [preview, setPreview] = useState<Preview | null>(null)
  const [asking, setAsking] = useState<'send' | 'remove' | null>(null)
  const chosen = mailing?.segment_id ?? segment?.segment_id
  const form = useForm({
    draftKey: `membership.mailing.${mailing ? `${mailing.summary.mailing_id}.${mailing.summary.version}` : `new.${chamber}`}`,
    initial: {
      whom: chosen && segments.some((one) => one.segment_id === chosen) ? String(chosen) : mailing ? kKept : kAll,
      subject: mailing?.summary.subject ?? '',
      body: mailing?.body ?? '{{会員名}}\n{{担当者名}} 様\n\nいつもお世話になっております。\n\n',
      tracks_opens: mailing?.summary.tracks_opens ?? false,
    },
    validate: (values) => ({
      subject: values.subject.trim() ? undefined : '件名を入力してください。例：補助金説明会のご案内',
      body: values.body.trim() ? undefined : '本文を入力してください。',
    }),
    submit: async () => {
      await save()
      toast('下書きを保存しました')
    },
  })
  const filter: MemberFilter =
    form.values.whom === kKept && mailing
      ? mailing.filter
      : (segments.find((one) => String(one.segment_id) === form.values.whom)?.filter ?? kAllMembers)
  const reach = useReach(chamber, filter)

  async function save() {
    const { whom, subject, body, tracks_opens } = form.latest()
    const saved = await saveMailing(chamber, mailing?.summary ?? null, {
      subject,
      body,
      filter,
      segment_id: Number(whom) || null,
      tracks_opens,
    })
    await client.invalidateQueries({ queryKey: kKeys.mailings(chamber) })
    if (!mailing) navigate(`/app/members/mailings/${saved.summary.mailing_id}`, { replace: true })
    return saved
  }
  const words = () => ({ subject: form.latest().subject, body: form.latest().body, tracks_opens: form.latest().tracks_opens })

  return (
    <Form form={form as never}>
      <Select
        {...form.field('whom')}
        label="宛先"
        required
        options={[
          ...(mailing && form.values.whom === kKept ? [{ value: kKept, label: `保存した条件：${mailing.summary.filter_text}` }] : []),
          { value: kAll, label: 'すべての会員' },
          ...segments.map((one) => ({ value: String(one.segment_id), label: one.name })),
        ]}
      />
      <div role="status" className="card card--soft">
        {reach.data ? (
          <>
            <p className="strong">{formatNumber(reach.data.mailable)}通を送ります（条件に合う{formatNumber(reach.data.members)}件のうち）</p>
            <p className="muted small">
              送らない：メールアドレスなし {formatNumber(reach.data.without_email)}件、案内を受け取らない・不明{' '}
              {formatNumber(reach.data.not_allowed)}件、不達 {formatNumber(reach.data.failing)}件、同じアドレス{' '}
              {formatNumber(reach.data.same_address)}件
            </p>
          </>
        ) : (
          <p>数えています</p>
        )}
      </div>
      <TextField {...form.field('subject')} label="件名" required maxLength={150} />
      <TextArea
        {...form.field('body')}
        label="本文"
        required
        rows={14}
        maxLength={20000}
        help={`差し込み：${(placeholders.data?.items ?? []).map((one) => `{{${one.word}}}`).join(' ')}。送り主の連絡先と配信停止のリンクは、自動で末尾に付きます。`}
      />
      <Checkbox
        {...form.field('tracks_opens')}
        label="開封を数える"
        help="小さな画像を使います。そのことはメールの本文に書かれます。"
      />
      <div className="row">
        <Button variant="outline" onClick={() => void previewMailing(chamber, words()).then(setPreview, (error: Error) => toast(error.message))}>
          差し込んだ文面を見る
        </Button>
        <Button
          variant="outline"
          icon="mail"
          onClick={() =>
            void sendTestMail(chamber, words()).then(
              () => toast('自分宛てに試し送りしました'),
              (error: Error) => toast(error.message),
            )
          }
        >
          自分に試し送り
        </Button>
      </div>
      <FormButtons form={form} submit="下書きを保存">
        {mailing && (
          <>
            <Button variant="outline" onClick={() => setAsking('send')}>
              送信へ進む
            </Button>
            <Button variant="text" icon="trash" onClick={() => setAsking('remove')}>
              下書きを消す
            </Button>
          </>
        )}
      </FormButtons>
      {preview && (
        <Dialog title={preview.subject} wide onClose={() => setPreview(null)}>
          <p className="muted">
            宛先の例：{preview.to_name} {preview.to}
          </p>
          <pre className="letter">{preview.text}</pre>
        </Dialog>
      )}
      {mailing && asking === 'send' && (
        <ConfirmDialog
          title="メールを送る"
          confirm={`${formatNumber(reach.data?.mailable ?? 0)}通を送る`}
          onClose={() => setAsking(null)}
          onConfirm={async () => {
            const saved = await save()
            await orderMailing(chamber, saved.summary.mailing_id, 'send')
            form.discardDraft()
            await client.invalidateQueries({ queryKey: kKeys.mailings(chamber) })
            setAsking(null)
          }}
        >
          <p>「{form.values.subject}」を送ります。少しずつ送られ、途中で中止できます。送ったメールは取り消せません。</p>
        </ConfirmDialog>
      )}
      {mailing && asking === 'remove' && (
        <ConfirmDialog
          title="下書きを消す"
          confirm="消す"
          danger
          onClose={() => setAsking(null)}
          onConfirm={async () => {
            await removeMailing(chamber, mailing.summary.mailing_id)
            form.discardDraft()
            await client.invalidateQueries({ queryKey: kKeys.mailings(chamber) })
            navigate('/app/members/mailings')
          }}
        >
          <p>元に戻せません。</p>
        </ConfirmDialog>
      )}
    </Form>
  )
}
