import type { Column } from './DataTable'

interface SortHeadProps<Row> {
  column: Column<Row>
  sort?: { value: string; onSort: (value: string) => void }
}

/** A column head; a sortable one is a button that goes ascending → descending → unsorted. */
export function SortHead<Row>({ column, sort }: SortHeadProps<Row>) {
  const className = column.number ? 'is-number' : undefined
  if (!column.sort || !sort) {
    return (
      <th scope="col" role="columnheader" className={className}>
        {column.bare ? <span className="visually-hidden">{column.header}</span> : column.header}
      </th>
    )
  }
  const { up, down } = column.sort
  const state = sort.value === up ? 'ascending' : down && sort.value === down ? 'descending' : 'none'
  const next = state === 'none' ? up : state === 'ascending' && down ? down : ''
  return (
    <th scope="col" role="columnheader" className={className} aria-sort={state}>
      <button type="button" className="sort" onClick={() => sort.onSort(next)}>
        {column.header}
        <svg className="sort__mark" viewBox="0 0 10 14" aria-hidden="true">
          <path className={state === 'ascending' ? 'is-on' : undefined} fill="currentColor" d="M5 0l4.5 6h-9z" />
          <path className={state === 'descending' ? 'is-on' : undefined} fill="currentColor" d="M5 14L.5 8h9z" />
        </svg>
      </button>
    </th>
  )
}
