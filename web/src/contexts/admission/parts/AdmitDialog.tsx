import { useState } from 'react'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { Checkbox } from '../../../ui/Checkbox/Checkbox'
import { DateField } from '../../../ui/DateField/DateField'
import { Dialog } from '../../../ui/Dialog/Dialog'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { dateInJapan } from '../../../ui/format/date'
import { formatNumber } from '../../../ui/format/number'
import { Link } from '../../../ui/Link/Link'
import { Select } from '../../../ui/Select/Select'
import { TextField } from '../../../ui/TextField/TextField'
import type { PartProps } from '../pages/ApplicationPage'
import { useApplicationWrite, useDuplicates, writes } from '../queries'
import type { Admission } from '../types'

interface Values extends Record<string, unknown> {
  joined_on: string
  units: string
  member_number: string
  existing: string
  sends_welcome: boolean
  invites: boolean
}

/** The one step to a member: record, charges, welcome, invitation. */
export function AdmitDialog({ application, organizationId, onClose }: PartProps & { onClose: () => void }) {
  const [done, setDone] = useState<Admission | null>(null)
  const write = useApplicationWrite(organizationId, application.application_id)
  const duplicates = useDuplicates(organizationId, application.application_id)
  const known = (duplicates.data?.members ?? []).filter((member) => member.standing !== 'member')
  const form = useForm<Values>({
    initial: {
      joined_on: application.joins_on ?? dateInJapan(new Date()),
      units: String(application.units ?? ''),
      member_number: '',
      existing: '',
      sends_welcome: application.email !== '',
      invites: application.email !== '',
    },
    submit: async (values) => {
      const admission = await writes.admit(organizationId, application.application_id, {
        version: application.version,
        joined_on: values.joined_on,
        units: values.units.trim() ? Number(values.units) : null,
        member_number: values.member_number.trim() || null,
        existing_member_id: values.existing ? Number(values.existing) : null,
        sends_welcome: values.sends_welcome,
        invites: values.invites,
      })
      setDone(admission)
    },
  })
  const close = () => {
    onClose()
    if (done) void write(Promise.resolve())
  }
  return (
    <Dialog title={done ? '会員になりました' : '入会を確定する'} onClose={close}>
      {done ? (
        <div className="stack">
          <Banner kind="success" title={`${application.name} を会員に登録しました`}>
            {done.quote && (
              <p>
                {done.quote.units}口、年会費 {formatNumber(done.quote.yearly_yen)}円、初年度{' '}
                {formatNumber(done.quote.first_year_yen + done.quote.admission_fee_yen)}円の請求を作りました。
              </p>
            )}
            {done.welcome_sent && <p>入会のご案内をメールで送りました。</p>}
            {done.invitation_sent && <p>マイページの案内をメールで送りました。</p>}
          </Banner>
          {done.remarks.length > 0 && (
            <ul>
              {done.remarks.map((remark) => (
                <li key={remark}>{remark}</li>
              ))}
            </ul>
          )}
          <p>
            <Link href={`/app/members/${done.member_id}`}>会員の記録を開く</Link>
          </p>
          <Button onClick={close}>閉じる</Button>
        </div>
      ) : (
        <Form form={form}>
          <DateField {...form.field('joined_on')} label="入会日" required />
          <TextField {...form.field('units')} label="口数" unit="口" width="short" inputMode="numeric" help="空にすると、規程の口数になります。" />
          <TextField {...form.field('member_number')} label="会員番号" maxLength={30} width="medium" />
          {known.length > 0 && (
            <Select
              {...form.field('existing')}
              label="台帳にある記録を会員にする"
              empty="新しい記録を作る"
              options={known.map((member) => ({ value: String(member.member_id), label: `${member.name}（${member.reasons.join('、')}）` }))}
            />
          )}
          <Checkbox {...form.field('sends_welcome')} label="入会のご案内をメールで送る" />
          <Checkbox {...form.field('invites')} label="マイページの案内をメールで送る" />
          <FormButtons form={form} submit="入会を確定する" />
        </Form>
      )}
    </Dialog>
  )
}
