import { useState } from 'react'
import { api, body } from '../../../api/client'
import { Banner } from '../../../ui/Banner/Banner'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { Link } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { TextField } from '../../../ui/TextField/TextField'

interface Request extends Record<string, unknown> {
  email: string
}

/** Asks for the mail with which a forgotten password can be set anew. */
export default function ForgottenPasswordPage() {
  const [sentTo, setSentTo] = useState('')
  const form = useForm<Request>({
    initial: { email: '' },
    validate: (values) => ({
      email: values.email.trim() ? undefined : 'メールアドレスを入れてください。例：taro@example.jp',
    }),
    submit: async ({ email }) => {
      await body(api.POST('/api/v1/password-resets', { body: { email: email.trim() } }))
      setSentTo(email.trim())
    },
  })
  return (
    <Page title="パスワードを忘れた方" className="gate">
      {sentTo ? (
        <>
          <Banner kind="success" title="メールを確かめてください" live>
            <p>
              <strong>{sentTo}</strong>
              が登録されていれば、パスワードを決め直すためのメールが届きます。メールの中のリンクを押してください。
            </p>
          </Banner>
          <p>
            <Link href="/app/sign-in">サインインの画面に戻る</Link>
          </p>
        </>
      ) : (
        <Form form={form}>
          <p>登録したメールアドレスに、パスワードを決め直すためのリンクを送ります。</p>
          <TextField
            {...form.field('email')}
            label="メールアドレス"
            required
            type="email"
            inputMode="email"
            autoComplete="username"
          />
          <FormButtons form={form} submit="メールを受け取る" wide />
          <p>
            <Link href="/app/sign-in">サインインの画面に戻る</Link>
          </p>
        </Form>
      )}
    </Page>
  )
}
