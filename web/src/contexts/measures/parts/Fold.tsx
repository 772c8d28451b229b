import { type ReactNode, useState } from 'react'

interface FoldProps {
  summary: ReactNode
  /** What it is about, for screen readers, where several say the same. */
  about: string
  children: ReactNode
}

/** Something large that few need: it is put together when it is opened for the first time. */
export function Fold({ summary, about, children }: FoldProps) {
  const [wasOpen, setWasOpen] = useState(false)
  return (
    <details className="small" onToggle={(event) => event.currentTarget.open && setWasOpen(true)}>
      <summary>
        {summary}
        <span className="visually-hidden">：{about}</span>
      </summary>
      {wasOpen && <div className="stack stack--small">{children}</div>}
    </details>
  )
}
