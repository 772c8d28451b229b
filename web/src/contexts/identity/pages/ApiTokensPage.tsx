import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useMe } from '../../../app/session/SessionProvider'
import { api, body } from '../../../api/client'
import type { ApiTokenItem } from '../../../api/types'
import { Button } from '../../../ui/Button/Button'
import { ConfirmDialog } from '../../../ui/ConfirmDialog/ConfirmDialog'
import { type Column, DataTable } from '../../../ui/DataTable/DataTable'
import { formatInstant } from '../../../ui/format/date'
import { Link } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { EmptyState } from '../../../ui/States/States'
import { toast } from '../../../ui/Toast/Toasts'
import { AccountTabs } from '../parts/AccountTabs'
import { NewApiToken } from '../parts/NewApiToken'
import { kKeys, useApiTokens } from '../queries'
import { scopeName } from '../strings.ja'

/** Tokens with which other systems act for this person. */
export default function ApiTokensPage() {
  const me = useMe()
  const tokens = useApiTokens()
  const queries = useQueryClient()
  const [making, setMaking] = useState(false)
  const [ending, setEnding] = useState<ApiTokenItem | null>(null)

  const columns: Column<ApiTokenItem>[] = [
    { key: 'name', header: '名前', title: true, cell: (token) => (
      <>
        {token.name}
        <span className="table__sub mono">{token.token_hint}</span>
        {token.organization_name && <span className="table__sub">{token.organization_name}の仕事だけ</span>}
      </>
    ) },
    { key: 'scopes', header: 'できること', cell: (token) => token.scopes.map(scopeName).join('、') },
    { key: 'used', header: '最後に使った日時', cell: (token) => (token.last_used_at ? formatInstant(token.last_used_at) : '未使用') },
    { key: 'until', header: '期限', nowrap: true, cell: (token) => formatInstant(token.expires_at) },
    {
      key: 'actions',
      header: '操作',
      bare: true,
      cell: (token) => (
        <Button variant="outline" size="small" danger onClick={() => setEnding(token)}>
          取り消す<span className="visually-hidden">：{token.name}</span>
        </Button>
      ),
    },
  ]
  return (
    <Page
      title="APIトークン"
      lead={
        <>
          ほかのシステムが、あなたの代わりにBansoを使うための鍵です。使い方は<Link href="/docs/api">APIの説明</Link>
          にあります。
        </>
      }
      actions={
        me.permissions.length > 0 && (
          <Button icon="plus" onClick={() => setMaking(true)}>
            トークンを作る
          </Button>
        )
      }
    >
      <AccountTabs current="api-tokens" />
      <QueryView query={tokens}>
        {(items) => (
          <DataTable
            caption="APIトークンの一覧"
            columns={columns}
            rows={items}
            rowKey={(token) => String(token.api_token_id)}
            empty={
              <EmptyState title="APIトークンはまだありません" icon="key">
                <p>
                  {me.permissions.length > 0
                    ? 'ほかのシステムとつなぐときに作ります。ふだんの利用では要りません。'
                    : 'いまのあなたの役割には、トークンに持たせられる権限がありません。'}
                </p>
              </EmptyState>
            }
          />
        )}
      </QueryView>
      {making && <NewApiToken onClose={() => setMaking(false)} />}
      {ending && (
        <ConfirmDialog
          title={`「${ending.name}」を取り消しますか`}
          confirm="取り消す"
          danger
          onClose={() => setEnding(null)}
          onConfirm={async () => {
            const path = { api_token_id: ending.api_token_id }
            await body(api.DELETE('/api/v1/me/api-tokens/{api_token_id}', { params: { path } }))
            setEnding(null)
            toast('トークンを取り消しました')
            await queries.invalidateQueries({ queryKey: kKeys.tokens })
          }}
        >
          <p>このトークンを使っているシステムは、すぐにつながらなくなります。元に戻せません。</p>
        </ConfirmDialog>
      )}
    </Page>
  )
}
