import { Button } from '../../../ui/Button/Button'
import { Select } from '../../../ui/Select/Select'
import { kSearchDefaults, type SearchState, useIndustries, useMunicipalities, usePrefectures } from '../queries'
import { kKinds, kSearchFields, kSorts, kStatusFilters } from '../strings.ja'

interface SearchFiltersProps {
  state: SearchState
  set: (patch: Partial<SearchState>) => void
}

const kFilterNames = ['field', 'prefecture_code', 'city_code', 'industry_code', 'kind', 'status'] as const

/** How many filters narrow the result. */
export function filterCount(state: SearchState): number {
  return kFilterNames.filter((name) => state[name] !== kSearchDefaults[name]).length
}

/** The filters and the order. The second of a pair appears with the first: prefecture → municipality, section → division. */
export function SearchFilters({ state, set }: SearchFiltersProps) {
  const prefectures = usePrefectures()
  const municipalities = useMunicipalities(state.prefecture_code)
  const sections = useIndustries({ level: 1 })
  const middle = useIndustries({ level: 2 })
  const code = state.industry_code
  const section = /^[A-Z]$/.test(code) ? code : (middle.data?.items.find((item) => item.industry_code === code)?.parent_code ?? '')
  const divisions = middle.data?.items.filter((item) => item.parent_code === section) ?? []
  const count = filterCount(state)
  return (
    <div className="toolbar">
        <Select
          id="search-field"
          name="field"
          label="さがす項目"
          unmarked
          value={state.field}
          onValue={(field) => set({ field })}
          options={Object.entries(kSearchFields).map(([value, label]) => ({ value, label }))}
        />
        <Select
          id="search-prefecture"
          name="prefecture_code"
          label="都道府県"
          unmarked
          value={state.prefecture_code}
          onValue={(prefecture_code) => set({ prefecture_code, city_code: '' })}
          empty="すべて"
          options={(prefectures.data?.items ?? []).map((item) => ({ value: item.prefecture_code, label: item.name }))}
        />
        {state.prefecture_code !== '' && (
          <Select
            id="search-city"
            name="city_code"
            label="市区町村"
            unmarked
            value={state.city_code}
            onValue={(city_code) => set({ city_code })}
            empty="すべて"
            options={(municipalities.data?.items ?? []).map((item) => ({ value: item.city_code, label: item.name }))}
          />
        )}
        <Select
          id="search-section"
          name="section"
          label="業種（大分類）"
          unmarked
          value={section}
          onValue={(industry_code) => set({ industry_code })}
          empty="すべて"
          options={(sections.data?.items ?? []).map((item) => ({ value: item.industry_code, label: item.name }))}
        />
        {section !== '' && (
          <Select
            id="search-division"
            name="division"
            label="業種（中分類）"
            unmarked
            value={code === section ? '' : code}
            onValue={(industry_code) => set({ industry_code: industry_code || section })}
            empty="すべて"
            options={divisions.map((item) => ({ value: item.industry_code, label: item.name }))}
          />
        )}
        <Select
          id="search-kind"
          name="kind"
          label="種別"
          unmarked
          value={state.kind}
          onValue={(kind) => set({ kind })}
          empty="すべて"
          options={Object.entries(kKinds).map(([value, label]) => ({ value, label }))}
        />
        <Select
          id="search-status"
          name="status"
          label="状態"
          unmarked
          value={state.status}
          onValue={(status) => set({ status })}
          options={Object.entries(kStatusFilters).map(([value, label]) => ({ value, label }))}
        />
        <Select
          id="search-sort"
          name="sort"
          label="並び順"
          unmarked
          value={state.sort}
          onValue={(sort) => set({ sort })}
          options={Object.entries(kSorts).map(([value, label]) => ({ value, label }))}
        />
        {count > 0 && (
          <Button
            variant="text"
            size="small"
            icon="close"
            onClick={() => set(Object.fromEntries(kFilterNames.map((name) => [name, kSearchDefaults[name]])))}
          >
            条件をすべて外す
          </Button>
        )}
    </div>
  )
}
