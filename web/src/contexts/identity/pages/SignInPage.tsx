import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { safeReturnTo } from '../../../app/session/returnTo'
import { useSession } from '../../../app/session/SessionProvider'
import { api, body } from '../../../api/client'
import type { Me } from '../../../api/types'
import { Banner } from '../../../ui/Banner/Banner'
import { Link, LinkButton } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { DemoAccounts } from '../parts/DemoAccounts'
import { SecondStep } from '../parts/SecondStep'
import { type Credentials, SignInForm } from '../parts/SignInForm'
import { useSignInOptions } from '../queries'
import { kSignInReasons } from '../strings.ja'

/** Sign-in: password, then the second factor where the account has one; other providers; demo accounts. */
export default function SignInPage() {
  const { me, enter } = useSession()
  const [, navigate] = useLocation()
  const params = new URLSearchParams(useSearch())
  const options = useSignInOptions()
  const returnTo = safeReturnTo(params.get('return_to'))
  const reason = params.get('reason')
  const [secondFor, setSecondFor] = useState<Credentials | null>(null)
  const [chosen, setChosen] = useState<Credentials | null>(null)

  function done(person: Me) {
    enter(person)
    // Pages outside the app (public pages) need a real load.
    if (returnTo === '/app' || returnTo.startsWith('/app/')) navigate(returnTo, { replace: true })
    else location.assign(returnTo)
  }

  if (secondFor) {
    return (
      <Page title="確認コードの入力" className="gate">
        <SecondStep
          onSubmit={async (factor) => done(await body(api.POST('/api/v1/sessions', { body: { ...secondFor, ...factor } })))}
          back="メールアドレスの入力に戻る"
          onBack={() => setSecondFor(null)}
        />
      </Page>
    )
  }
  const providers = options.data?.providers ?? []
  const demoAccounts = options.data?.demo_accounts ?? []
  return (
    <Page
      title="サインイン"
      className="gate"
      lead="事業者、商工会議所、専門家、行政の方が、同じ画面からサインインします。登録したメールアドレスとパスワードを入れてください。"
    >
      {params.has('expired') && !me && (
        <Banner kind="info" title="もう一度サインインしてください" live>
          <p>時間が過ぎたため、サインアウトしました。サインインすると元の画面に戻り、書きかけの入力も続けられます。</p>
        </Banner>
      )}
      {reason && (
        <Banner kind="error" title={kSignInReasons[reason] ?? kSignInReasons['identity.oidc_failed']} live>
          <p>もう一度試すか、メールアドレスとパスワードでサインインしてください。</p>
        </Banner>
      )}
      {me && (
        <Banner kind="info" title={`${me.display_name}さんとしてサインインしています`}>
          <Link href={returnTo}>このまま続ける</Link>
        </Banner>
      )}
      <SignInForm
        key={chosen?.email ?? ''}
        initial={chosen ?? { email: '', password: '' }}
        onDone={done}
        onSecondFactor={setSecondFor}
      />
      {/* Nothing below the form until it is known what stands there: it would jump. */}
      {!options.isPending && (
        <>
          {providers.length > 0 && (
            <div className="stack">
              <p className="or">または</p>
              {providers.map((provider) => (
                <LinkButton
                  key={provider.provider}
                  variant="outline"
                  size="large"
                  wide
                  icon="key"
                  href={`/auth/oidc/${provider.provider}/start?return_to=${encodeURIComponent(returnTo)}`}
                >
                  {provider.label}でサインイン
                </LinkButton>
              ))}
            </div>
          )}
          {demoAccounts.length > 0 && <DemoAccounts accounts={demoAccounts} onChoose={setChosen} />}
          <div className="card card--soft">
            <h2>はじめての方</h2>
            <p>事業者の方は、メールアドレスがあれば無料で登録できます。</p>
            <div>
              <LinkButton href="/app/sign-up" variant="outline">
                新しく登録する
              </LinkButton>
            </div>
          </div>
        </>
      )}
    </Page>
  )
}
