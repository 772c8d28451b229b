import { Checkbox } from '../../../ui/Checkbox/Checkbox'
import { Select } from '../../../ui/Select/Select'
import { TextField } from '../../../ui/TextField/TextField'
import { kDateForms, kKana, kNumberForms, kParts, kUnits, kWidths } from '../strings.ja'
import type { Column, FieldItem } from '../types'
import { CodeTable } from './CodeTable'

interface ColumnOptionsProps {
  id: string
  column: Column
  field: FieldItem | undefined
  onChange: (column: Column) => void
}

const kTexts = ['text', 'name', 'kana', 'address', 'words']

/** How the values of one column are written in the file. */
export function ColumnOptions({ id, column, field, onChange }: ColumnOptionsProps) {
  const set = (patch: Partial<Column>) => onChange({ ...column, ...patch })
  const at = (name: string) => ({ id: `${id}-${name}`, name: `${id}-${name}`, unmarked: true })
  const kind = field?.kind ?? ''
  if (column.use === 'fixed') {
    return (
      <TextField {...at('fixed')} label="書き出す文字" value={column.fixed_text ?? ''} onValue={(fixed_text) => set({ fixed_text })} />
    )
  }
  if (!field) return null
  return (
    <div className="stack stack--small">
      <div className="row row--bottom">
        {kind === 'date' && (
          <Select
            {...at('date')}
            label="日付の形（書き出すとき）"
            options={kDateForms}
            value={column.date_form}
            onValue={(form) => set({ date_form: form as Column['date_form'] })}
          />
        )}
        {kind === 'money' && (
          <Select
            {...at('unit')}
            label="単位"
            options={kUnits}
            value={column.unit}
            onValue={(unit) => set({ unit: unit as Column['unit'] })}
          />
        )}
        {(kind === 'money' || kind === 'count') && (
          <Select
            {...at('number')}
            label="数の形（書き出すとき）"
            options={kNumberForms}
            value={column.number_form}
            onValue={(form) => set({ number_form: form as Column['number_form'] })}
          />
        )}
        {kind === 'address' && (
          <Select
            {...at('part')}
            label="住所のどの部分か"
            options={kParts}
            value={column.part}
            onValue={(part) => set({ part: part as Column['part'] })}
          />
        )}
        {kTexts.includes(kind) && (
          <>
            <Select
              {...at('width')}
              label="英数字（書き出すとき）"
              options={kWidths}
              value={column.width}
              onValue={(width) => set({ width: width as Column['width'] })}
            />
            <Select
              {...at('kana')}
              label="かな（書き出すとき）"
              options={kKana}
              value={column.kana}
              onValue={(kana) => set({ kana: kana as Column['kana'] })}
            />
            <TextField
              {...at('bytes')}
              label="長さの上限"
              width="short"
              unit="バイト"
              inputMode="numeric"
              value={column.max_bytes ? String(column.max_bytes) : ''}
              onValue={(text) => set({ max_bytes: /^\d{1,4}$/.test(text) && Number(text) > 0 ? Number(text) : null })}
            />
          </>
        )}
      </div>
      {kind === 'date' && (
        <Checkbox {...at('month')} label="年月だけを書き出す" value={column.month_only} onValue={(month_only) => set({ month_only })} />
      )}
      {kind === 'money' && (
        <Checkbox
          {...at('whole')}
          label="単位より小さい額は切り捨てる"
          value={column.whole_units}
          onValue={(whole_units) => set({ whole_units })}
        />
      )}
      {(kind === 'phone' || kind === 'post_code') && (
        <Checkbox {...at('hyphens')} label="ハイフンを入れて書き出す" value={column.hyphens} onValue={(hyphens) => set({ hyphens })} />
      )}
      {kind === 'industries' && (
        <Checkbox
          {...at('industry')}
          label="コードではなく業種の名前で書き出す"
          value={column.industry_names}
          onValue={(industry_names) => set({ industry_names })}
        />
      )}
      {kTexts.includes(kind) && (
        <Checkbox
          {...at('nfkc')}
          label="丸数字や全角英数字などを、ふつうの文字にそろえて読む"
          value={column.nfkc}
          onValue={(nfkc) => set({ nfkc })}
        />
      )}
      <Checkbox
        {...at('keep')}
        label="元の書き方を覚える"
        help="値が変わらない間は、ファイルにあったとおりに書き出します。"
        value={column.keep_spelling}
        onValue={(keep_spelling) => set({ keep_spelling })}
      />
      {(column.codes.length > 0 || !['date', 'money', 'count'].includes(kind)) && (
        <CodeTable id={id} column={column} field={field} onChange={onChange} />
      )}
    </div>
  )
}
