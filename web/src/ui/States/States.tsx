import type { ReactNode } from 'react'
import type { ApiError } from '../../api/problem'
import { Button } from '../Button/Button'
import { Icon, type IconName } from '../Icon/Icon'
import { LinkButton } from '../Link/Link'

interface StateProps {
  icon: IconName
  title: string
  error?: boolean
  children?: ReactNode
}

function State({ icon, title, error = false, children }: StateProps) {
  return (
    <div className={error ? 'state state--error' : 'state'} role={error ? 'alert' : undefined}>
      <Icon name={icon} />
      <p className="state__title">{title}</p>
      {children}
    </div>
  )
}

/** Nothing to show: says why, and what to do next. */
export function EmptyState({ title, children, icon = 'inbox' }: { title: string; children?: ReactNode; icon?: IconName }) {
  return (
    <State icon={icon} title={title}>
      {children}
    </State>
  )
}

/** The person may not see this: says who may, and the way to get there. */
export function NoPermission({ children }: { children?: ReactNode }) {
  return (
    <State icon="lock" title="この画面を見る権限がありません">
      {children ?? <p>必要なときは、所属する組織管理者に、権限の追加を頼んでください。</p>}
      <LinkButton href="/app" variant="outline">
        ホームに戻る
      </LinkButton>
    </State>
  )
}

/** The address leads nowhere, or to something that the person may not know of. */
export function NotFound({ children }: { children?: ReactNode }) {
  return (
    <State icon="search" title="お探しのページは見つかりませんでした">
      {children ?? <p>アドレスが変わったか、削除された可能性があります。</p>}
      <LinkButton href="/app" variant="outline">
        ホームに戻る
      </LinkButton>
    </State>
  )
}

interface ErrorStateProps {
  error: ApiError
  onRetry?: () => void
}

/** Loading failed. Refusals and missing things get their own words; the rest can be tried again. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  if (error.status === 403) return <NoPermission>{error.message && <p>{error.message}</p>}</NoPermission>
  if (error.status === 404) return <NotFound />
  return (
    <State
      icon={error.isUnreachable ? 'refresh' : 'error'}
      title={error.isUnreachable ? 'いま、サーバーにつながりません' : '読み込めませんでした'}
      error
    >
      <p>{error.message}</p>
      {onRetry && (
        <Button variant="outline" icon="refresh" onClick={onRetry}>
          もう一度読み込む
        </Button>
      )}
      {error.request_id && <p className="state__small">お問い合わせのときの番号：{error.request_id}</p>}
    </State>
  )
}
