import { useEffect, useRef, useState } from 'react'
import { useMe } from '../../../app/session/SessionProvider'
import { asApiError } from '../../../api/problem'
import { Page } from '../../../ui/Page/Page'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { ErrorState } from '../../../ui/States/States'
import { announce } from '../../../ui/Toast/Toasts'
import { countText } from '../../../ui/DataTable/DataTable'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { filterCount, SearchFilters } from '../parts/SearchFilters'
import { LiveSearch } from '../parts/LiveSearch'
import { RecentSearches } from '../parts/RecentSearches'
import { SearchResults } from '../parts/SearchResults'
import { rememberWords } from '../recent'
import { kSearchDefaults, useBusinesses } from '../queries'

/** Words that stood this long were meant. */
const kMeantMs = 2500

/** Finds businesses by name, reading, address or number. Everything that is chosen stands in the address. */
export default function BusinessesPage() {
  const me = useMe()
  const { query, href, set } = useUrlQuery(kSearchDefaults)
  const found = useBusinesses(query)
  const problem = found.error ? asApiError(found.error) : null
  const unsearchable = problem?.errors.find((error) => error.path === '/q')
  const filters = filterCount(query)
  const [open, setOpen] = useState(filters > 0 || matchMedia('(min-width: 64em)').matches)
  const total = found.data?.total
  const spoken = useRef('')

  useEffect(() => {
    if (!found.data || found.isPlaceholderData) return
    const text = found.data.total === 0 ? '見つかりません' : countText(found.data.total, found.data.total_is_capped, query.page, query.per_page)
    if (spoken.current && spoken.current !== text) announce(text)
    spoken.current = text
  }, [found.data, found.isPlaceholderData, query.page, query.per_page])

  useEffect(() => {
    if (!query.q || !total) return undefined
    const timer = setTimeout(() => rememberWords(me.user_id, query.q), kMeantMs)
    return () => clearTimeout(timer)
  }, [query.q, total, me.user_id])

  return (
    <Page title="事業者をさがす">
      <div className="stack stack--small">
        <LiveSearch
          label="商号・フリガナ・所在地・法人番号"
          help="一部だけでも見つかります。かな・カナ・漢字、旧字体、（株）や空白のちがいは気にしなくてかまいません。"
          placeholder="例：さぬき屋、高松　建設"
          value={query.q}
          error={unsearchable?.message}
          onSearch={(q, settled) => {
            set({ q }, { replace: true })
            if (settled) rememberWords(me.user_id, q)
          }}
        />
        {query.q === '' && <RecentSearches userId={me.user_id} onChoose={(q) => set({ q })} />}
        <details className="no-print" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>
            条件と並び順{' '}
            {filters > 0 && <span className="count">{filters}</span>}
          </summary>
          <SearchFilters state={query} set={set} />
        </details>
      </div>
      <section className="stack stack--small" aria-label="さがした結果">
        {problem && !unsearchable ? (
          <ErrorState error={problem} onRetry={() => void found.refetch()} />
        ) : unsearchable ? null : found.data ? (
          <SearchResults
            page={found.data}
            state={query}
            stale={found.isPlaceholderData}
            href={href}
            set={set}
            mayExport={me.permissions.includes('registry.business.export')}
          />
        ) : (
          <Skeleton lines={10} />
        )}
      </section>
    </Page>
  )
}
