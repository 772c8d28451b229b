import { useState } from 'react'
import { api, body } from '../../../api/client'
import { Banner } from '../../../ui/Banner/Banner'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { Link, LinkButton } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { PasswordField } from '../../../ui/TextField/PasswordField'
import { linkToken } from '../link_token'
import { kPasswordHelp } from '../strings.ja'

interface NewPassword extends Record<string, unknown> {
  new_password: string
}

/** Where the link of the reset mail lands: sets a new password. */
export default function ResetPasswordPage() {
  const token = linkToken()
  const [done, setDone] = useState(false)
  const form = useForm<NewPassword>({
    initial: { new_password: '' },
    validate: (values) => ({
      new_password: [...values.new_password].length >= 12 ? undefined : 'パスワードは12文字以上にしてください。',
    }),
    submit: async ({ new_password }) => {
      await body(api.PUT('/api/v1/password-resets', { body: { token, new_password } }))
      setDone(true)
    },
  })
  return (
    <Page title="パスワードを決め直す" className="gate">
      {done ? (
        <>
          <Banner kind="success" title="パスワードを変えました" live>
            <p>ほかの端末では、サインアウトしています。新しいパスワードでサインインしてください。</p>
          </Banner>
          <LinkButton href="/app/sign-in" size="large">
            サインインする
          </LinkButton>
        </>
      ) : (
        <Form form={form}>
          <PasswordField
            {...form.field('new_password')}
            label="新しいパスワード"
            required
            autoComplete="new-password"
            help={kPasswordHelp}
          />
          <FormButtons form={form} submit="このパスワードにする" wide />
          <p>
            リンクの期限が切れているときは、<Link href="/app/forgotten-password">メールをもう一度受け取ってください</Link>。
          </p>
        </Form>
      )}
    </Page>
  )
}
