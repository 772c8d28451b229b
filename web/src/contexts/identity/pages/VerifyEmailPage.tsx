import { useEffect, useRef, useState } from 'react'
import { useSession } from '../../../app/session/SessionProvider'
import { api, body } from '../../../api/client'
import { type ApiError, asApiError } from '../../../api/problem'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { LinkButton } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { linkToken } from '../link_token'

/** Where the link of the confirmation mail lands: confirms the address and signs in. */
export default function VerifyEmailPage() {
  const token = linkToken()
  const { enter } = useSession()
  const [state, setState] = useState<'busy' | 'done' | 'failed'>('busy')
  const [failure, setFailure] = useState<ApiError | null>(null)
  const asked = useRef<string | null>(null)

  async function confirm() {
    setState('busy')
    try {
      enter(await body(api.POST('/api/v1/email-verifications', { body: { token } })))
      setState('done')
    } catch (error) {
      setFailure(asApiError(error))
      setState('failed')
    }
  }
  useEffect(() => {
    // A token works once; effects may run twice.
    if (asked.current === token) return
    asked.current = token
    void confirm()
  })

  return (
    <Page title="メールアドレスの確認" className="gate">
      {state === 'busy' && <Skeleton lines={3} />}
      {state === 'done' && (
        <>
          <Banner kind="success" title="メールアドレスを確認しました" live>
            <p>登録が終わり、サインインしました。次は、自社を登録しましょう。</p>
          </Banner>
          <LinkButton href="/app" size="large">
            ホームへ進む
          </LinkButton>
        </>
      )}
      {state === 'failed' && failure && (
        <>
          <Banner kind="error" title={failure.message} live>
            <p>すでに確認が済んでいるときは、そのままサインインできます。</p>
          </Banner>
          <div className="row">
            <LinkButton href="/app/sign-in">サインインする</LinkButton>
            {failure.isUnreachable && (
              <Button variant="outline" onClick={() => void confirm()}>
                もう一度試す
              </Button>
            )}
          </div>
          <p className="muted">リンクの期限が切れているときは、サインインの画面から確認のメールをもう一度送れます。</p>
        </>
      )}
    </Page>
  )
}
