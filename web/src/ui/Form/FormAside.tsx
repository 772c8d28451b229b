import type { ReactNode } from 'react'
import { Banner } from '../Banner/Banner'
import { formatInstant } from '../format/date'

interface FormAsideProps {
  sections: readonly { id: string; title: string }[]
  /** When it was last saved and by whom; version 0: never. */
  saved: { version: number; updated_at?: string | null; updated_by?: string | null }
  /** Said while nothing is saved. */
  unsaved?: string
  children?: ReactNode
}

/** What stands beside a long form: its sections to jump to, and when it was last saved. */
export function FormAside({ sections, saved, unsaved = 'まだ一度も保存していません。', children }: FormAsideProps) {
  return (
    <aside className="stack stack--small aside-sticky no-print">
      <nav className="card card--soft" aria-label="この画面の中">
        <ul className="plain-list stack stack--tight">
          {sections.map((section) => (
            <li key={section.id}>
              <a href={`#${section.id}`}>{section.title}</a>
            </li>
          ))}
        </ul>
      </nav>
      {children}
      {saved.version === 0 ? (
        <Banner kind="info">
          <p>{unsaved}</p>
        </Banner>
      ) : (
        <p className="muted small">
          最後の保存：{saved.updated_at && formatInstant(saved.updated_at)}
          {saved.updated_by && `（${saved.updated_by}さん）`}
        </p>
      )}
    </aside>
  )
}
