import { formatNumber } from '../format/number'
import { Link } from '../Link/Link'

interface PaginationProps {
  page: number
  perPage: number
  total: number
  href: (page: number) => string
}

/** The page numbers to offer: first, last, and two around the present one; null stands for a gap. */
export function pagesToShow(page: number, last: number): (number | null)[] {
  const near = [1, page - 2, page - 1, page, page + 1, page + 2, last]
  const numbers = [...new Set(near)].filter((n) => n >= 1 && n <= last).sort((a, b) => a - b)
  return numbers.flatMap((n, index) => {
    const before = numbers[index - 1]
    if (before === undefined || n - before === 1) return [n]
    return n - before === 2 ? [n - 1, n] : [null, n]
  })
}

/** Links to the other pages of a list. Nothing when there is only one. */
export function Pagination({ page, perPage, total, href }: PaginationProps) {
  const last = Math.max(1, Math.ceil(total / perPage))
  if (last <= 1 && page <= 1) return null
  return (
    <nav className="pagination" aria-label="ページの切り替え">
      {page > 1 ? (
        <Link className="pagination__link" href={href(Math.min(page - 1, last))}>
          前へ
        </Link>
      ) : null}
      <ul>
        {pagesToShow(page, last).map((n, index) =>
          n === null ? (
            <li key={`gap-${index}`} className="pagination__gap" aria-hidden="true">
              …
            </li>
          ) : (
            <li key={n}>
              <Link className="pagination__link" href={href(n)} aria-current={n === page ? 'page' : undefined}>
                <span className="visually-hidden">ページ</span>
                {formatNumber(n)}
              </Link>
            </li>
          ),
        )}
      </ul>
      {page < last ? (
        <Link className="pagination__link" href={href(page + 1)}>
          次へ
        </Link>
      ) : null}
    </nav>
  )
}
