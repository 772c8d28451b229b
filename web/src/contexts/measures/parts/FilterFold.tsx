import { type ReactNode, useState } from 'react'

/** Filters and order of a list: open where there is room, folded with their count on a phone. */
export function FilterFold({ count, children }: { count: number; children: ReactNode }) {
  const [open, setOpen] = useState(count > 0 || matchMedia('(min-width: 64em)').matches)
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>条件と並び順 {count > 0 && <span className="count">{count}</span>}</summary>
      {children}
    </details>
  )
}
