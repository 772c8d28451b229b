import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api, body } from '../../../api/client'
import type { components } from '../../../api/schema'
import { CheckboxGroup } from '../../../ui/Checkbox/CheckboxGroup'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { formatInstant } from '../../../ui/format/date'
import { Link } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { RadioGroup } from '../../../ui/RadioGroup/RadioGroup'
import { toast } from '../../../ui/Toast/Toasts'
import { kKeys } from '../queries'

type Preferences = components['schemas']['NotificationPreferences']
type Notice = components['schemas']['NoticeItem']

const kDays = [30, 14, 7, 3, 1]
const kDigests = [
  { value: 'daily', label: '毎朝まとめて' },
  { value: 'weekly', label: '毎週月曜の朝にまとめて' },
  { value: 'none', label: '送らない' },
]
const kKinds: Record<Notice['kind'], string> = { deadline: '締切が近い', changed: '内容が変わった', ended: '受付が終わった' }

/** What one wants to hear by mail about measures, and what was sent lately. */
export default function NotificationsPage() {
  const preferences = useQuery({
    queryKey: kKeys.preferences,
    queryFn: () => body(api.GET('/api/v1/me/notification-preferences')),
  })
  return (
    <Page title="お知らせの設定" lead="星をつけた制度の締切や変更、自社に合う新しい制度を、メールでお知らせします。">
      <div className="measure stack stack--large">
        <QueryView query={preferences}>{(data) => <PreferencesForm initial={data} />}</QueryView>
        <SentNotices />
      </div>
    </Page>
  )
}

interface Choices extends Record<string, unknown> {
  digest: string
  deadline_days: string[]
  subjects: string[]
}

function PreferencesForm({ initial }: { initial: Preferences }) {
  const queries = useQueryClient()
  // A day that was set by another program stays a choice.
  const days = [...new Set([...kDays, ...initial.deadline_days])].sort((a, b) => b - a)
  const form = useForm<Choices>({
    initial: {
      digest: initial.digest,
      deadline_days: initial.deadline_days.map(String),
      subjects: [...(initial.changes ? ['changes'] : []), ...(initial.new_measures ? ['new_measures'] : [])],
    },
    validate: (values) => ({
      deadline_days: values.deadline_days.length > 5 ? '締切の前のお知らせは5つまでです。' : undefined,
    }),
    submit: async (values) => {
      const saved = await body(
        api.PUT('/api/v1/me/notification-preferences', {
          body: {
            digest: values.digest as Preferences['digest'],
            deadline_days: values.deadline_days.map(Number),
            changes: values.subjects.includes('changes'),
            new_measures: values.subjects.includes('new_measures'),
          },
        }),
      )
      queries.setQueryData(kKeys.preferences, saved)
      toast('お知らせの設定を変えました')
    },
  })
  return (
    <Form form={form}>
      <RadioGroup {...form.field('digest')} label="送る回数" required options={kDigests} />
      <CheckboxGroup
        {...form.field('deadline_days')}
        label="星をつけた制度の締切の何日前に知らせるか"
        inRow
        options={days.map((day) => ({ value: String(day), label: `${day}日前` }))}
      />
      <CheckboxGroup
        {...form.field('subjects')}
        label="ほかに知らせること"
        options={[
          { value: 'changes', label: '星をつけた制度が変わった、終わった' },
          { value: 'new_measures', label: '自社に合う新しい制度が公開された' },
        ]}
      />
      <FormButtons form={form} submit="設定を保存する" />
    </Form>
  )
}

function SentNotices() {
  const notices = useQuery({ queryKey: kKeys.notices, queryFn: () => body(api.GET('/api/v1/me/measure-notices')) })
  return (
    <section className="section" aria-labelledby="sent-notices">
      <h2 id="sent-notices">送ったお知らせ</h2>
      <QueryView query={notices}>
        {({ items }) =>
          items.length === 0 ? (
            <p>まだありません。使える制度に星をつけると、締切の前にお知らせします。</p>
          ) : (
            <ul className="list">
              {items.map((notice) => (
                <li key={`${notice.measure_id}-${notice.kind}-${notice.sent_at}`}>
                  <div className="list__main">
                    <Link href={`/app/my-business/${notice.business_id}/measures/${notice.measure_id}`}>{notice.title}</Link>
                    <p className="list__note">
                      {kKinds[notice.kind]}（{formatInstant(notice.sent_at)}）
                    </p>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </section>
  )
}
