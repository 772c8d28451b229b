import { Button } from '../../../ui/Button/Button'
import { Checkbox } from '../../../ui/Checkbox/Checkbox'
import { CheckboxGroup } from '../../../ui/Checkbox/CheckboxGroup'
import { Combobox } from '../../../ui/Combobox/Combobox'
import { DateField } from '../../../ui/DateField/DateField'
import type { FieldBinding } from '../../../ui/Field/Field'
import type { FormState } from '../../../ui/Form/useForm'
import { NumberField } from '../../../ui/NumberField/NumberField'
import { RadioGroup } from '../../../ui/RadioGroup/RadioGroup'
import { Select } from '../../../ui/Select/Select'
import { announce } from '../../../ui/Toast/Toasts'
import type { FactForm } from '../fact_form'
import { unitText } from '../model'
import { findIndustries, useIndustryNames, useMunicipalities, usePrefectures } from '../queries'
import type { FactDefinition } from '../types'

interface FactFieldProps {
  definition: FactDefinition
  form: FormState<FactForm>
  label?: string
}

/** From here on a list of choices is shorter as a drop-down. */
const kManyChoices = 7

/** The control that fits the kind of a fact. */
export function FactField({ definition, form, label = definition.question || definition.name }: FactFieldProps) {
  const texts = { label, help: definition.help || undefined, unmarked: true }
  const text = form.field('value') as FieldBinding<string>
  const choices = definition.choices.map((choice) => ({ value: choice.code, label: choice.name }))
  switch (definition.kind) {
    case 'flag':
      return (
        <RadioGroup
          {...text}
          {...texts}
          inRow
          options={[
            { value: 'yes', label: 'はい' },
            { value: 'no', label: 'いいえ' },
          ]}
        />
      )
    case 'number':
      return (
        <NumberField
          {...(form.field('value') as FieldBinding<number | null>)}
          {...texts}
          unit={unitText(definition.unit)}
        />
      )
    case 'date':
      return <DateField {...text} {...texts} help={definition.help ? `${definition.help} 例：2020年4月1日、令和2年4月1日` : undefined} />
    case 'code':
      return choices.length < kManyChoices ? (
        <RadioGroup {...text} {...texts} options={choices} />
      ) : (
        <Select {...text} {...texts} options={choices} empty="選んでください" />
      )
    case 'codes':
      return <CodesField form={form} texts={texts} choices={choices} />
    case 'area':
      return <AreaField {...text} {...texts} />
    case 'industry':
      return <IndustryField {...(form.field('value') as FieldBinding<string[]>)} {...texts} />
  }
}

interface CodesFieldProps {
  form: FormState<FactForm>
  texts: { label: string; help?: string; unmarked: boolean }
  choices: { value: string; label: string }[]
}

/** Any number of choices; "none of them" is an answer too, and must be said. */
function CodesField({ form, texts, choices }: CodesFieldProps) {
  const binding = form.field('value') as FieldBinding<string[]>
  return (
    <div className="stack stack--tight">
      <CheckboxGroup
        {...binding}
        {...texts}
        value={form.values.none ? [] : binding.value}
        onValue={(value) => form.set({ value, none: false })}
        options={choices}
        inRow={choices.length > 5}
      />
      <Checkbox
        {...form.field('none')}
        label="なし（どれも当てはまらない）"
        onValue={(none) => form.set(none ? { none, value: [] } : { none })}
      />
    </div>
  )
}

type Texts = { label: string; help?: string; unmarked?: boolean }

/** A prefecture, and within it a municipality when the person says it. */
export function AreaField({ id, name, value, onValue, error, label, help, unmarked }: FieldBinding<string> & Texts) {
  const prefecture = value.slice(0, 2)
  const prefectures = usePrefectures()
  const municipalities = useMunicipalities(prefecture)
  return (
    <div className="stack stack--tight">
      <Select
        {...{ id, name, error, label, help, unmarked }}
        value={prefecture}
        onValue={onValue}
        empty="選んでください"
        options={(prefectures.data?.items ?? []).map((item) => ({ value: item.prefecture_code, label: item.name }))}
      />
      {prefecture !== '' && (
        <Select
          id={`${id}-city`}
          name={`${name}-city`}
          label="市区町村"
          unmarked
          value={value.length === 5 ? value : ''}
          onValue={(city) => onValue(city || prefecture)}
          empty="都道府県だけを答える"
          options={(municipalities.data?.items ?? []).map((item) => ({ value: item.city_code, label: item.name }))}
        />
      )}
    </div>
  )
}

const kLevels: Record<number, string> = { 1: '大分類', 2: '中分類', 3: '小分類', 4: '細分類' }

/** Any number of industries, found by words. */
export function IndustryField({ id, value, onValue, error, label, help }: FieldBinding<string[]> & Texts) {
  const nameOf = useIndustryNames(value)
  return (
    <div className="stack stack--tight">
      <Combobox
        // A new box after each choice, empty for the next one.
        key={value.length}
        {...{ id, error, label, help }}
        unmarked
        value={null}
        placeholder="例：製造、飲食店、建設"
        onValue={(chosen) => {
          if (!chosen || value.includes(chosen.value)) return
          onValue([...value, chosen.value])
          announce(`${chosen.label}を加えました`)
          requestAnimationFrame(() => document.getElementById(id)?.focus())
        }}
        search={async (words) =>
          (await findIndustries(words)).map((item) => ({
            value: item.industry_code,
            label: item.name,
            note: `${item.industry_code}　${kLevels[item.level] ?? ''}`,
          }))
        }
      />
      {value.length > 0 && (
        <ul className="list" aria-label="選んだ業種">
          {value.map((code) => (
            <li key={code}>
              <span className="list__main">
                {nameOf(code)} <span className="muted mono">{code}</span>
              </span>
              <Button variant="text" size="small" onClick={() => onValue(value.filter((other) => other !== code))}>
                外す<span className="visually-hidden">：{nameOf(code)}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
