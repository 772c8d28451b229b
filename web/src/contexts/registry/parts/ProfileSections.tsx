import type { ReactNode } from 'react'
import type { ProfileFieldItem, ProfileView } from '../../../api/types'
import { DateField } from '../../../ui/DateField/DateField'
import type { FormState } from '../../../ui/Form/useForm'
import { dateInJapan } from '../../../ui/format/date'
import { NumberField } from '../../../ui/NumberField/NumberField'
import { Select } from '../../../ui/Select/Select'
import { TextArea } from '../../../ui/TextArea/TextArea'
import { TextField } from '../../../ui/TextField/TextField'
import {
  kEmptyContact,
  kEmptyPlace,
  kEmptyRelated,
  type ProfileForm,
} from '../profile_form'
import { kActivities } from '../strings.ja'
import { AddressFields } from './AddressFields'
import { IndustryPicker } from '../../../ui/IndustryPicker/IndustryPicker'
import { ItemList } from '../../../ui/ItemList/ItemList'
import { sourceText, UsedField } from './UsedField'

interface SectionsProps {
  form: FormState<ProfileForm>
  profile: ProfileView
  catalogue: ProfileFieldItem[]
}

/** The sections of the form with their headings, for the list of contents too. */
export const kSections = [
  { id: 'about', title: '事業のこと' },
  { id: 'representative', title: '代表者' },
  { id: 'figures', title: '経営の数字' },
  { id: 'contact', title: '連絡先' },
  { id: 'places', title: '場所' },
  { id: 'related', title: '関連組織' },
] as const

const kMostItems = 50

/** The first days of the months, and whatever other day is saved. */
function yearStarts(saved: string): { value: string; label: string }[] {
  const label = (day: string) => {
    const [month, date] = day.split('-').map(Number)
    return `${month}月${date}日から`
  }
  const days = Array.from({ length: 12 }, (_, index) => `${String(index + 1).padStart(2, '0')}-01`)
  const all = saved && !days.includes(saved) ? [saved, ...days] : days
  return all.map((value) => ({ value, label: label(value) }))
}

function Section({ id, children }: { id: (typeof kSections)[number]['id']; children: ReactNode }) {
  return (
    <section className="section" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {kSections.find((section) => section.id === id)?.title}
      </h2>
      {children}
    </section>
  )
}

