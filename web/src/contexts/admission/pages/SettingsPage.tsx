import { useState } from 'react'
import { ownChambers, useChamber } from '../../../app/Members'
import { useMe } from '../../../app/session/SessionProvider'
import { Badge } from '../../../ui/Badge/Badge'
import { Button } from '../../../ui/Button/Button'
import { Checkbox } from '../../../ui/Checkbox/Checkbox'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { ItemList } from '../../../ui/ItemList/ItemList'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Select } from '../../../ui/Select/Select'
import { TextArea } from '../../../ui/TextArea/TextArea'
import { TextField } from '../../../ui/TextField/TextField'
import { toast } from '../../../ui/Toast/Toasts'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { useSaveSettings, useSaveTemplate, useSettings, useTemplates } from '../queries'
import type { ApplicationSettings, ApplicationTemplate, Placeholder } from '../types'

const kDefaults = { organization: 0 }
const kCrumbs = [{ label: '入会申込み', href: '/app/members/applications' }]

/** How a chamber receives applications: the page, the checklist, the texts. */
export default function SettingsPage() {
  const me = useMe()
  const { set } = useUrlQuery(kDefaults)
  const chambers = ownChambers(me)
  const organizationId = useChamber()
  const settings = useSettings(organizationId)
  const templates = useTemplates(organizationId)
  const mayWrite = me.permissions.includes('admission.setting.write')
  return (
    <Page title="入会申込みの設定とひな形" crumbs={kCrumbs}>
      {chambers.length > 1 && (
        <Select
          id="organization"
          name="organization"
          label="商工会議所"
          unmarked
          value={String(organizationId)}
          onValue={(organization) => set({ organization: Number(organization) })}
          options={chambers.map((one) => ({ value: String(one.organization_id), label: one.organization_name }))}
        />
      )}
      {!mayWrite && <p>変えられるのは組織管理者です。</p>}
      <QueryView query={settings}>
        {(data) => <Reception key={data.version} organizationId={organizationId} settings={data} mayWrite={mayWrite} />}
      </QueryView>
      <section aria-labelledby="templates">
        <h2 id="templates">メールと手紙のひな形</h2>
        <QueryView query={templates}>
          {(data) => (
            <div className="stack">
              {data.items.map((one) => (
                <Template
                  key={`${one.template_key}.${one.version}`}
                  organizationId={organizationId}
                  template={one}
                  placeholders={data.placeholders}
                  mayWrite={mayWrite}
                />
              ))}
            </div>
          )}
        </QueryView>
      </section>
    </Page>
  )
}

interface ReceptionValues extends Record<string, unknown> {
  accepts_applications: boolean
  notice: string
  contact: string
  notify_email: string
  papers: ApplicationSettings['papers']
}

function Reception({ organizationId, settings, mayWrite }: { organizationId: number; settings: ApplicationSettings; mayWrite: boolean }) {
  const save = useSaveSettings(organizationId)
  const form = useForm<ReceptionValues>({
    initial: {
      accepts_applications: settings.accepts_applications,
      notice: settings.notice,
      contact: settings.contact,
      notify_email: settings.notify_email,
      papers: settings.papers,
    },
    submit: async (values) => {
      await save.mutateAsync({ ...values, version: settings.version, notify_email: values.notify_email.trim() || null })
      toast('設定を保存しました')
    },
  })
  const newPaper = { paper_key: `paper_${settings.papers.length + 1}_${settings.version}`, label: '', is_required: false }
  return (
    <section className="card" aria-labelledby="reception">
      <h2 id="reception">受付</h2>
      <p>
        入会申込みのページ：<a href={settings.join_url}>{settings.join_url}</a>
        <br />
        <span className="muted">ホームページや会報に、このアドレスを載せてください。</span>
      </p>
      <Form form={form}>
        <Checkbox {...form.field('accepts_applications')} label="ウェブで入会申込みを受け付ける" />
        <TextArea {...form.field('notice')} label="申込みのページに出すお知らせ" rows={3} maxLength={1000} />
        <TextArea {...form.field('contact')} label="お問い合わせ先" rows={3} maxLength={500} help="例：総務課 電話 087-000-0000（平日9時から17時）" />
        <TextField {...form.field('notify_email')} label="申込みを知らせるメールアドレス" type="email" maxLength={254} />
        <fieldset>
          <legend>書類の一覧</legend>
          <ItemList name="書類" items={form.values.papers} empty={newPaper} most={20} onItems={(papers) => form.set({ papers })}>
            {(index) => (
              <>
                <TextField {...form.at<string>(`papers/${index}/label`)} label="書類の名前" required maxLength={100} />
                <Checkbox {...form.at<boolean>(`papers/${index}/is_required`)} label="承認の手続きに進むために必要" />
              </>
            )}
          </ItemList>
        </fieldset>
        {mayWrite && <FormButtons form={form} submit="設定を保存する" />}
      </Form>
    </section>
  )
}

interface TemplateProps {
  organizationId: number
  template: ApplicationTemplate
  placeholders: Placeholder[]
  mayWrite: boolean
}

function Template({ organizationId, template, placeholders, mayWrite }: TemplateProps) {
  const { save, reset } = useSaveTemplate(organizationId, template.template_key)
  const [open, setOpen] = useState(false)
  const form = useForm({
    initial: { subject: template.subject, body: template.body },
    submit: async (values) => {
      await save.mutateAsync({ version: template.version, ...values })
      toast(`「${template.title}」を保存しました`)
    },
  })
  return (
    <details className="card" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {template.title} {template.automatic && <Badge>自動送信</Badge>} {template.version > 0 && <Badge tone="info">変更あり</Badge>}
      </summary>
      <p className="muted">{template.when}</p>
      <Form form={form}>
        <TextField {...form.field('subject')} label="件名" required maxLength={150} />
        <TextArea {...form.field('body')} label="本文" required rows={14} maxLength={10000} />
        <details>
          <summary>差し込みの一覧</summary>
          <ul>
            {placeholders.map((one) => (
              <li key={one.key}>
                <code>{`{{${one.key}}}`}</code> {one.label}
              </li>
            ))}
          </ul>
        </details>
        {mayWrite && (
          <FormButtons form={form} submit="このひな形を保存する">
            {template.version > 0 && (
              <Button variant="outline" onClick={() => void reset.mutateAsync().then(() => toast('はじめの文面に戻しました'))}>
                はじめの文面に戻す
              </Button>
            )}
          </FormButtons>
        )}
      </Form>
    </details>
  )
}
