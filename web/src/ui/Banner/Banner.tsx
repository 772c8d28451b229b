import type { ReactNode } from 'react'
import { Icon } from '../Icon/Icon'

export type BannerKind = 'info' | 'success' | 'warning' | 'error'

const kKindNames: Record<BannerKind, string> = { info: 'お知らせ', success: '完了', warning: '注意', error: 'エラー' }

interface BannerProps {
  kind: BannerKind
  title?: ReactNode
  children?: ReactNode
  /** Read out as soon as it appears; for results of what the person just did. */
  live?: boolean
}

/** A message within the page. The kind is said in words to those who do not see the colour. */
export function Banner({ kind, title, children, live = false }: BannerProps) {
  return (
    <div className={`banner banner--${kind}`} role={live ? (kind === 'error' ? 'alert' : 'status') : undefined}>
      <Icon name={kind} />
      <div className="banner__body">
        <span className="visually-hidden">{kKindNames[kind]}：</span>
        {title && <p className="banner__title">{title}</p>}
        {children}
      </div>
    </div>
  )
}
