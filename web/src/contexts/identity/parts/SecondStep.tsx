import { useState } from 'react'
import { Button } from '../../../ui/Button/Button'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { toHalfWidth } from '../../../ui/format/number'
import { TextField } from '../../../ui/TextField/TextField'

export interface SecondFactor {
  totp_code?: string
  recovery_code?: string
}

interface SecondStepProps {
  /** Sends one of the two codes; throws ApiError when it is wrong. */
  onSubmit: (factor: SecondFactor) => Promise<void>
  /** The way out, with its words. */
  back: string
  onBack: () => void
}

interface Codes extends Record<string, unknown> {
  totp_code: string
  recovery_code: string
}

/** Asks for the second factor: the code of the authenticator app, or one of the recovery codes. */
export function SecondStep({ onSubmit, back, onBack }: SecondStepProps) {
  const [recovery, setRecovery] = useState(false)
  const form = useForm<Codes>({
    initial: { totp_code: '', recovery_code: '' },
    validate: (values) =>
      recovery
        ? { recovery_code: values.recovery_code.trim() ? undefined : '回復コードを入れてください。' }
        : {
            totp_code: /^\d{6}$/.test(codeOf(values.totp_code))
              ? undefined
              : '認証アプリに出ている6桁の数字を入れてください。例：123456',
          },
    submit: (values) =>
      onSubmit(
        recovery
          ? { recovery_code: toHalfWidth(values.recovery_code).trim() }
          : { totp_code: codeOf(values.totp_code) },
      ),
  })
  return (
    <Form form={form}>
      {recovery ? (
        <TextField
          key="recovery"
          {...form.field('recovery_code')}
          label="回復コード"
          required
          unmarked
          autoFocus
          autoComplete="off"
          help="二段階認証を設定したときに控えた回復コードです。一度使ったコードは使えません。"
        />
      ) : (
        <TextField
          key="totp"
          {...form.field('totp_code')}
          label="確認コード"
          required
          unmarked
          autoFocus
          width="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={8}
          help="スマートフォンの認証アプリに出ている6桁の数字です。30秒ごとに変わります。"
        />
      )}
      <FormButtons form={form} submit="サインインする" wide />
      <div className="form__links">
        <Button variant="text" onClick={() => setRecovery(!recovery)}>
          {recovery ? '認証アプリのコードを使う' : '認証アプリが使えないとき（回復コードを使う）'}
        </Button>
        <Button variant="text" onClick={onBack}>
          {back}
        </Button>
      </div>
    </Form>
  )
}

function codeOf(text: string): string {
  return toHalfWidth(text).replace(/[\s-]/g, '')
}
