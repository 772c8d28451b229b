import { DateField } from '../../../ui/DateField/DateField'
import { Dialog } from '../../../ui/Dialog/Dialog'
import { dateInJapan } from '../../../ui/format/date'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { Select } from '../../../ui/Select/Select'
import { TextArea } from '../../../ui/TextArea/TextArea'
import { announceWithdrawal, changeStanding, type MemberView } from '../queries'
import { kStandings } from '../strings.ja'

interface DialogProps {
  chamber: number
  member: MemberView
  onClose: () => void
}

/** A notice of withdrawal: the day it takes effect follows from the law and the chamber's setting. */
export function WithdrawalDialog({ chamber, member, onClose, onDone }: DialogProps & { onDone: (effective: string) => void }) {
  const form = useForm({
    initial: { notice_on: dateInJapan(new Date()), reason: '' },
    validate: (values) => ({ reason: values.reason.trim() ? undefined : '理由を入力してください。例：廃業のため' }),
    submit: async (values) => {
      const saved = await announceWithdrawal(chamber, member.member_id, values)
      onDone(saved.withdrawals[0]?.effective_on ?? values.notice_on)
    },
  })
  return (
    <Dialog title="退会届を受け付ける" onClose={onClose}>
      <Form form={form}>
        <p>届け出から60日（設定した日数）がたった後の、年度の末日に退会になります。その日まで会員です。</p>
        <DateField {...form.field('notice_on')} label="届け出を受け取った日" required />
        <TextArea {...form.field('reason')} label="理由" required rows={3} maxLength={500} />
        <FormButtons form={form} submit="受け付ける" />
      </Form>
    </Dialog>
  )
}

/** Admission, re-admission and other changes that take effect at once. */
export function StandingDialog({ chamber, member, onClose, onDone }: DialogProps & { onDone: () => void }) {
  const others = Object.entries(kStandings).filter(([value]) => value !== member.standing)
  const form = useForm({
    initial: { standing: others[0]?.[0] ?? 'member', on: dateInJapan(new Date()), reason: '' },
    submit: async ({ standing, on, reason }) => {
      await changeStanding(chamber, member, {
        standing: standing as MemberView['standing'],
        on,
        reason: reason.trim() || null,
      })
      onDone()
    },
  })
  return (
    <Dialog title="会員区分を変える" onClose={onClose}>
      <Form form={form}>
        <p>すぐに変わります。会員の退会届は「退会届を受け付ける」を使ってください。</p>
        <Select
          {...form.field('standing')}
          label="新しい区分"
          required
          options={others.map(([value, label]) => ({ value, label }))}
        />
        <DateField {...form.field('on')} label="いつから" required />
        <TextArea {...form.field('reason')} label="理由" rows={2} maxLength={500} />
        <FormButtons form={form} submit="変える" />
      </Form>
    </Dialog>
  )
}
