import { type FormEvent, useState } from 'react'
import { Button } from '../../../ui/Button/Button'
import { type Column, DataTable } from '../../../ui/DataTable/DataTable'
import { dateInJapan, formatDate } from '../../../ui/format/date'
import { formatYen } from '../../../ui/format/number'
import { Link, LinkButton } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Select } from '../../../ui/Select/Select'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { EmptyState } from '../../../ui/States/States'
import { TextField } from '../../../ui/TextField/TextField'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { fiscalYearOf, yearOptions } from '../model'
import { ChargeState } from '../parts/ChargeState'
import { DuesTabs } from '../parts/DuesTabs'
import { type Charge, chargesAddress, useChamber, useCharges } from '../queries'
import { kKinds, kStates } from '../strings.ja'

const kDefaults = { q: '', fiscal_year: 0, kind: '', state: '', sort: '-made', page: 1, per_page: 50 }

const kColumns: Column<Charge>[] = [
  {
    key: 'number',
    header: '会員番号',
    nowrap: true,
    sort: { up: 'number', down: '-number' },
    cell: (row) => row.member_number,
  },
  {
    key: 'name',
    header: '事業所名',
    title: true,
    sort: { up: 'name', down: '-name' },
    cell: (row) => <Link href={`/app/dues/members/${row.member_id}`}>{row.member_name}</Link>,
  },
  {
    key: 'title',
    header: '請求',
    cell: (row) => (
      <>
        <Link href={`/app/dues/charges/${row.charge_id}`}>{row.title}</Link>
        {row.units ? <span className="table__sub">{row.units}口</span> : null}
      </>
    ),
  },
  {
    key: 'amount',
    header: '請求額',
    number: true,
    sort: { up: 'amount', down: '-amount' },
    cell: (row) => formatYen(row.amount_yen),
  },
  {
    key: 'open',
    header: '未納額',
    number: true,
    sort: { up: 'open', down: '-open' },
    cell: (row) => formatYen(row.open_yen),
  },
  {
    key: 'due',
    header: '納入期限',
    nowrap: true,
    sort: { up: 'due', down: '-due' },
    cell: (row) => (row.next_due_on ? formatDate(row.next_due_on) : ''),
  },
  { key: 'state', header: '状況', nowrap: true, cell: (row) => <ChargeState state={row.state} /> },
]

/** Charges of the chamber: what was claimed, what is paid, what is open. */
export default function ChargesPage() {
  const chamber = useChamber()
  const { query, href, set } = useUrlQuery(kDefaults)
  const charges = useCharges(chamber, query)
  return (
    <Page title="会費" lead="会費・加入金・負担金の請求と、納入の状況です。">
      <DuesTabs current="charges" />
      <Filters key={JSON.stringify(query)} query={query} onFilter={set} />
      <QueryView query={charges} loading={<Skeleton lines={10} />}>
        {(data) => (
          <div className="stack">
            <p role="status">
              請求額の合計 <span className="strong">{formatYen(data.total_amount_yen)}</span>、入金{' '}
              <span className="strong">{formatYen(data.total_paid_yen)}</span>、未納{' '}
              <span className="strong">{formatYen(data.total_open_yen)}</span>
            </p>
            <DataTable
              caption="請求の一覧"
              columns={kColumns}
              rows={data.items}
              rowKey={(row) => String(row.charge_id)}
              paging={{ ...data, total_is_capped: false, href: (page) => href({ page }) }}
              sort={{ value: query.sort, onSort: (sort) => set({ sort }) }}
              columnsKey="dues.charges"
              tools={
                <>
                  <LinkButton size="small" variant="outline" icon="download" href={chargesAddress(chamber, query, 'csv')}>
                    CSVで保存
                  </LinkButton>
                  <LinkButton size="small" variant="outline" icon="download" href={chargesAddress(chamber, query, 'xlsx')}>
                    Excelで保存
                  </LinkButton>
                </>
              }
              empty={
                <EmptyState title="当てはまる請求がありません">
                  <p>条件を外すか、「年度の請求」で今年度の会費を請求してください。</p>
                </EmptyState>
              }
            />
          </div>
        )}
      </QueryView>
    </Page>
  )
}

interface FiltersProps {
  query: typeof kDefaults
  onFilter: (patch: Partial<typeof kDefaults>) => void
}

function Filters({ query, onFilter }: FiltersProps) {
  const [words, setWords] = useState(query.q)
  function search(event: FormEvent) {
    event.preventDefault()
    onFilter({ q: words.trim() })
  }
  return (
    <form className="card card--soft row row--end" role="search" onSubmit={search}>
      <TextField id="dues-q" name="q" label="事業所名・会員番号" unmarked value={words} onValue={setWords} width="medium" />
      <Select
        id="dues-year"
        name="fiscal_year"
        label="年度"
        unmarked
        empty="すべて"
        value={query.fiscal_year ? String(query.fiscal_year) : ''}
        onValue={(value) => onFilter({ fiscal_year: Number(value) || 0 })}
        options={yearOptions(fiscalYearOf(dateInJapan(new Date())))}
      />
      <Select
        id="dues-kind"
        name="kind"
        label="種類"
        unmarked
        empty="すべて"
        value={query.kind}
        onValue={(kind) => onFilter({ kind })}
        options={Object.entries(kKinds).map(([value, label]) => ({ value, label }))}
      />
      <Select
        id="dues-state"
        name="state"
        label="状況"
        unmarked
        empty="すべて"
        value={query.state}
        onValue={(state) => onFilter({ state })}
        options={Object.entries(kStates).map(([value, { label }]) => ({ value, label }))}
      />
      <Button type="submit" icon="search">
        探す
      </Button>
    </form>
  )
}
