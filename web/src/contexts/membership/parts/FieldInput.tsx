import { CheckboxGroup } from '../../../ui/Checkbox/CheckboxGroup'
import { DateField } from '../../../ui/DateField/DateField'
import type { FieldBinding } from '../../../ui/Field/Field'
import { IndustryPicker } from '../../../ui/IndustryPicker/IndustryPicker'
import { NumberField } from '../../../ui/NumberField/NumberField'
import { Select } from '../../../ui/Select/Select'
import { TextArea } from '../../../ui/TextArea/TextArea'
import { TextField } from '../../../ui/TextField/TextField'
import type { MemberFieldItem } from '../queries'
import { kUnits } from '../record_text'

interface FieldInputProps {
  field: MemberFieldItem
  binding: FieldBinding<unknown>
  /** Words to choose from, where the chamber has set some. */
  words?: string[] | undefined
  required?: boolean
}

/** The control that fits the type of an item. Values are those of the API; not known is null. */
export function FieldInput({ field, binding, words, required }: FieldInputProps) {
  const label = field.label
  const text = { ...binding, value: typeof binding.value === 'string' ? binding.value : '' }
  const asText = { ...text, onValue: (value: string) => binding.onValue(value === '' ? null : value), label, required }
  switch (field.type) {
    case 'long_text':
      return <TextArea {...asText} rows={3} maxLength={field.max} />
    case 'date':
      return <DateField {...asText} help="西暦でも和暦でも入力できます。" />
    case 'yen':
    case 'whole_number':
      return (
        <NumberField
          {...binding}
          value={typeof binding.value === 'number' ? binding.value : null}
          onValue={(value) => binding.onValue(value)}
          label={label}
          required={required}
          unit={field.type === 'yen' ? '円' : (kUnits[field.key] ?? '')}
        />
      )
    case 'month':
      return (
        <Select
          {...asText}
          value={typeof binding.value === 'number' ? String(binding.value) : ''}
          onValue={(value) => binding.onValue(value === '' ? null : Number(value))}
          empty="選んでください"
          options={Array.from({ length: 12 }, (_, i) => ({ value: String(i + 1), label: `${i + 1}月` }))}
        />
      )
    case 'choice':
      return <Select {...asText} empty="選んでください" options={field.choices} />
    case 'yes_no':
      return (
        <Select
          {...asText}
          value={typeof binding.value === 'boolean' ? String(binding.value) : ''}
          onValue={(value) => binding.onValue(value === '' ? null : value === 'true')}
          empty="分からない"
          options={field.choices}
        />
      )
    case 'words': {
      const chosen = Array.isArray(binding.value) ? (binding.value as string[]) : []
      const offered = [...new Set([...(words ?? []), ...chosen])]
      return (
        <CheckboxGroup
          {...binding}
          value={chosen}
          label={label}
          required={required}
          inRow
          options={offered.map((value) => ({ value, label: value }))}
        />
      )
    }
    case 'industry_codes':
      return (
        <IndustryPicker
          {...binding}
          value={Array.isArray(binding.value) ? (binding.value as string[]) : []}
          label={label}
          required={required ?? false}
          help="言葉でさがして、主なものから5つまで選びます。"
        />
      )
    default:
      if (words && words.length > 0) {
        const current = typeof binding.value === 'string' ? binding.value : ''
        const offered = current && !words.includes(current) ? [...words, current] : words
        return <Select {...asText} empty="選んでください" options={offered.map((value) => ({ value, label: value }))} />
      }
      return (
        <TextField
          {...asText}
          width={['phone', 'post_code', 'city_code'].includes(field.type) ? 'medium' : 'full'}
          inputMode={field.type === 'email' ? 'email' : field.type === 'phone' ? 'tel' : undefined}
        />
      )
  }
}
