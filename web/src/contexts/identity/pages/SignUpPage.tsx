import { useState } from 'react'
import { api, body } from '../../../api/client'
import { Banner } from '../../../ui/Banner/Banner'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { Link } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { PasswordField } from '../../../ui/TextField/PasswordField'
import { TextField } from '../../../ui/TextField/TextField'
import { ResendButton } from '../parts/ResendVerification'
import { kPasswordHelp } from '../strings.ja'

interface SignUp extends Record<string, unknown> {
  email: string
  display_name: string
  password: string
}

/** Sign-up of a business owner. The answer is the same whether or not the address is known already. */
export default function SignUpPage() {
  const [sentTo, setSentTo] = useState('')
  const form = useForm<SignUp>({
    initial: { email: '', display_name: '', password: '' },
    draftKey: 'identity.sign_up',
    secrets: ['password'],
    validate: (values) => ({
      display_name: values.display_name.trim() ? undefined : 'お名前を入れてください。例：青葉 太郎',
      email: values.email.trim() ? undefined : 'メールアドレスを入れてください。例：taro@example.jp',
      password: [...values.password].length >= 12 ? undefined : 'パスワードは12文字以上にしてください。',
    }),
    submit: async (values) => {
      await body(api.POST('/api/v1/sign-up', { body: { ...values, email: values.email.trim() } }))
      setSentTo(values.email.trim())
    },
  })
  if (sentTo) {
    return (
      <Page title="確認のメールを送りました" className="gate">
        <Banner kind="success" title="あと少しで登録が終わります" live>
          <p>
            <strong>{sentTo}</strong> にメールを送りました。メールの中のリンクを押すと、登録が終わります。
          </p>
        </Banner>
        <div className="stack stack--small">
          <h2>メールが届かないとき</h2>
          <ul>
            <li>迷惑メールのフォルダーを確かめてください。</li>
            <li>アドレスの間違いがないか確かめてください。</li>
            <li>数分待っても届かないときは、もう一度送ってください。</li>
          </ul>
          <ResendButton email={sentTo} />
        </div>
      </Page>
    )
  }
  return (
    <Page
      title="新しく登録する"
      className="gate"
      lead="事業者の方の登録です。登録のあと、自社の情報を商工会議所に確かめてもらいます。職員の方は、組織管理者からの招待メールで始めてください。"
    >
      <Form form={form}>
        <TextField {...form.field('display_name')} label="お名前" required autoComplete="name" help="例：青葉 太郎" />
        <TextField
          {...form.field('email')}
          label="メールアドレス"
          required
          type="email"
          inputMode="email"
          autoComplete="email"
          help="確認のメールを送ります。例：taro@example.jp"
        />
        <PasswordField
          {...form.field('password')}
          label="パスワード"
          required
          autoComplete="new-password"
          help={kPasswordHelp}
        />
        <FormButtons form={form} submit="確認のメールを受け取る" wide />
      </Form>
      <p>
        登録が済んでいる方は、<Link href="/app/sign-in">サインイン</Link>してください。
      </p>
    </Page>
  )
}
