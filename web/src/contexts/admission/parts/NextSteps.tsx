import { useState } from 'react'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { DateField } from '../../../ui/DateField/DateField'
import { Dialog } from '../../../ui/Dialog/Dialog'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { dateInJapan, formatInstant } from '../../../ui/format/date'
import { TextArea } from '../../../ui/TextArea/TextArea'
import { TextField } from '../../../ui/TextField/TextField'
import { toast } from '../../../ui/Toast/Toasts'
import { nowForInput, toInstant } from '../model'
import type { PartProps } from '../pages/ApplicationPage'
import { useApplicationWrite, writes } from '../queries'
import { kTemplateAfter } from '../strings.ja'
import type { ApplicationAction } from '../types'
import { AdmitDialog } from './AdmitDialog'

/** What may be done now, with why not yet; each step asks for what it needs. */
export function NextSteps(part: PartProps) {
  const { application } = part
  const [chosen, setChosen] = useState<ApplicationAction | null>(null)
  const [after, setAfter] = useState<string | null>(null)
  const close = (action?: string) => {
    setChosen(null)
    if (action && kTemplateAfter[action] && application.email) setAfter(kTemplateAfter[action])
  }
  if (application.actions.length === 0 && !application.reason) return null
  const ways = application.actions.filter((one) => !['decline', 'withdraw'].includes(one.action))
  const ends = application.actions.filter((one) => ['decline', 'withdraw'].includes(one.action))
  return (
    <section className="card card--key" aria-labelledby="next">
      <h2 id="next">次の手続き</h2>
      {application.visit_at && application.state === 'visit_arranged' && (
        <p>
          訪問・面談：<span className="strong">{formatInstant(application.visit_at)}</span> {application.visit_place}
        </p>
      )}
      {application.approved_on && application.state === 'board_approval' && (
        <p>
          {application.approved_on} に承認済み{application.approval_note && `（${application.approval_note}）`}
        </p>
      )}
      {application.reason && <p className="pre-line">理由：{application.reason}</p>}
      {after && (
        <Banner kind="info" title="申込者へのお知らせを送りますか">
          <p>
            下の「メール・手紙」に文面があります。<a href="#letters">メール・手紙へ</a>
          </p>
        </Banner>
      )}
      <div className="row">
        {ways.map((one, index) => (
          <Button key={one.action} variant={index === 0 && !one.not_yet ? 'solid' : 'outline'} disabled={one.not_yet !== ''} onClick={() => setChosen(one)}>
            {one.label}
          </Button>
        ))}
        {ends.map((one) => (
          <Button key={one.action} variant="outline" danger onClick={() => setChosen(one)}>
            {one.label}
          </Button>
        ))}
      </div>
      {ways.some((one) => one.not_yet) && (
        <ul className="muted small">
          {ways
            .filter((one) => one.not_yet)
            .map((one) => (
              <li key={one.action}>
                「{one.label}」：{one.not_yet}
              </li>
            ))}
        </ul>
      )}
      {chosen?.action === 'admit' && <AdmitDialog {...part} onClose={() => close()} />}
      {chosen && chosen.action !== 'admit' && <StepDialog key={chosen.action} {...part} step={chosen} onClose={close} />}
    </section>
  )
}

interface Values extends Record<string, unknown> {
  note: string
  reason: string
  visit_at: string
  visit_place: string
  approved_on: string
  approval_note: string
}

function StepDialog({ application, organizationId, step, onClose }: PartProps & { step: ApplicationAction; onClose: (action?: string) => void }) {
  const write = useApplicationWrite(organizationId, application.application_id)
  const asksReason = step.action === 'decline' || step.action === 'withdraw'
  const asksVisit = step.action === 'arrange_visit'
  const asksApproval = step.action === 'approve'
  const form = useForm<Values>({
    initial: {
      note: '',
      reason: '',
      visit_at: nowForInput(),
      visit_place: application.visit_place,
      approved_on: dateInJapan(new Date()),
      approval_note: '常議員会',
    },
    validate: (values) => ({
      reason: step.action === 'decline' && !values.reason.trim() ? '断る理由を書いてください。' : undefined,
    }),
    submit: async (values) => {
      await write(
        writes.step(organizationId, application.application_id, {
          version: application.version,
          action: step.action,
          note: values.note,
          reason: asksReason && values.reason.trim() ? values.reason.trim() : null,
          visit_at: asksVisit ? toInstant(values.visit_at) : null,
          visit_place: asksVisit ? values.visit_place : null,
          approved_on: asksApproval ? values.approved_on : null,
          approval_note: asksApproval ? values.approval_note : null,
        }),
      )
      toast(`${step.label}：記録しました`)
      onClose(step.action)
    },
  })
  return (
    <Dialog title={step.label} onClose={() => onClose()}>
      <Form form={form}>
        {asksVisit && (
          <>
            <TextField {...form.field('visit_at')} label="訪問・面談の日時" required type="datetime-local" width="medium" />
            <TextField {...form.field('visit_place')} label="場所" maxLength={200} help="例：事業所、商工会議所3階の相談室" />
          </>
        )}
        {asksApproval && (
          <>
            <DateField {...form.field('approved_on')} label="承認の日" required />
            <TextField {...form.field('approval_note')} label="会議や決裁の名前" maxLength={200} />
          </>
        )}
        {asksReason && (
          <TextArea
            {...form.field('reason')}
            label={step.action === 'decline' ? '断る理由' : '取下げの理由'}
            required={step.action === 'decline'}
            rows={3}
            maxLength={1000}
            help="申込者のページに、このまま出ます。"
          />
        )}
        <TextArea {...form.field('note')} label="覚え書き" rows={2} maxLength={1000} help="経過に残ります。申込者には見えません。" />
        <FormButtons form={form} submit={step.label} danger={asksReason} />
      </Form>
    </Dialog>
  )
}
