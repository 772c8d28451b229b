import { useState } from 'react'
import { Button } from '../../../ui/Button/Button'
import { toHalfWidth } from '../../../ui/format/number'
import { Select } from '../../../ui/Select/Select'
import { TextField } from '../../../ui/TextField/TextField'
import { conditionCount, type FilterState, kNoFilter } from '../filter'
import { useSettings } from '../queries'
import { kStandings } from '../strings.ja'

/** Sections of JSIC, as a chamber sorts its members. */
const kIndustries: [string, string][] = [
  ['A', '農業・林業'],
  ['B', '漁業'],
  ['C', '鉱業'],
  ['D', '建設業'],
  ['E', '製造業'],
  ['F', '電気・ガス・水道業'],
  ['G', '情報通信業'],
  ['H', '運輸業・郵便業'],
  ['I', '卸売業・小売業'],
  ['J', '金融業・保険業'],
  ['K', '不動産業・物品賃貸業'],
  ['L', '学術研究・専門サービス業'],
  ['M', '宿泊業・飲食サービス業'],
  ['N', '生活関連サービス業・娯楽業'],
  ['O', '教育・学習支援業'],
  ['P', '医療・福祉'],
  ['Q', '複合サービス事業'],
  ['R', 'サービス業（ほか）'],
]
const kYesNo = (yes: string, no: string) => [
  { value: 'true', label: yes },
  { value: 'false', label: no },
]

interface MemberFiltersProps {
  chamber: number
  state: FilterState
  set: (patch: Partial<FilterState>) => void
}

/** The conditions of a list of members. */
export function MemberFilters({ chamber, state, set }: MemberFiltersProps) {
  const settings = useSettings(chamber)
  const select = (name: string, label: string, options: { value: string; label: string }[]) => (
    <Select
      key={name}
      id={`filter-${name}`}
      name={name}
      label={label}
      unmarked
      value={String(state[name])}
      onValue={(value) => set({ [name]: value })}
      empty="すべて"
      options={options}
    />
  )
  const typed = (name: string, label: string, unit?: string, type = 'text') => (
    <TypedFilter key={`${name}${state[name]}`} {...{ name, label, unit, type }} value={String(state[name])} onValue={(value) => set({ [name]: value })} />
  )
  const words = (list: string[] | undefined) => (list ?? []).map((value) => ({ value, label: value }))
  return (
    <div className="toolbar">
      {select('standing', '会員区分', Object.entries(kStandings).map(([value, label]) => ({ value, label })))}
      {select('section', '部会', words(settings.data?.sections))}
      {(settings.data?.districts.length ?? 0) > 0 && select('district', '地区', words(settings.data?.districts))}
      {select('industry', '業種', kIndustries.map(([value, label]) => ({ value, label })))}
      {select('interest', '関心のあること', words(settings.data?.interests))}
      {select('legal_form', '法人・個人', [
        { value: 'corporation', label: '法人' },
        { value: 'sole_proprietor', label: '個人事業主' },
      ])}
      {typed('employees_from', '従業員（から）', '人')}
      {typed('employees_to', '従業員（まで）', '人')}
      {typed('joined_from', '入会日（から）', undefined, 'date')}
      {typed('joined_to', '入会日（まで）', undefined, 'date')}
      {select('no_contact_months', '接触がない期間', [3, 6, 12, 24].map((n) => ({ value: String(n), label: `${n}か月以上` })))}
      {select('mail_allowed', 'メールの案内', kYesNo('受け取る', '受け取らない・不明'))}
      {select('has_email', 'メールアドレス', kYesNo('あり', 'なし'))}
      {select('leaving', '退会届', kYesNo('あり', 'なし'))}
      {select('register_closed', '登記', kYesNo('閉鎖', '閉鎖でない'))}
      {select('mail_failed', 'メールの不達', kYesNo('あり', 'なし'))}
      {conditionCount(state) > 0 && (
        <Button variant="text" size="small" icon="close" onClick={() => set({ ...kNoFilter, q: state.q })}>
          条件をすべて外す
        </Button>
      )}
    </div>
  )
}

interface TypedFilterProps {
  name: string
  label: string
  unit: string | undefined
  type: string
  value: string
  onValue: (value: string) => void
}

/** A typed bound: takes effect when one leaves the box. */
function TypedFilter({ name, label, unit, type, value, onValue }: TypedFilterProps) {
  const [text, setText] = useState(value)
  return (
    <TextField
      id={`filter-${name}`}
      {...{ name, label, unit, type }}
      unmarked
      width={type === 'date' ? 'medium' : 'short'}
      inputMode={type === 'date' ? undefined : 'numeric'}
      value={text}
      onValue={setText}
      onBlur={() => {
        const next = type === 'date' ? text : toHalfWidth(text).replace(/[^0-9]/g, '')
        if (next !== value) onValue(next)
      }}
    />
  )
}
