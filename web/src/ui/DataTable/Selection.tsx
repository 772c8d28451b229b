import type { ReactNode } from 'react'

export interface Selection<Row> {
  /** Keys of the selected rows. */
  selected: ReadonlySet<string>
  onChange: (selected: Set<string>) => void
  /** What to call a row in the label of its box. */
  name: (row: Row) => string
  /** Bulk actions for the selected rows of this page. */
  actions: (rows: Row[]) => ReactNode
}

interface SelectAllProps<Row> {
  rows: Row[]
  rowKey: (row: Row) => string
  selection: Selection<Row>
}

/** The box in the head: selects or clears every row of this page. */
export function SelectAll<Row>({ rows, rowKey, selection }: SelectAllProps<Row>) {
  const keys = rows.map(rowKey)
  const count = keys.filter((key) => selection.selected.has(key)).length
  function toggle(on: boolean) {
    const next = new Set(selection.selected)
    for (const key of keys) {
      if (on) next.add(key)
      else next.delete(key)
    }
    selection.onChange(next)
  }
  return (
    <th scope="col" role="columnheader" className="table__select">
      <label className="choice">
        <input
          type="checkbox"
          checked={count === keys.length}
          ref={(box) => {
            if (box) box.indeterminate = count > 0 && count < keys.length
          }}
          onChange={(event) => toggle(event.target.checked)}
        />
        <span className="visually-hidden">このページをすべて選ぶ</span>
      </label>
    </th>
  )
}

interface SelectRowProps<Row> {
  row: Row
  rowKey: (row: Row) => string
  selection: Selection<Row>
}

/** The box of one row. */
export function SelectRow<Row>({ row, rowKey, selection }: SelectRowProps<Row>) {
  const key = rowKey(row)
  function toggle(on: boolean) {
    const next = new Set(selection.selected)
    if (on) next.add(key)
    else next.delete(key)
    selection.onChange(next)
  }
  return (
    <td role="cell" className="table__select" data-label="">
      <label className="choice">
        <input
          type="checkbox"
          checked={selection.selected.has(key)}
          onChange={(event) => toggle(event.target.checked)}
        />
        <span className="visually-hidden">{selection.name(row)}を選ぶ</span>
      </label>
    </td>
  )
}
