import { useState } from 'react'
import { Button } from '../Button/Button'
import { Dialog } from '../Dialog/Dialog'
import type { Column } from './DataTable'

const kPrefix = 'banso.columns.'

/** The hidden columns as kept in this browser; at first the optional ones. */
export function loadHidden(key: string | undefined, columns: Pick<Column<never>, 'key' | 'optional'>[]): string[] {
  const atFirst = columns.filter((column) => column.optional).map((column) => column.key)
  if (!key) return atFirst
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(kPrefix + key) ?? 'null')
    return Array.isArray(kept) ? kept.filter((name): name is string => typeof name === 'string') : atFirst
  } catch {
    return atFirst
  }
}

/** Keeps the hidden columns; without storage the choice lasts as long as the page. */
export function saveHidden(key: string | undefined, hidden: string[]): void {
  if (!key) return
  try {
    localStorage.setItem(kPrefix + key, JSON.stringify(hidden))
  } catch {
    // The choice is a comfort; it is not worth a message.
  }
}

interface ColumnChoiceProps<Row> {
  columns: Column<Row>[]
  hidden: string[]
  onChange: (hidden: string[]) => void
}

/** The button and dialog that choose which columns are shown. */
export function ColumnChoice<Row>({ columns, hidden, onChange }: ColumnChoiceProps<Row>) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="outline" size="small" icon="columns" onClick={() => setOpen(true)}>
        列を選ぶ
      </Button>
      {open && (
        <Dialog title="表示する列を選ぶ" onClose={() => setOpen(false)} buttons={<Button onClick={() => setOpen(false)}>決める</Button>}>
          <div className="choices">
            {columns.map((column) => (
              <label key={column.key} className="choice">
                <input
                  type="checkbox"
                  checked={column.title || !hidden.includes(column.key)}
                  disabled={column.title}
                  onChange={(event) =>
                    onChange(
                      event.target.checked ? hidden.filter((key) => key !== column.key) : [...hidden, column.key],
                    )
                  }
                />
                <span>{column.header}</span>
              </label>
            ))}
          </div>
        </Dialog>
      )}
    </>
  )
}
