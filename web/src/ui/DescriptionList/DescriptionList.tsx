import type { ReactNode } from 'react'

interface DescriptionListProps {
  items: { term: string; value: ReactNode; key?: string }[]
}

/** Names and their values. An empty value shows 「未登録」. */
export function DescriptionList({ items }: DescriptionListProps) {
  return (
    <dl className="facts">
      {items.map((item) => (
        <div key={item.key ?? item.term}>
          <dt>{item.term}</dt>
          <dd>{isEmpty(item.value) ? <span className="muted">未登録</span> : item.value}</dd>
        </div>
      ))}
    </dl>
  )
}

function isEmpty(value: ReactNode): boolean {
  return value === null || value === undefined || value === ''
}
