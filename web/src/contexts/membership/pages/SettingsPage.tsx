import { useQueryClient } from '@tanstack/react-query'
import { MembersTabs, useChamber } from '../../../app/Members'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { NumberField } from '../../../ui/NumberField/NumberField'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { TextArea } from '../../../ui/TextArea/TextArea'
import { TextField } from '../../../ui/TextField/TextField'
import { toast } from '../../../ui/Toast/Toasts'
import { kKeys, saveSettings, type Settings, useSettings } from '../queries'

/** What the chamber has set for members, letters and mails. */
export default function SettingsPage() {
  const chamber = useChamber()
  const settings = useSettings(chamber)
  return (
    <Page title="会員管理の設定" narrow>
      <MembersTabs current="settings" />
      <QueryView query={settings}>{(data) => <Editor key={data.version} chamber={chamber} settings={data} />}</QueryView>
    </Page>
  )
}

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

function Editor({ chamber, settings }: { chamber: number; settings: Settings }) {
  const client = useQueryClient()
  const form = useForm({
    draftKey: `membership.settings.${chamber}.${settings.version}`,
    initial: {
      city_codes: settings.city_codes.join('\n'),
      sections: settings.sections.join('\n'),
      districts: settings.districts.join('\n'),
      interests: settings.interests.join('\n'),
      sender_name: settings.sender_name ?? '',
      sender_post_code: settings.sender_post_code ?? '',
      sender_address: settings.sender_address ?? '',
      sender_phone: settings.sender_phone ?? '',
      sender_email: settings.sender_email ?? '',
      invoice_registration_number: settings.invoice_registration_number ?? '',
      notice_days: settings.notice_days as number | null,
      mails_per_minute: settings.mails_per_minute as number | null,
    },
    validate: (values) => ({
      notice_days: values.notice_days === null ? '日数を入力してください。例：60' : undefined,
      mails_per_minute: values.mails_per_minute === null ? '通数を入力してください。例：200' : undefined,
    }),
    submit: async (values) => {
      const text = (value: string) => value.trim() || null
      await saveSettings(chamber, {
        ...settings,
        city_codes: lines(values.city_codes),
        sections: lines(values.sections),
        districts: lines(values.districts),
        interests: lines(values.interests),
        sender_name: text(values.sender_name),
        sender_post_code: text(values.sender_post_code),
        sender_address: text(values.sender_address),
        sender_phone: text(values.sender_phone),
        sender_email: text(values.sender_email),
        invoice_registration_number: text(values.invoice_registration_number),
        notice_days: values.notice_days ?? 60,
        mails_per_minute: values.mails_per_minute ?? 200,
      })
      await client.invalidateQueries({ queryKey: kKeys.settings(chamber) })
      toast('保存しました')
    },
  })
  return (
    <Form form={form as never}>
      <TextArea {...form.field('sections')} label="部会" rows={8} help="1行に1つずつ。" />
      <TextArea {...form.field('districts')} label="地区・支部" rows={5} help="1行に1つずつ。" />
      <TextArea {...form.field('interests')} label="関心のあること" rows={8} help="会員が選ぶ言葉です。1行に1つずつ。" />
      <TextArea {...form.field('city_codes')} label="地区の市区町村コード" rows={3} help="5桁のコードを1行に1つずつ。例：14206" />
      <TextField {...form.field('sender_name')} label="送り主の名前" help="手紙とメールの差出人です。例：小田原商工会議所 総務課" />
      <TextField {...form.field('sender_post_code')} label="郵便番号" width="medium" />
      <TextField {...form.field('sender_address')} label="住所" />
      <TextField {...form.field('sender_phone')} label="電話番号" width="medium" />
      <TextField {...form.field('sender_email')} label="問い合わせ先のメールアドレス" inputMode="email" help="メールへの返信が届きます。" />
      <TextField {...form.field('invoice_registration_number')} label="適格請求書発行事業者の登録番号" width="medium" help="T と13桁の数字です。" />
      <NumberField {...form.field('notice_days')} label="退会届の期限" unit="日前" required help="年度の末日の何日前までに届け出れば、その年度で退会になるか。" />
      <NumberField {...form.field('mails_per_minute')} label="メール配信の速さ" unit="通／分" required />
      <FormButtons form={form} submit="保存する" />
    </Form>
  )
}
