import { Link } from '../../../ui/Link/Link'

/** The three parts of one's own health check. */
export function FinanceNav({ businessId, current }: { businessId: number; current: 'result' | 'statements' | 'sheet' }) {
  const base = `/app/my-business/${businessId}/finance`
  const parts = [
    { key: 'result', label: '診断の結果', href: base },
    { key: 'statements', label: '決算の数字', href: `${base}/statements` },
    { key: 'sheet', label: '強みと課題のシート', href: `${base}/sheet` },
  ]
  return (
    <nav className="subnav no-print" aria-label="経営の健康診断">
      {parts.map((part) => (
        <Link key={part.key} href={part.href} aria-current={part.key === current ? 'page' : undefined}>
          {part.label}
        </Link>
      ))}
    </nav>
  )
}
