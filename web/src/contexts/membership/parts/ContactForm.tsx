import { useMe } from '../../../app/session/SessionProvider'
import { Checkbox } from '../../../ui/Checkbox/Checkbox'
import { DateField } from '../../../ui/DateField/DateField'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { dateInJapan } from '../../../ui/format/date'
import { Select } from '../../../ui/Select/Select'
import { TextArea } from '../../../ui/TextArea/TextArea'
import { TextField } from '../../../ui/TextField/TextField'
import type { ContactInput, ContactItem } from '../queries'
import { kContactKinds } from '../strings.ja'

interface ContactFormProps {
  contact?: ContactItem
  draftKey?: string
  submit: (input: ContactInput) => Promise<void>
}

/** What happened, with whom, and what is to be done next. */
export function ContactForm({ contact, draftKey, submit }: ContactFormProps) {
  const me = useMe()
  const form = useForm({
    draftKey,
    initial: {
      kind: (contact?.kind ?? 'call') as string,
      happened_on: contact ? dateInJapan(new Date(contact.happened_at)) : dateInJapan(new Date()),
      people: contact?.people ?? '',
      summary: contact?.summary ?? '',
      next_action: contact?.next_action ?? '',
      next_due_on: contact?.next_due_on ?? '',
      by_me: contact ? contact.next_user_id === me.user_id : true,
    },
    validate: (values) => ({ summary: values.summary.trim() ? undefined : '内容を入力してください。例：セミナーの案内。参加の見込み。' }),
    submit: async (values) => {
      const next = values.next_action.trim()
      // The time of day of a contact that is only changed stays.
      const same = contact && dateInJapan(new Date(contact.happened_at)) === values.happened_on
      const isToday = values.happened_on === dateInJapan(new Date())
      await submit({
        kind: values.kind as ContactInput['kind'],
        happened_at: same ? contact.happened_at : isToday ? new Date().toISOString() : `${values.happened_on}T12:00:00+09:00`,
        people: values.people.trim() || null,
        summary: values.summary,
        next_action: next || null,
        next_due_on: next ? values.next_due_on || null : null,
        next_user_id: next ? (values.by_me ? me.user_id : contact?.next_user_id === me.user_id ? null : (contact?.next_user_id ?? null)) : null,
        next_done: contact?.next_done_at ? true : null,
      })
    },
  })
  return (
    <Form form={form as never}>
      <Select
        {...form.field('kind')}
        label="方法"
        required
        options={Object.entries(kContactKinds).map(([value, label]) => ({ value, label }))}
      />
      <DateField {...form.field('happened_on')} label="日付" required />
      <TextField {...form.field('people')} label="相手" />
      <TextArea {...form.field('summary')} label="内容" required rows={4} maxLength={2000} />
      <TextField {...form.field('next_action')} label="次にすること" help="書いておくと、期限の日にホームに出ます。" />
      {form.values.next_action.trim() !== '' && (
        <>
          <DateField {...form.field('next_due_on')} label="期限" />
          <Checkbox {...form.field('by_me')} label="自分が担当する" />
        </>
      )}
      <FormButtons form={form} submit={contact ? '保存する' : '接触履歴を書く'} />
    </Form>
  )
}
