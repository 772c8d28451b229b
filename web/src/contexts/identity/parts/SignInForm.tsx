import { api, body } from '../../../api/client'
import { ApiError } from '../../../api/problem'
import type { Me } from '../../../api/types'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { Link } from '../../../ui/Link/Link'
import { PasswordField } from '../../../ui/TextField/PasswordField'
import { TextField } from '../../../ui/TextField/TextField'
import { ResendVerification } from './ResendVerification'

export interface Credentials extends Record<string, unknown> {
  email: string
  password: string
}

interface SignInFormProps {
  initial: Credentials
  onDone: (me: Me) => void
  /** The password was right; the server wants the second factor as well. */
  onSecondFactor: (credentials: Credentials) => void
}

/** The first step of sign-in: e-mail address and password. */
export function SignInForm({ initial, onDone, onSecondFactor }: SignInFormProps) {
  const form = useForm<Credentials>({
    initial,
    validate: (values) => ({
      email: values.email.trim() ? undefined : 'メールアドレスを入れてください。例：taro@example.jp',
      password: values.password ? undefined : 'パスワードを入れてください。',
    }),
    submit: async ({ email, password }) => {
      try {
        onDone(await body(api.POST('/api/v1/sessions', { body: { email: email.trim(), password } })))
      } catch (error) {
        if (!(error instanceof ApiError) || error.reason !== 'identity.totp_required') throw error
        onSecondFactor({ email: email.trim(), password })
      }
    },
  })
  const unverified = form.failure?.reason === 'identity.email_not_verified'
  return (
    <Form form={form} failure={unverified ? <ResendVerification email={form.values.email.trim()} /> : undefined}>
      <TextField
        {...form.field('email')}
        label="メールアドレス"
        unmarked
        required
        type="email"
        inputMode="email"
        autoComplete="username"
      />
      <PasswordField
        {...form.field('password')}
        label="パスワード"
        unmarked
        required
        autoComplete="current-password"
      />
      <FormButtons form={form} submit="サインインする" wide />
      <p>
        <Link href="/app/forgotten-password">パスワードを忘れた方</Link>
      </p>
    </Form>
  )
}
