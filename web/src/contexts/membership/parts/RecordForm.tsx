import { useState } from 'react'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { formatNumber } from '../../../ui/format/number'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { Link } from '../../../ui/Link/Link'
import { NumberField } from '../../../ui/NumberField/NumberField'
import { Select } from '../../../ui/Select/Select'
import { TextField } from '../../../ui/TextField/TextField'
import { type Duplicate, findDuplicates, type MemberFieldItem, type MemberFields, type MemberView, useSettings } from '../queries'
import { kGroups } from '../record_text'
import { kStandings } from '../strings.ja'
import { FieldInput } from './FieldInput'

export interface RecordValues extends Record<string, unknown> {
  standing: string
  business_number: string
  fields: MemberFields
  although_alike: boolean
}

interface RecordFormProps {
  chamber: number
  fields: MemberFieldItem[]
  initial: RecordValues
  /** The record that is changed; nothing for a new one. */
  member?: MemberView
  draftKey: string
  submit: (values: RecordValues) => Promise<void>
}

/** A whole record: all items in their groups, the places, and a look for the same business before a new one is made. */
export function RecordForm({ chamber, fields, initial, member, draftKey, submit }: RecordFormProps) {
  const settings = useSettings(chamber)
  const form = useForm<RecordValues>({ initial, draftKey, submit })
  const [twins, setTwins] = useState<Duplicate[] | null>(null)
  const wordsFor: Record<string, string[] | undefined> = {
    section: settings.data?.sections,
    district: settings.data?.districts,
    interests: settings.data?.interests,
  }
  async function compare() {
    const { fields: typed, business_number } = form.latest()
    if (typed.name.trim() === '') return
    const found = await findDuplicates(chamber, { fields: typed, business_number: business_number || null, member_id: member?.member_id ?? null })
    setTwins(found.items)
  }
  const places = form.values.fields.places
  return (
    <Form form={form as never}>
      {!member && (
        <Select
          {...form.field('standing')}
          label="会員区分"
          required
          options={Object.entries(kStandings).map(([value, label]) => ({ value, label }))}
        />
      )}
      <TextField
        {...form.field('business_number')}
        label="法人番号"
        width="medium"
        inputMode="numeric"
        help="13桁。個人事業主は、登録簿の14桁の番号です。登記の閉鎖が分かるようになります。"
      />
      {kGroups.map((group) => (
        <fieldset key={group.title} className="stack">
          <legend>
            <h2>{group.title}</h2>
          </legend>
          {group.keys.flatMap((key) => {
            const field = fields.find((one) => one.key === key)
            if (!field) return []
            return [
              <FieldInput
                key={key}
                field={field}
                binding={form.at<unknown>(`fields/${key}`)}
                words={wordsFor[key]}
                required={key === 'name'}
              />,
            ]
          })}
        </fieldset>
      ))}
      <fieldset className="stack">
        <legend>
          <h2>地区内の営業所等</h2>
        </legend>
        {places.map((_, index) => (
          <div key={index} className="card stack">
            <TextField {...form.at<string>(`fields/places/${index}/name`)} label={`営業所等${index + 1}の名称`} required />
            <PlaceText form={form} index={index} name="address" label="所在地" />
            <PlaceText form={form} index={index} name="manager_name" label="管理者の氏名" />
            <PlaceText form={form} index={index} name="business_description" label="事業の内容" />
            <NumberField {...form.at<number | null>(`fields/places/${index}/employees`)} label="従業員数" unit="人" />
            <NumberField {...form.at<number | null>(`fields/places/${index}/sales_yen`)} label="直近一年間の売上高" unit="円" />
            <div>
              <Button
                variant="text"
                size="small"
                icon="trash"
                onClick={() => form.set({ fields: { ...form.latest().fields, places: places.filter((__, i) => i !== index) } })}
              >
                この営業所等を外す
              </Button>
            </div>
          </div>
        ))}
        <div>
          <Button
            variant="outline"
            size="small"
            icon="plus"
            onClick={() => form.set({ fields: { ...form.latest().fields, places: [...places, { name: '' }] } })}
          >
            営業所等を加える
          </Button>
        </div>
      </fieldset>
      {!member && (
        <div className="stack stack--small">
          <div>
            <Button variant="outline" icon="search" onClick={() => void compare()}>
              同じ事業者の記録がないか確かめる
            </Button>
          </div>
          <div role="status">{twins && <Twins twins={twins} />}</div>
          {twins?.some((one) => one.almost_certain) && (
            <label className="choice">
              <input
                type="checkbox"
                checked={form.values.although_alike}
                onChange={(event) => form.set({ although_alike: event.target.checked })}
              />
              <span>別の事業者であることを確かめました</span>
            </label>
          )}
        </div>
      )}
      <FormButtons form={form} submit={member ? '保存する' : '記録を作る'} />
    </Form>
  )
}

function PlaceText({ form, index, name, label }: { form: ReturnType<typeof useForm<RecordValues>>; index: number; name: string; label: string }) {
  const binding = form.at<string | null | undefined>(`fields/places/${index}/${name}`)
  return (
    <TextField {...binding} value={binding.value ?? ''} onValue={(value) => binding.onValue(value === '' ? null : value)} label={label} />
  )
}

function Twins({ twins }: { twins: Duplicate[] }) {
  if (twins.length === 0) return <Banner kind="success" title="似た記録はありません" />
  return (
    <Banner kind="warning" title={`似た記録が${formatNumber(twins.length)}件あります`}>
      <ul>
        {twins.map((twin) => (
          <li key={twin.member_id}>
            <Link href={`/app/members/${twin.member_id}`}>{twin.name}</Link>（{kStandings[twin.standing]}）
            {twin.address}　{twin.reasons.join('、')}
            {twin.almost_certain && '　ほぼ同じ事業者です'}
          </li>
        ))}
      </ul>
    </Banner>
  )
}