/** All fields of the profile. Labels and help come from the server's catalogue, so that both sides say the same. */
export function ProfileSections({ form, profile, catalogue }: SectionsProps) {
  const item = (name: string) => catalogue.find((one) => one.field === name)
  const texts = (name: keyof ProfileForm & string) => ({
    label: (item(name)?.label ?? name).replace('（円）', ''),
    help: item(name)?.help,
    source: sourceText(profile, name),
  })
  const text = (name: keyof ProfileForm & string, more: Partial<Parameters<typeof TextField>[0]> = {}) => (
    <UsedField item={item(name)}>
      <TextField {...form.at<string>(name)} {...texts(name)} autoComplete="off" {...more} />
    </UsedField>
  )
  const number = (name: keyof ProfileForm & string, unit: string) => (
    <UsedField item={item(name)}>
      <NumberField {...form.at<number | null>(name)} {...texts(name)} unit={unit} />
    </UsedField>
  )
  const area = (name: keyof ProfileForm & string) => (
    <UsedField item={item(name)}>
      <TextArea {...form.at<string>(name)} {...texts(name)} maxLength={2000} />
    </UsedField>
  )
  const list = (name: 'places' | 'contacts' | 'related_organizations', children: ReactNode) => (
    <UsedField item={item(name)}>
      <div className="stack stack--tight">
        <h3>{texts(name).label}</h3>
        <p className="field__help">{texts(name).help}</p>
        {children}
      </div>
    </UsedField>
  )
  return (
    <>
      <Section id="about">
        {text('alternate_name')}
        {text('name_en')}
        <UsedField item={item('activity_status')}>
          <Select
            {...form.at<string>('activity_status')}
            {...texts('activity_status')}
            empty="選んでください"
            options={Object.entries(kActivities).map(([value, label]) => ({ value, label }))}
          />
        </UsedField>
        <UsedField item={item('industry_codes')}>
          <IndustryPicker
            {...form.at<string[]>('industry_codes')}
            label={texts('industry_codes').label}
            help={texts('industry_codes').help ?? ''}
          />
        </UsedField>
        {area('description')}
        {text('website_url', { type: 'url', inputMode: 'url' })}
        <UsedField item={item('established_on')}>
          <DateField
            {...form.at<string>('established_on')}
            label={texts('established_on').label}
            source={texts('established_on').source}
            max={dateInJapan(new Date())}
          />
        </UsedField>
        <UsedField item={item('fiscal_year_start')}>
          <Select
            {...form.at<string>('fiscal_year_start')}
            label={texts('fiscal_year_start').label}
            source={texts('fiscal_year_start').source}
            help="決算の次の日です。個人事業主は1月1日です。"
            empty="選んでください"
            options={yearStarts(profile.fields.fiscal_year_start ?? '')}
          />
        </UsedField>
      </Section>
      <Section id="representative">
        {text('representative_name', { width: 'medium' })}
        {text('representative_name_kana', { width: 'medium' })}
        {text('representative_position', { width: 'medium' })}
      </Section>
      <Section id="figures">
        {number('employee_count', '人')}
        {number('regular_employee_count', '人')}
        {number('capital_yen', '円')}
        {number('annual_sales_yen', '円')}
      </Section>
      <Section id="contact">
        {text('phone', { width: 'medium', inputMode: 'tel', type: 'tel' })}
        {text('email', { type: 'email', inputMode: 'email' })}
        {list(
          'contacts',
          <ItemList
            name="連絡先"
            items={form.values.contacts}
            empty={kEmptyContact}
            most={kMostItems}
            onItems={(contacts) => form.set({ contacts })}
          >
            {(index) => (
              <>
                <TextField {...form.at(`contacts/${index}/name`)} label="部署・担当" required help="例：総務部" />
                <TextField {...form.at(`contacts/${index}/purpose`)} label="用件" help="例：補助金のこと" />
                <TextField {...form.at(`contacts/${index}/phone`)} label="電話番号" width="medium" inputMode="tel" />
                <TextField {...form.at(`contacts/${index}/email`)} label="メールアドレス" inputMode="email" />
                <TextField {...form.at(`contacts/${index}/url`)} label="Webページ" inputMode="url" />
                <TextField {...form.at(`contacts/${index}/remark`)} label="備考" help="例：平日の午前に" />
              </>
            )}
          </ItemList>,
        )}
      </Section>
      <Section id="places">
        <UsedField item={item('main_address')}>
          <fieldset className="stack stack--small">
            <legend className="field__label">{texts('main_address').label}</legend>
            <p className="field__help">{texts('main_address').help}</p>
            <AddressFields form={form} pointer="main_address" />
          </fieldset>
        </UsedField>
        {area('facility_description')}
        {list(
          'places',
          <ItemList
            name="事業所"
            items={form.values.places}
            empty={kEmptyPlace}
            most={kMostItems}
            onItems={(places) => form.set({ places })}
          >
            {(index) => (
              <>
                <TextField {...form.at(`places/${index}/name`)} label="事業所の名前" required help="例：高松工場" />
                <AddressFields form={form} pointer={`places/${index}/address`} />
                <TextField {...form.at(`places/${index}/phone`)} label="電話番号" width="medium" inputMode="tel" />
                <TextArea {...form.at(`places/${index}/description`)} label="説明" rows={3} maxLength={500} />
              </>
            )}
          </ItemList>,
        )}
      </Section>
      <Section id="related">
        {list(
          'related_organizations',
          <ItemList
            name="関連組織"
            items={form.values.related_organizations}
            empty={kEmptyRelated}
            most={kMostItems}
            onItems={(related_organizations) => form.set({ related_organizations })}
          >
            {(index) => (
              <>
                <TextField {...form.at(`related_organizations/${index}/role`)} label="関係" required help="例：親会社、子会社" width="medium" />
                <TextField {...form.at(`related_organizations/${index}/name`)} label="名前" required />
                <TextField
                  {...form.at(`related_organizations/${index}/corporate_number`)}
                  label="法人番号"
                  width="medium"
                  inputMode="numeric"
                  help="13桁の数字"
                />
              </>
            )}
          </ItemList>,
        )}
      </Section>
    </>
  )
}
