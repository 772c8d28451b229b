import { useState } from 'react'
import { api, body } from '../../../api/client'
import { asApiError } from '../../../api/problem'
import { Button } from '../../../ui/Button/Button'

/** Sends the mail that confirms an address once more. */
export function ResendButton({ email }: { email: string }) {
  const [state, setState] = useState<'idle' | 'busy' | 'sent'>('idle')
  const [failure, setFailure] = useState('')
  async function send() {
    setState('busy')
    setFailure('')
    try {
      await body(api.POST('/api/v1/email-verifications/resend', { body: { email } }))
      setState('sent')
    } catch (error) {
      setFailure(asApiError(error).message)
      setState('idle')
    }
  }
  return (
    <div>
      <div role="status">{state === 'sent' && <p className="strong">確認のメールをもう一度送りました。</p>}</div>
      {failure && (
        <p className="field__error" role="alert">
          ＊{failure}
        </p>
      )}
      {state !== 'sent' && (
        <Button variant="outline" size="small" icon="mail" busy={state === 'busy'} onClick={() => void send()}>
          確認のメールをもう一度送る
        </Button>
      )}
    </div>
  )
}

/** Says that the address is not confirmed yet, and offers the mail again. */
export function ResendVerification({ email }: { email: string }) {
  return (
    <>
      <p className="banner__title">メールアドレスの確認がまだ済んでいません</p>
      <p>登録のときにお送りしたメールの中のリンクを押すと、サインインできるようになります。</p>
      <ResendButton email={email} />
    </>
  )
}
