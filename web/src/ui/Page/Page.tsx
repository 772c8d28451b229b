import { type ReactNode, useEffect, useRef } from 'react'
import { Breadcrumb, type Crumb } from '../Breadcrumb/Breadcrumb'
import { dateInJapan, formatDateBoth } from '../format/date'

let focusWanted = false

/** The next page that appears puts the focus on its heading; the router calls this when the path changes. */
export function wantHeadingFocus(): void {
  focusWanted = true
}

interface PageProps {
  /** The one h1, and the document's title. */
  title: string
  crumbs?: Crumb[]
  lead?: ReactNode
  /** Buttons beside the title. */
  actions?: ReactNode
  /** Text width, for forms. */
  narrow?: boolean
  className?: string
  children: ReactNode
}

/** The frame of every page: title, breadcrumb, lead, actions. Takes the focus to the heading after navigation. */
export function Page({ title, crumbs, lead, actions, narrow, className, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title}｜Banso 伴走`
  }, [title])
  useEffect(() => {
    if (!focusWanted) return
    focusWanted = false
    heading.current?.focus({ preventScroll: true })
    if (!location.hash) scrollTo({ top: 0 })
  }, [])
  return (
    <div className={className ?? (narrow ? 'page page--narrow' : 'page')}>
      <div className="page__head">
        {crumbs && <Breadcrumb crumbs={[...crumbs, { label: title }]} />}
        <div className="page__title">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {actions && <div className="row">{actions}</div>}
        </div>
        <p className="print-only">印刷した日：{formatDateBoth(dateInJapan(new Date()))}</p>
        {lead && <div className="page__lead">{lead}</div>}
      </div>
      {children}
    </div>
  )
}
