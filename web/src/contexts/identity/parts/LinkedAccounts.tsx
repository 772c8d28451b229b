import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, body } from '../../../api/client'
import { type ApiError, asApiError } from '../../../api/problem'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { ConfirmDialog } from '../../../ui/ConfirmDialog/ConfirmDialog'
import { formatInstant } from '../../../ui/format/date'
import { toast } from '../../../ui/Toast/Toasts'
import { kKeys, useLinkedAccounts, useSignInOptions } from '../queries'

/** Signing in with other services: what is linked, linking one, and undoing it. Nothing where none is offered. */
export function LinkedAccounts() {
  const options = useSignInOptions()
  const linked = useLinkedAccounts()
  const queries = useQueryClient()
  const [ending, setEnding] = useState<number | null>(null)
  const [busy, setBusy] = useState('')
  const [failure, setFailure] = useState<ApiError | null>(null)
  const providers = options.data?.providers ?? []
  const accounts = linked.data ?? []
  if (providers.length === 0 && accounts.length === 0) return null

  async function link(provider: string) {
    setBusy(provider)
    setFailure(null)
    try {
      const answer: unknown = await body(
        api.POST('/api/v1/me/oidc-accounts', { body: { provider, return_to: '/app/account' } }),
      )
      // The other service asks the person and sends them back here.
      location.assign((answer as { authorization_url: string }).authorization_url)
    } catch (error) {
      setFailure(asApiError(error))
      setBusy('')
    }
  }

  return (
    <section className="section" aria-labelledby="account-linked">
      <h2 id="account-linked">ほかのサービスでのサインイン</h2>
      {failure && <Banner kind="error" title={failure.message} live />}
      {accounts.length > 0 && (
        <ul className="list">
          {accounts.map((account) => (
            <li key={account.oidc_account_id}>
              <div className="list__main">
                <p className="strong">{new URL(account.issuer).host}</p>
                <p className="list__note">
                  連携した日時：{formatInstant(account.linked_at)}　最後のサインイン：{formatInstant(account.last_sign_in_at)}
                </p>
              </div>
              <Button variant="outline" size="small" danger onClick={() => setEnding(account.oidc_account_id)}>
                連携をやめる
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="row">
        {providers.map((provider) => (
          <Button
            key={provider.provider}
            variant="outline"
            icon="key"
            busy={busy === provider.provider}
            onClick={() => void link(provider.provider)}
          >
            {provider.label}と連携する
          </Button>
        ))}
      </div>
      {ending !== null && (
        <ConfirmDialog
          title="連携をやめますか"
          confirm="連携をやめる"
          danger
          onClose={() => setEnding(null)}
          onConfirm={async () => {
            const path = { oidc_account_id: ending }
            await body(api.DELETE('/api/v1/me/oidc-accounts/{oidc_account_id}', { params: { path } }))
            setEnding(null)
            toast('連携をやめました')
            await queries.invalidateQueries({ queryKey: kKeys.linked })
          }}
        >
          <p>そのサービスではサインインできなくなります。パスワードを決めていないときは、先に決めてください。</p>
        </ConfirmDialog>
      )}
    </section>
  )
}
