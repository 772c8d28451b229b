import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, body } from '../../../api/client'
import type { SessionItem } from '../../../api/types'
import { Badge } from '../../../ui/Badge/Badge'
import { Button } from '../../../ui/Button/Button'
import { ConfirmDialog } from '../../../ui/ConfirmDialog/ConfirmDialog'
import { formatInstant } from '../../../ui/format/date'
import { Link } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { toast } from '../../../ui/Toast/Toasts'
import { deviceName } from '../model'
import { AccountTabs } from '../parts/AccountTabs'
import { kKeys, useMySessions } from '../queries'

/** Where the person is signed in, and signing out there. */
export default function SessionsPage() {
  const sessions = useMySessions()
  const queries = useQueryClient()
  const [ending, setEnding] = useState<SessionItem | null>(null)
  return (
    <Page title="サインイン中の端末">
      <AccountTabs current="sessions" />
      <div className="measure stack">
        <p>
          覚えのない端末があるときは、サインアウトさせてから、<Link href="/app/account">パスワードを変えてください</Link>。
        </p>
        <QueryView query={sessions}>
          {(items) => (
            <ul className="list">
              {items.map((session) => (
                <li key={session.session_id}>
                  <div className="list__main">
                    <p className="strong">
                      {deviceName(session.user_agent)} {session.current && <Badge tone="info">この端末</Badge>}
                    </p>
                    <p className="list__note">
                      最後に使った日時：{formatInstant(session.last_seen_at)}　IPアドレス：{session.ip}
                    </p>
                    <p className="list__note">サインインした日時：{formatInstant(session.created_at)}</p>
                  </div>
                  {!session.current && (
                    <Button variant="outline" size="small" onClick={() => setEnding(session)}>
                      サインアウトさせる<span className="visually-hidden">：{deviceName(session.user_agent)}</span>
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )}
        </QueryView>
      </div>
      {ending && (
        <ConfirmDialog
          title={`${deviceName(ending.user_agent)} をサインアウトさせますか`}
          confirm="サインアウトさせる"
          danger
          onClose={() => setEnding(null)}
          onConfirm={async () => {
            const path = { session_id: ending.session_id }
            await body(api.DELETE('/api/v1/me/sessions/{session_id}', { params: { path } }))
            setEnding(null)
            toast('サインアウトさせました')
            await queries.invalidateQueries({ queryKey: kKeys.sessions })
          }}
        >
          <p>その端末では、もう一度サインインが必要になります。</p>
        </ConfirmDialog>
      )}
    </Page>
  )
}
