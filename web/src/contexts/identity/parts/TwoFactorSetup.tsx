import { useState } from 'react'
import { api, body } from '../../../api/client'
import type { TwoFactorOffer } from '../../../api/types'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { toHalfWidth } from '../../../ui/format/number'
import { TextField } from '../../../ui/TextField/TextField'
import { PasswordStep } from './PasswordStep'

/** Setting up the second factor: password, then the QR code, then a first code; answers the recovery codes. */
export function TwoFactorSetup({ onDone }: { onDone: (codes: string[]) => void }) {
  const [setup, setSetup] = useState<TwoFactorOffer | null>(null)
  return (
    <div className="stack">
      <ol className="steps">
        <li aria-current={setup ? undefined : 'step'} data-done={setup ? true : undefined}>
          本人の確認
        </li>
        <li aria-current={setup ? 'step' : undefined}>アプリの登録</li>
        <li>回復コードの控え</li>
      </ol>
      {setup ? (
        <CodeStep setup={setup} onDone={onDone} />
      ) : (
        <PasswordStep
          submit="次へ進む"
          onSubmit={async (password) => setSetup(await body(api.POST('/api/v1/me/two-factor', { body: { password } })))}
        />
      )}
    </div>
  )
}

interface Code extends Record<string, unknown> {
  code: string
}

function CodeStep({ setup, onDone }: { setup: TwoFactorOffer; onDone: (codes: string[]) => void }) {
  const form = useForm<Code>({
    initial: { code: '' },
    validate: (values) => ({
      code: /^\d{6}$/.test(plain(values.code)) ? undefined : 'アプリに出ている6桁の数字を入れてください。例：123456',
    }),
    submit: async (values) => {
      const answer = await body(api.PUT('/api/v1/me/two-factor', { body: { code: plain(values.code) } }))
      onDone(answer.recovery_codes)
    },
  })
  return (
    <Form form={form}>
      <div className="stack stack--small">
        <h2>1. 認証アプリで読み取る</h2>
        <p>スマートフォンに認証アプリ（Google Authenticator、Microsoft Authenticator など）を入れて、次の図を読み取ってください。</p>
        {/* As an image: the picture comes from the server, and an image can run nothing. */}
        <img
          className="qr"
          width="224"
          height="224"
          alt="認証アプリで読み取る二次元コード。読み取れないときは、下の文字を使います。"
          src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(setup.qr_svg)}`}
        />
        <details>
          <summary>読み取れないとき</summary>
          <p>アプリで「キーを入力」を選び、次の文字を入れてください。</p>
          <p className="secret">{setup.secret}</p>
        </details>
      </div>
      <div className="stack stack--small">
        <h2>2. アプリに出た数字を入れる</h2>
        <TextField
          {...form.field('code')}
          label="確認コード"
          required
          unmarked
          width="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={8}
          help="6桁の数字です。30秒ごとに変わります。"
        />
      </div>
      <FormButtons form={form} submit="二段階認証を始める" />
    </Form>
  )
}

function plain(text: string): string {
  return toHalfWidth(text).replace(/[\s-]/g, '')
}
