import type { ReactNode } from 'react'
import type { ProfileFieldItem, ProfileView } from '../../../api/types'
import { formatInstant } from '../../../ui/format/date'
import { kSources } from '../strings.ja'

/** A field of the profile with what it is used for. */
export function UsedField({ item, children }: { item: ProfileFieldItem | undefined; children: ReactNode }) {
  if (!item) return <>{children}</>
  return (
    <div className="stack stack--tight">
      {children}
      <details className="small">
        <summary>
          この項目の使われ方<span className="visually-hidden">：{item.label}</span>
        </summary>
        <ul>
          {item.used_for.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </details>
    </div>
  )
}

/** Where a value came from, for the line below its box; nothing when the owner typed it. */
export function sourceText(profile: ProfileView, field: string): string | undefined {
  const source = profile.sources.find((one) => one.field === field)
  if (!source || source.source === 'owner') return undefined
  return `${kSources[source.source]}（${formatInstant(source.at)}）。ちがうときは、直してください。`
}
