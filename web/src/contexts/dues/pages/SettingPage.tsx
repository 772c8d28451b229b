import { useQueryClient } from '@tanstack/react-query'
import type { components } from '../../../api/schema'
import { Checkbox } from '../../../ui/Checkbox/Checkbox'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Select } from '../../../ui/Select/Select'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { TextArea } from '../../../ui/TextArea/TextArea'
import { TextField } from '../../../ui/TextField/TextField'
import { toast } from '../../../ui/Toast/Toasts'
import { DuesTabs } from '../parts/DuesTabs'
import { type DuesSetting, kKeys, saveSetting, useChamber, useSetting } from '../queries'
import { kAccountTypes } from '../strings.ja'

type View = components['schemas']['DuesSettingView']
type Consignor = NonNullable<DuesSetting['consignor']>

const kNoConsignor: Consignor = {
  consignor_code: '',
  consignor_name: '',
  bank_code: '',
  bank_name: '',
  branch_code: '',
  branch_name: '',
  account_type: 'ordinary',
  account_number: '',
  line_end: 'crlf',
}

/** What papers of dues say, and how the bank knows the chamber. */
export default function SettingPage() {
  const chamber = useChamber()
  const setting = useSetting(chamber)
  return (
    <Page title="会費の設定" crumbs={[{ label: '会費', href: '/app/dues' }]} lead="請求書・領収書に印刷する内容と、口座振替の委託者の情報です。">
      <DuesTabs current="setting" />
      <QueryView query={setting} loading={<Skeleton lines={8} />}>
        {(data) => <SettingForm key={data.version} chamber={chamber} view={data} />}
      </QueryView>
    </Page>
  )
}

function SettingForm({ chamber, view }: { chamber: number; view: View }) {
  const queries = useQueryClient()
  const { consignor, ...texts } = view.setting
  const form = useForm({
    initial: {
      issuer_name: texts.issuer_name ?? view.chamber_name,
      post_code: texts.post_code ?? '',
      address: texts.address ?? '',
      phone: texts.phone ?? '',
      registration_number: texts.registration_number ?? '',
      transfer_account: texts.transfer_account ?? '',
      payment_note: texts.payment_note ?? '',
      has_consignor: Boolean(consignor),
      consignor: consignor ?? kNoConsignor,
    },
    submit: async ({ has_consignor, consignor: typed, ...rest }) => {
      const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value.trim() !== ''))
      const saved = await saveSetting(chamber, { ...given, consignor: has_consignor ? typed : null } as DuesSetting, view.version)
      queries.setQueryData(kKeys.part(chamber, 'setting'), saved)
      toast('会費の設定を保存しました')
    },
  })
  const part = (name: keyof Consignor) => form.at<string>(`consignor/${name}`)
  return (
    <Form form={form}>
      <fieldset className="stack">
        <legend>請求書・領収書</legend>
        <TextField label="発行者の名前" {...form.field('issuer_name')} maxLength={100} />
        <TextField label="郵便番号" width="short" {...form.field('post_code')} />
        <TextField label="住所" {...form.field('address')} maxLength={200} />
        <TextField label="電話番号" width="medium" {...form.field('phone')} />
        <TextField
          label="適格請求書発行事業者の登録番号"
          width="medium"
          {...form.field('registration_number')}
          help="Tと13けたの数字です。会費は不課税ですが、広告料などの請求書に使います。"
        />
        <TextArea label="振込先" rows={2} maxLength={300} {...form.field('transfer_account')} />
        <TextArea label="請求書に書き添えること" rows={2} maxLength={500} {...form.field('payment_note')} />
      </fieldset>
      <fieldset className="stack">
        <legend>口座振替の委託者</legend>
        <Checkbox label="口座振替を使う" {...form.field('has_consignor')} />
        {form.values.has_consignor && (
          <>
            <TextField label="委託者コード" required width="medium" {...part('consignor_code')} help="銀行から通知された10けたの番号" />
            <TextField label="委託者名（カナ）" required {...part('consignor_name')} help="半角カナに直して登録します" />
            <TextField label="取引銀行の番号" required width="short" {...part('bank_code')} />
            <TextField label="取引銀行の名前（カナ）" {...part('bank_name')} />
            <TextField label="取引支店の番号" required width="short" {...part('branch_code')} />
            <TextField label="取引支店の名前（カナ）" {...part('branch_name')} />
            <Select label="預金種目" required {...part('account_type')} options={kAccountTypes} />
            <TextField label="口座番号" required width="short" {...part('account_number')} help="7けた" />
            <Select
              label="ファイルの改行"
              required
              {...part('line_end')}
              options={[
                { value: 'crlf', label: 'あり（CR+LF）' },
                { value: 'none', label: 'なし' },
              ]}
            />
          </>
        )}
      </fieldset>
      <FormButtons form={form} submit="設定を保存する" />
    </Form>
  )
}
