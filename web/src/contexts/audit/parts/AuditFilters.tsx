import { type FormEvent, useState } from 'react'
import { Button } from '../../../ui/Button/Button'
import { DateField } from '../../../ui/DateField/DateField'
import { parseDate } from '../../../ui/format/date'
import { Select } from '../../../ui/Select/Select'
import { TextField } from '../../../ui/TextField/TextField'
import type { AuditFilter } from '../queries'
import { kActionGroups, kObjectTypes } from '../strings.ja'

interface AuditFiltersProps {
  filter: AuditFilter
  onFilter: (patch: Partial<AuditFilter>) => void
}

const kNone = { from: '', to: '', action: '', object_type: '', object_id: '', actor_id: '' }

/** Period, action and object of the entries that are shown; takes effect with the button, and lives in the address. */
export function AuditFilters({ filter, onFilter }: AuditFiltersProps) {
  const [draft, setDraft] = useState(filter)
  const [wrong, setWrong] = useState<{ from?: string; to?: string }>({})
  const bind = (name: keyof typeof kNone) => ({
    id: `audit-${name}`,
    name,
    value: draft[name],
    onValue: (value: string) => setDraft({ ...draft, [name]: value }),
    unmarked: true,
  })
  function apply(event: FormEvent) {
    event.preventDefault()
    const unreadable = (text: string) => (text && !parseDate(text) ? '日付を読み取れません。例：2026年4月1日' : undefined)
    const found = { from: unreadable(draft.from), to: unreadable(draft.to) }
    setWrong(found)
    const { page: _page, ...conditions } = draft
    if (!found.from && !found.to) onFilter(conditions)
  }
  const hasFilter = Object.keys(kNone).some((name) => filter[name as keyof typeof kNone] !== '')
  return (
    <form className="card card--soft no-print" onSubmit={apply} aria-label="絞り込み">
      <div className="grid">
        <DateField {...bind('from')} label="この日から" error={wrong.from} />
        <DateField {...bind('to')} label="この日まで" error={wrong.to} />
        <Select
          {...bind('action')}
          label="したこと"
          empty="すべて"
          options={Object.entries(kActionGroups).map(([value, label]) => ({ value, label }))}
        />
        <Select
          {...bind('object_type')}
          label="対象の種類"
          empty="すべて"
          options={Object.entries(kObjectTypes).map(([value, label]) => ({ value, label }))}
        />
        <TextField {...bind('object_id')} label="対象の番号" width="medium" />
        <TextField {...bind('actor_id')} label="人の番号" width="medium" inputMode="numeric" />
      </div>
      <div className="row">
        <Button type="submit">この条件で見る</Button>
        {hasFilter && (
          <Button variant="text" onClick={() => onFilter(kNone)}>
            条件をすべて外す
          </Button>
        )}
      </div>
    </form>
  )
}
