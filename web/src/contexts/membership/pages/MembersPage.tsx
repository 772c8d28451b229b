import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { MembersTabs, useChamber } from '../../../app/Members'
import { Badge } from '../../../ui/Badge/Badge'
import { Button } from '../../../ui/Button/Button'
import { type Column, DataTable } from '../../../ui/DataTable/DataTable'
import { loadHidden } from '../../../ui/DataTable/ColumnChoice'
import { dateInJapan, formatDate, formatInstant } from '../../../ui/format/date'
import { formatNumber, formatYen } from '../../../ui/format/number'
import { Link, LinkButton } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { SearchBox } from '../../../ui/SearchBox/SearchBox'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { EmptyState } from '../../../ui/States/States'
import { toast } from '../../../ui/Toast/Toasts'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { conditionCount, kListDefaults, type ListState, toFilter } from '../filter'
import { MemberFilters } from '../parts/MemberFilters'
import { NameDialog } from '../parts/NameDialog'
import { addSegment, exportAddress, kKeys, type MemberItem, useMembers } from '../queries'
import { kExportColumns, kStandings } from '../strings.ja'

const kColumnsKey = 'membership.members'

const kColumns: Column<MemberItem>[] = [
  {
    key: 'name',
    header: '事業所名',
    title: true,
    sort: { up: 'name', down: '-name' },
    cell: (row) => (
      <>
        <Link href={`/app/members/${row.member_id}`}>{row.name}</Link>
        {row.name_kana && <span className="table__sub">{row.name_kana}</span>}
      </>
    ),
  },
  { key: 'number', header: '会員番号', nowrap: true, sort: { up: 'number', down: '-number' }, cell: (row) => row.member_number ?? '' },
  { key: 'standing', header: '会員区分', cell: (row) => <StandingBadges row={row} /> },
  { key: 'representative', header: '代表者', nowrap: true, cell: (row) => row.representative_name ?? '' },
  { key: 'section', header: '部会', nowrap: true, cell: (row) => row.section ?? '' },
  { key: 'district', header: '地区', optional: true, cell: (row) => row.district ?? '' },
  { key: 'address', header: '所在地', sort: { up: 'address', down: '-address' }, cell: (row) => row.address ?? '' },
  { key: 'phone', header: '電話', nowrap: true, optional: true, cell: (row) => row.phone ?? '' },
  { key: 'email', header: 'メール', optional: true, cell: (row) => row.email ?? '' },
  { key: 'industry', header: '業種コード', optional: true, cell: (row) => row.industry_codes.join('、') },
  {
    key: 'capital',
    header: '資本金',
    optional: true,
    number: true,
    sort: { up: 'capital', down: '-capital' },
    cell: (row) => (typeof row.capital_yen === 'number' ? formatYen(row.capital_yen) : ''),
  },
  {
    key: 'employees',
    header: '従業員',
    number: true,
    nowrap: true,
    optional: true,
    sort: { up: 'employees', down: '-employees' },
    cell: (row) => (typeof row.regular_employees === 'number' ? `${formatNumber(row.regular_employees)}人` : ''),
  },
  { key: 'units', header: '口数', optional: true, number: true, cell: (row) => (typeof row.units === 'number' ? `${row.units}口` : '') },
  {
    key: 'joined',
    header: '入会日',
    nowrap: true,
    optional: true,
    sort: { up: 'joined', down: '-joined' },
    cell: (row) => (row.joined_on ? formatDate(row.joined_on) : ''),
  },
  {
    key: 'contact',
    header: '最後の接触',
    nowrap: true,
    sort: { up: 'contact', down: '-contact' },
    cell: (row) => (row.last_contact_at ? formatDate(dateInJapan(new Date(row.last_contact_at))) : ''),
  },
  {
    key: 'updated',
    header: '更新',
    nowrap: true,
    optional: true,
    sort: { up: 'updated', down: '-updated' },
    cell: (row) => formatInstant(row.updated_at),
  },
]

