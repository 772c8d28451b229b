import { type ReactNode, useState } from 'react'
import { formatNumber } from '../format/number'
import { Pagination } from '../Pagination/Pagination'
import { ColumnChoice, loadHidden, saveHidden } from './ColumnChoice'
import { SelectAll, SelectRow, type Selection } from './Selection'
import { SortHead } from './SortHead'

export interface Column<Row> {
  /** Name of the column in the kept column choice. */
  key: string
  header: string
  cell: (row: Row) => ReactNode
  /** Values of the `sort` parameter, ascending and (when offered) descending. */
  sort?: { up: string; down?: string }
  /** Marks the row's name: a row header, the heading of the card on a phone, and never hidden. */
  title?: boolean
  number?: boolean
  nowrap?: boolean
  /** Hidden until the person chooses it. */
  optional?: boolean
  /** On the card of a phone: without its label (for buttons). */
  bare?: boolean
}

interface DataTableProps<Row> {
  /** What the table lists, for screen readers ("事業者の一覧"). */
  caption: string
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
  /** The count line and the page links; leave out for short lists. */
  paging?: { page: number; per_page: number; total: number; total_is_capped: boolean; href: (page: number) => string }
  /** The value of `sort` in force, and what to do with a new one. */
  sort?: { value: string; onSort: (value: string) => void }
  selection?: Selection<Row>
  /** Keeps which columns are shown under this name and offers the choice. */
  columnsKey?: string
  /** Buttons at the right of the count: CSV, Excel. */
  tools?: ReactNode
  /** Shown in place of an empty table. */
  empty: ReactNode
  dense?: boolean
}

/** "1,234件中 51～100件"; a capped total says so. */
export function countText(total: number, capped: boolean, page: number, perPage: number): string {
  const first = (page - 1) * perPage + 1
  const last = Math.min(page * perPage, total)
  const all = capped ? `${formatNumber(total)}件以上` : `${formatNumber(total)}件`
  return total === 0 || first > total ? all : `${all}中 ${formatNumber(first)}～${formatNumber(last)}件`
}

/** A table with sort, column choice, selection, paging and tools; a list of cards on a phone. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, paging, sort, selection, columnsKey, tools, empty, dense } = props
  const [hidden, setHidden] = useState(() => loadHidden(columnsKey, columns))
  const shown = columns.filter((column) => column.title || !hidden.includes(column.key))
  const selectedRows = selection ? rows.filter((row) => selection.selected.has(rowKey(row))) : []

  function chooseColumns(next: string[]) {
    setHidden(next)
    saveHidden(columnsKey, next)
  }

  if (rows.length === 0) {
    return (
      <div className="stack">
        {empty}
        {paging && paging.page > 1 && (
          <Pagination page={paging.page} perPage={paging.per_page} total={paging.total} href={paging.href} />
        )}
      </div>
    )
  }
  return (
    <div className="stack stack--small">
      {(paging || tools || columnsKey) && (
        <div className="table-bar">
          <p className="table-bar__count" role="status">
            {paging && countText(paging.total, paging.total_is_capped, paging.page, paging.per_page)}
          </p>
          <div className="row">
            {columnsKey && <ColumnChoice columns={columns} hidden={hidden} onChange={chooseColumns} />}
            {tools}
          </div>
        </div>
      )}
      {selection && selectedRows.length > 0 && (
        <div className="table-bar table-bar--selected" role="status">
          <p>{formatNumber(selectedRows.length)}件を選んでいます</p>
          <div className="row">{selection.actions(selectedRows)}</div>
        </div>
      )}
      <div className="table-wrap">
        {/* The roles are written out because display:block (cards on a phone) would take them away. */}
        <table className={dense ? 'table table--cards table--dense' : 'table table--cards'} role="table">
          <caption className="visually-hidden">{caption}</caption>
          <thead role="rowgroup">
            <tr role="row">
              {selection && <SelectAll rows={rows} rowKey={rowKey} selection={selection} />}
              {shown.map((column) => (
                <SortHead key={column.key} column={column} sort={sort} />
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {rows.map((row) => {
              const key = rowKey(row)
              return (
                <tr key={key} role="row" data-selected={selection?.selected.has(key) || undefined}>
                  {selection && <SelectRow row={row} rowKey={rowKey} selection={selection} />}
                  {shown.map((column) => (
                    <Cell key={column.key} column={column} row={row} />
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {paging && <Pagination page={paging.page} perPage={paging.per_page} total={paging.total} href={paging.href} />}
    </div>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const classes = [column.title && 'is-title', column.number && 'is-number', column.nowrap && 'is-nowrap']
  const className = classes.filter(Boolean).join(' ') || undefined
  const label = column.bare ? '' : column.header
  if (column.title) {
    return (
      <th scope="row" role="rowheader" className={className} data-label={label}>
        {column.cell(row)}
      </th>
    )
  }
  return (
    <td role="cell" className={className} data-label={label}>
      <div>{column.cell(row)}</div>
    </td>
  )
}
