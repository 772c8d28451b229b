import { useState } from 'react'
import { asApiError } from '../../../api/problem'
import { Badge } from '../../../ui/Badge/Badge'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { formatInstant } from '../../../ui/format/date'
import { Select } from '../../../ui/Select/Select'
import { TextArea } from '../../../ui/TextArea/TextArea'
import { TextField } from '../../../ui/TextField/TextField'
import { toast } from '../../../ui/Toast/Toasts'
import type { PartProps } from '../pages/ApplicationPage'
import { printLetter, useApplicationWrite, useTemplates, writes } from '../queries'
import { kMessageKinds } from '../strings.ja'

interface Text {
  template: string
  subject: string
  body: string
  missing: string[]
}

/** What was written to and by the applicant, and the next mail or letter from a text that is looked over first. */
export function Letters(part: PartProps) {
  const { application, organizationId } = part
  const templates = useTemplates(organizationId)
  const [text, setText] = useState<Text | null>(null)
  const [failure, setFailure] = useState('')
  async function choose(template: string) {
    setFailure('')
    if (!template) return setText(null)
    try {
      const filled = await writes.preview(organizationId, application.application_id, template)
      setText({ template, ...filled })
    } catch (error) {
      setFailure(asApiError(error).message)
    }
  }
  const offered = (templates.data?.items ?? []).filter((one) => !['receipt', 'invitation'].includes(one.template_key))
  return (
    <section className="card" aria-labelledby="letters">
      <h2 id="letters" tabIndex={-1}>
        メール・手紙
      </h2>
      {application.messages.length === 0 && <p>まだありません（受付のお知らせは自動で送られています）。</p>}
      <ul className="plain-list">
        {application.messages.map((message) => (
          <li key={message.message_id}>
            <Badge tone={message.direction === 'in' ? 'warning' : 'neutral'}>{kMessageKinds[message.kind]}</Badge>{' '}
            <span className="muted">
              {formatInstant(message.sent_at)}（{message.by}）
            </span>
            <details open={message.direction === 'in'}>
              <summary>{message.subject}</summary>
              <p className="pre-line">{message.body}</p>
            </details>
          </li>
        ))}
      </ul>
      <Select
        id="letter-template"
        name="template"
        label="ひな形から書く"
        unmarked
        value={text?.template ?? ''}
        onValue={(template) => void choose(template)}
        empty="選んでください"
        options={offered.map((one) => ({ value: one.template_key, label: one.title }))}
      />
      {failure && <Banner kind="error" title={failure} live />}
      {text && <Writer key={text.template} {...part} text={text} onDone={() => setText(null)} />}
    </section>
  )
}

interface Values extends Record<string, unknown> {
  subject: string
  body: string
}

function Writer({ application, organizationId, text, onDone }: PartProps & { text: Text; onDone: () => void }) {
  const write = useApplicationWrite(organizationId, application.application_id)
  const [printing, setPrinting] = useState(false)
  const [failure, setFailure] = useState('')
  const asksBack = text.template === 'question'
  const form = useForm<Values>({
    initial: { subject: text.subject, body: text.body },
    submit: async (values) => {
      await write(writes.mail(organizationId, application.application_id, { asks_back: asksBack, ...values }))
      toast('メールを送りました')
      onDone()
    },
  })
  async function print() {
    setPrinting(true)
    setFailure('')
    try {
      const pdf = await write(printLetter(organizationId, application.application_id, form.latest()))
      const link = document.createElement('a')
      link.href = URL.createObjectURL(pdf)
      link.download = `入会申込_${application.application_id}_手紙.pdf`
      link.click()
      URL.revokeObjectURL(link.href)
    } catch (error) {
      setFailure(asApiError(error).message)
    } finally {
      setPrinting(false)
    }
  }
  return (
    <Form form={form}>
      {text.missing.length > 0 && (
        <Banner kind="warning" title="まだ決まっていないところがあります">
          <p>{text.missing.join('、')}が「（未定）」になっています。直してから送ってください。</p>
        </Banner>
      )}
      {failure && <Banner kind="error" title={failure} live />}
      <TextField {...form.field('subject')} label="件名" required maxLength={150} />
      <TextArea
        {...form.field('body')}
        label="本文"
        required
        rows={14}
        maxLength={10000}
        help="{{follow_link}} のところには、送るときに申込者のページのアドレスが入ります。"
      />
      <FormButtons form={form} submit={asksBack ? '確認のお願いを送る' : 'メールで送る'}>
        <Button variant="outline" busy={printing} onClick={() => void print()}>
          手紙を印刷する（PDF）
        </Button>
      </FormButtons>
      {!application.email && <p className="muted">メールアドレスがないため、メールでは送れません。手紙を印刷してください。</p>}
    </Form>
  )
}
