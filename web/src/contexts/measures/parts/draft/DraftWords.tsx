import { CheckboxGroup } from '../../../../ui/Checkbox/CheckboxGroup'
import type { FormState } from '../../../../ui/Form/useForm'
import { NumberField } from '../../../../ui/NumberField/NumberField'
import { Select } from '../../../../ui/Select/Select'
import { TextArea } from '../../../../ui/TextArea/TextArea'
import { TextField } from '../../../../ui/TextField/TextField'
import { kKinds, kPurposes } from '../../strings.ja'
import type { MeasureDocument } from '../../types'
import { AreaCodesField } from '../AreaCodesField'
import { IndustryField } from '../FactField'
import type { EditorForm } from './DraftSections'

type Form = FormState<EditorForm>

/** Name, descriptions, kind and purposes. */
export function AboutMeasure({ form }: { form: Form }) {
  const text = (name: keyof MeasureDocument & string) => form.at<string>(`document/${name}`)
  return (
    <>
      <TextField {...text('title')} label="制度の名前" required />
      <TextField {...text('subtitle')} label="ひとことで言うと" />
      <TextArea {...text('summary')} label="短い説明" rows={3} maxLength={200} />
      <TextArea {...text('content')} label="くわしい説明" rows={8} maxLength={4000} />
      <Select {...text('kind')} label="種類" required options={Object.entries(kKinds).map(([value, label]) => ({ value, label }))} />
      <CheckboxGroup
        {...form.at<string[]>('document/purposes')}
        label="目的"
        inRow
        options={Object.entries(kPurposes).map(([value, label]) => ({ value, label }))}
      />
    </>
  )
}

/** Who offers it, whom to ask, where and when it can be used. */
export function WhoAndWhere({ form, set }: { form: Form; set: (patch: Partial<MeasureDocument>) => void }) {
  const { fiscal_year } = form.values.document
  const text = (name: string) => form.at<string>(`document/${name}`)
  const year = form.at(`document/fiscal_year`)
  return (
    <>
      <TextField {...text('administrator')} label="実施するところ" />
      <TextField {...text('operator_name')} label="事務局" />
      <TextField {...text('contact/name')} label="問い合わせ先の名前" />
      <TextField {...text('contact/phone')} label="問い合わせ先の電話" width="medium" inputMode="tel" />
      <TextField {...text('contact/email')} label="問い合わせ先のメール" inputMode="email" />
      <TextField {...text('contact/url')} label="問い合わせのページ" inputMode="url" />
      <TextField {...text('url')} label="公式のページ" inputMode="url" />
      <AreaCodesField {...form.at<string[]>('document/areas')} label="使える地域" help="選ばないときは全国です。" />
      <IndustryField {...form.at<string[]>('document/industries')} label="使える業種" help="選ばないときは、すべての業種です。" />
      <NumberField {...form.at<number | null>('document/budget_yen')} label="予算" unit="円" />
      <Select
        {...year}
        label="年度"
        value={fiscal_year ? String(fiscal_year) : ''}
        onValue={(next) => set({ fiscal_year: next ? Number(next) : null })}
        empty="定めなし"
        options={yearsAround(fiscal_year ?? null).map((one) => ({ value: String(one), label: `${one}年度` }))}
      />
    </>
  )
}

function yearsAround(present: number | null): number[] {
  const now = new Date().getFullYear()
  const years = Array.from({ length: 6 }, (_, index) => now + 1 - index)
  return present && !years.includes(present) ? [...years, present] : years
}