function StandingBadges({ row }: { row: MemberItem }) {
  return (
    <>
      {kStandings[row.standing]}
      {row.register_closed && (
        <span className="table__sub">
          <Badge tone="error">登記が閉鎖</Badge>
        </span>
      )}
      {row.leaving_on && (
        <span className="table__sub">
          <Badge tone="warning">{formatDate(row.leaving_on)} 退会予定</Badge>
        </span>
      )}
    </>
  )
}

/** The columns of the export that belong to what is on the screen. */
function exportColumns(): string[] {
  const hidden = loadHidden(kColumnsKey, kColumns)
  return kColumns.filter((column) => column.title || !hidden.includes(column.key)).flatMap((column) => kExportColumns[column.key] ?? [])
}

/** The members of the chamber. What is chosen stands in the address. */
export default function MembersPage() {
  const chamber = useChamber()
  const { query, href, set } = useUrlQuery(kListDefaults)
  const members = useMembers(chamber, query)
  const count = conditionCount(query)
  const [open, setOpen] = useState(count > 0)
  const [naming, setNaming] = useState(false)
  const client = useQueryClient()

  function download(format: 'csv' | 'xlsx') {
    location.assign(exportAddress(chamber, query, exportColumns(), format))
  }

  return (
    <Page
      title="会員一覧"
      actions={
        <LinkButton href="/app/members/new" icon="plus">
          記録を作る
        </LinkButton>
      }
    >
      <MembersTabs current="list" />
      <div className="stack stack--small">
        <SearchBox
          label="名前・読み・代表者・住所・電話・会員番号・法人番号"
          help="かな・カナ・漢字、旧字体、（株）や空白のちがいは気にしなくてかまいません。"
          value={query.q}
          onSearch={(q) => set({ q })}
          busy={members.isFetching}
        />
        <details className="no-print" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>条件 {count > 0 && <span className="count">{count}</span>}</summary>
          <MemberFilters chamber={chamber} state={query} set={(patch) => set(patch as Partial<ListState>)} />
        </details>
        <div className="row no-print">
          {(count > 0 || query.q !== '') && (
            <Button variant="outline" size="small" icon="star" onClick={() => setNaming(true)}>
              この条件をグループとして保存
            </Button>
          )}
          <LinkButton variant="text" size="small" href="/app/members/segments">
            保存したグループ
          </LinkButton>
        </div>
      </div>
      <QueryView query={members} loading={<Skeleton lines={10} />}>
        {(data) => (
          <div aria-busy={members.isPlaceholderData}>
            <DataTable
              caption="会員の一覧"
              columns={kColumns}
              rows={data.items}
              rowKey={(row) => String(row.member_id)}
              paging={{ ...data, href: (page) => href({ page }) }}
              sort={{ value: query.sort, onSort: (sort) => set({ sort: sort || 'name' }) }}
              columnsKey={kColumnsKey}
              tools={
                <>
                  <Button size="small" variant="outline" icon="download" onClick={() => download('csv')}>
                    CSV
                  </Button>
                  <Button size="small" variant="outline" icon="download" onClick={() => download('xlsx')}>
                    Excel
                  </Button>
                </>
              }
              empty={
                <EmptyState title="当てはまる会員がいません" icon="search">
                  <p>条件を外すか、名前の一部だけを入れてみてください。</p>
                </EmptyState>
              }
            />
          </div>
        )}
      </QueryView>
      {naming && (
        <NameDialog
          title="グループとして保存"
          label="グループの名前"
          help="条件を保存します。人数は、見るたびに数えなおします。"
          confirm="保存する"
          onClose={() => setNaming(false)}
          onName={async (name) => {
            await addSegment(chamber, name, toFilter(query))
            await client.invalidateQueries({ queryKey: kKeys.segments(chamber) })
            setNaming(false)
            toast(`グループ「${name}」を保存しました`)
          }}
        />
      )}
    </Page>
  )
}
