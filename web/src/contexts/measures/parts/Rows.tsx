import type { ReactNode } from 'react'
import { Button } from '../../../ui/Button/Button'

interface RowsProps<Row> {
  /** What the list holds: named in its buttons. */
  title: string
  help?: ReactNode
  rows: Row[]
  fresh: Row
  onRows: (rows: Row[]) => void
  /** The order means something: entries can be moved up. */
  ordered?: boolean
  render: (row: Row, change: (row: Row) => void, at: number) => ReactNode
}

/** A list whose entries can be added and taken away. */
export function Rows<Row>({ title, help, rows, fresh, onRows, ordered, render }: RowsProps<Row>) {
  const swapped = (at: number) => rows.map((row, index) => (index === at ? rows[at - 1] : index === at - 1 ? rows[at] : row) as Row)
  return (
    <fieldset className="stack stack--small">
      <legend className="field__label">{title}</legend>
      {help && <p className="field__help">{help}</p>}
      {rows.map((row, at) => (
        <div key={at} className="rule-node">
          {render(row, (next) => onRows(rows.map((one, index) => (index === at ? next : one))), at)}
          <div className="row">
            {ordered && at > 0 && (
              <Button size="small" variant="text" onClick={() => onRows(swapped(at))}>
                上へ<span className="visually-hidden">：{title}の{at + 1}番目</span>
              </Button>
            )}
            <Button size="small" variant="text" icon="trash" onClick={() => onRows(rows.filter((_, index) => index !== at))}>
              消す<span className="visually-hidden">：{title}の{at + 1}番目</span>
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button size="small" variant="outline" icon="plus" onClick={() => onRows([...rows, fresh])}>
          加える<span className="visually-hidden">：{title}</span>
        </Button>
      </div>
    </fieldset>
  )
}
