import { Link } from '../Link/Link'

interface TabsProps {
  label: string
  current: string
  tabs: { key: string; label: string; href: string; count?: number }[]
}

/** Tabs whose choice lives in the address: each is a link, so that back, bookmarks and new tabs work. */
export function Tabs({ label, current, tabs }: TabsProps) {
  return (
    <nav className="tabs" aria-label={label}>
      <div className="tabs__inner">
        {tabs.map((tab) => (
          <Link key={tab.key} className="tab" href={tab.href} aria-current={tab.key === current ? 'page' : undefined}>
            {tab.label}
            {tab.count ? <span className="count">{tab.count}</span> : null}
          </Link>
        ))}
      </div>
    </nav>
  )
}
