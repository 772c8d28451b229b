import { Button } from '../../../ui/Button/Button'
import { Checkbox } from '../../../ui/Checkbox/Checkbox'
import { Select } from '../../../ui/Select/Select'
import { kOwnDefaults, type OwnState, usePrefectures } from '../queries'
import { kDeadlines, kKinds, kOwnSorts, kPurposes, kStatuses } from '../strings.ja'

interface MeasureFiltersProps {
  state: OwnState
  set: (patch: Partial<OwnState>) => void
}

const kFilterNames = ['kind', 'purpose', 'area', 'status', 'closes_within_days', 'favourite'] as const

/** How many filters narrow the list. */
export function ownFilterCount(state: OwnState): number {
  return kFilterNames.filter((name) => state[name] !== kOwnDefaults[name]).length
}

const options = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }))

/** The filters and the order of the list for one business. */
export function MeasureFilters({ state, set }: MeasureFiltersProps) {
  const prefectures = usePrefectures()
  return (
    <div className="toolbar">
      <Select
        id="measure-kind"
        name="kind"
        label="種類"
        unmarked
        value={state.kind}
        onValue={(kind) => set({ kind })}
        empty="すべて"
        options={options(kKinds)}
      />
      <Select
        id="measure-purpose"
        name="purpose"
        label="目的"
        unmarked
        value={state.purpose}
        onValue={(purpose) => set({ purpose })}
        empty="すべて"
        options={options(kPurposes)}
      />
      <Select
        id="measure-area"
        name="area"
        label="地域"
        unmarked
        value={state.area}
        onValue={(area) => set({ area })}
        empty="すべて"
        options={[
          { value: 'nationwide', label: '全国どこでも使えるもの' },
          ...(prefectures.data?.items ?? []).map((item) => ({ value: item.prefecture_code, label: item.name })),
        ]}
      />
      <Select
        id="measure-status"
        name="status"
        label="募集"
        unmarked
        value={state.status}
        onValue={(status) => set({ status })}
        empty="終わったものをのぞく"
        options={Object.entries(kStatuses).map(([value, words]) => ({ value, label: words.label }))}
      />
      <Select
        id="measure-deadline"
        name="closes_within_days"
        label="締め切り"
        unmarked
        value={state.closes_within_days}
        onValue={(closes_within_days) => set({ closes_within_days })}
        empty="すべて"
        options={options(kDeadlines)}
      />
      <Select
        id="measure-sort"
        name="sort"
        label="並び順"
        unmarked
        value={state.sort}
        onValue={(sort) => set({ sort })}
        options={options(kOwnSorts)}
      />
      <Checkbox
        id="measure-favourite"
        name="favourite"
        label="お気に入りだけ"
        value={state.favourite === 'true'}
        onValue={(on) => set({ favourite: on ? 'true' : '' })}
      />
      {ownFilterCount(state) > 0 && (
        <Button
          variant="text"
          size="small"
          icon="close"
          onClick={() => set(Object.fromEntries(kFilterNames.map((name) => [name, kOwnDefaults[name]])))}
        >
          条件をすべて外す
        </Button>
      )}
    </div>
  )
}
