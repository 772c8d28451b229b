import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { safeReturnTo } from '../../../app/session/returnTo'
import { useMe, useSession } from '../../../app/session/SessionProvider'
import { api, body } from '../../../api/client'
import { Badge } from '../../../ui/Badge/Badge'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { DescriptionList } from '../../../ui/DescriptionList/DescriptionList'
import { Page } from '../../../ui/Page/Page'
import { toast } from '../../../ui/Toast/Toasts'
import { AccountTabs } from '../parts/AccountTabs'
import { SecondStep } from '../parts/SecondStep'
import { PasswordStep } from '../parts/PasswordStep'
import { RecoveryCodes } from '../parts/RecoveryCodes'
import { TwoFactorSetup } from '../parts/TwoFactorSetup'

type Step = 'overview' | 'setup' | 'new-codes' | 'switch-off'

/** The second factor: set up, new recovery codes, switch off. */
export default function TwoFactorPage() {
  const me = useMe()
  const { enter, refresh, signOut } = useSession()
  const [, navigate] = useLocation()
  const returnTo = new URLSearchParams(useSearch()).get('return_to')
  const { enabled, required, pending, recovery_codes_left } = me.two_factor
  const [step, setStep] = useState<Step>(pending ? 'setup' : 'overview')
  const [codes, setCodes] = useState<string[] | null>(null)
  const cancel = (
    <Button variant="text" onClick={() => setStep('overview')}>
      やめる
    </Button>
  )

  async function finish() {
    setCodes(null)
    setStep('overview')
    await refresh()
    if (returnTo) navigate(safeReturnTo(returnTo), { replace: true })
  }

  if (pending && enabled) {
    return (
      <Page title="確認コードの入力" className="gate" lead="続けるには、二段階認証の確認が必要です。">
        <SecondStep
          onSubmit={async (factor) => {
            enter(await body(api.POST('/api/v1/me/two-factor/verification', { body: factor })))
            navigate(safeReturnTo(returnTo), { replace: true })
          }}
          back="サインアウトする"
          onBack={() => void signOut()}
        />
      </Page>
    )
  }

  if (codes) {
    return (
      <Page title="二段階認証" narrow>
        <RecoveryCodes codes={codes} email={me.email} onDone={() => void finish()} />
      </Page>
    )
  }
  return (
    <Page
      title="二段階認証"
      lead="パスワードに加えて、スマートフォンの認証アプリに出る数字でサインインします。パスワードが知られても、ほかの人は入れません。"
    >
      {pending ? (
        <Banner kind="warning" title="あなたの役割では、二段階認証が必要です">
          <p>設定が終わると、ほかの画面を使えます。5分ほどで終わります。</p>
        </Banner>
      ) : (
        <AccountTabs current="two-factor" />
      )}
      <div className="measure stack">
        {step === 'overview' && (
          <>
            <DescriptionList
              items={[
                { term: '状態', value: enabled ? <Badge tone="success">使っています</Badge> : <Badge>使っていません</Badge> },
                ...(enabled ? [{ term: '残っている回復コード', value: `${recovery_codes_left}個` }] : []),
              ]}
            />
            {enabled && recovery_codes_left <= 3 && (
              <Banner kind="warning" title="回復コードが残り少なくなっています">
                <p>新しい回復コードを作って、控えてください。</p>
              </Banner>
            )}
            <div className="row">
              {enabled ? (
                <>
                  <Button variant="outline" onClick={() => setStep('new-codes')}>
                    回復コードを作り直す
                  </Button>
                  {!required && (
                    <Button variant="outline" danger onClick={() => setStep('switch-off')}>
                      二段階認証をやめる
                    </Button>
                  )}
                </>
              ) : (
                <Button onClick={() => setStep('setup')}>二段階認証を設定する</Button>
              )}
            </div>
            {enabled && required && <p className="muted">あなたの役割では必須のため、やめることはできません。</p>}
          </>
        )}
        {step === 'setup' && <TwoFactorSetup onDone={setCodes} />}
        {step === 'new-codes' && (
          <>
            <h2>回復コードを作り直す</h2>
            <p>作り直すと、前の回復コードは使えなくなります。</p>
            <PasswordStep
              submit="作り直す"
              onSubmit={async (password) => {
                const answer = await body(api.POST('/api/v1/me/two-factor/recovery-codes', { body: { password } }))
                setCodes(answer.recovery_codes)
              }}
            >
              {cancel}
            </PasswordStep>
          </>
        )}
        {step === 'switch-off' && (
          <>
            <h2>二段階認証をやめる</h2>
            <p>これからは、パスワードだけでサインインできるようになります。安全のため、続けて使うことをおすすめします。</p>
            <PasswordStep
              submit="やめる"
              danger
              onSubmit={async (password) => {
                await body(api.DELETE('/api/v1/me/two-factor', { body: { password } }))
                toast('二段階認証をやめました')
                await finish()
              }}
            >
              {cancel}
            </PasswordStep>
          </>
        )}
      </div>
    </Page>
  )
}
