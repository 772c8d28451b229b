import { useState } from 'react'
import { useMe, useSession } from '../../../app/session/SessionProvider'
import { api, body } from '../../../api/client'
import { DescriptionList } from '../../../ui/DescriptionList/DescriptionList'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { Page } from '../../../ui/Page/Page'
import { PasswordField } from '../../../ui/TextField/PasswordField'
import { TextField } from '../../../ui/TextField/TextField'
import { toast } from '../../../ui/Toast/Toasts'
import { AccountTabs } from '../parts/AccountTabs'
import { LinkedAccounts } from '../parts/LinkedAccounts'
import { kPasswordHelp, kRoleNames } from '../strings.ja'

/** The own account: name, password, and what one is. */
export default function AccountPage() {
  const me = useMe()
  const [passwordRound, setPasswordRound] = useState(0)
  return (
    <Page title="アカウント設定">
      <AccountTabs current="profile" />
      <div className="measure stack stack--large">
        <section className="section" aria-labelledby="account-who">
          <h2 id="account-who">登録の内容</h2>
          <DescriptionList
            items={[
              { term: 'メールアドレス', value: me.email },
              {
                term: '役割',
                value: me.roles.length > 0 && (
                  <ul className="plain-list">
                    {me.roles.map((role) => (
                      <li key={`${role.organization_id}-${role.role}`}>
                        {role.organization_name}：{kRoleNames[role.role]}
                      </li>
                    ))}
                  </ul>
                ),
                key: 'roles',
              },
            ].filter((item) => item.value !== false)}
          />
        </section>
        <section className="section" aria-labelledby="account-name">
          <h2 id="account-name">お名前</h2>
          <NameForm key={me.user_id} initial={me.display_name} />
        </section>
        <section className="section" aria-labelledby="account-password">
          <h2 id="account-password">パスワードを変える</h2>
          <PasswordForm key={passwordRound} onDone={() => setPasswordRound(passwordRound + 1)} />
        </section>
        <LinkedAccounts />
      </div>
    </Page>
  )
}

interface Name extends Record<string, unknown> {
  display_name: string
}

function NameForm({ initial }: { initial: string }) {
  const { enter } = useSession()
  const form = useForm<Name>({
    initial: { display_name: initial },
    validate: (values) => ({ display_name: values.display_name.trim() ? undefined : 'お名前を入れてください。' }),
    submit: async (values) => {
      enter(await body(api.PATCH('/api/v1/me', { body: { display_name: values.display_name.trim() } })))
      toast('お名前を変えました')
    },
  })
  return (
    <Form form={form}>
      <TextField {...form.field('display_name')} label="お名前" required autoComplete="name" width="medium" />
      <FormButtons form={form} submit="名前を変える" />
    </Form>
  )
}

interface PasswordChange extends Record<string, unknown> {
  current_password: string
  new_password: string
}

function PasswordForm({ onDone }: { onDone: () => void }) {
  const me = useMe()
  const form = useForm<PasswordChange>({
    initial: { current_password: '', new_password: '' },
    validate: (values) => ({
      current_password: values.current_password ? undefined : 'いまのパスワードを入れてください。',
      new_password: [...values.new_password].length >= 12 ? undefined : '新しいパスワードは12文字以上にしてください。',
    }),
    submit: async (values) => {
      await body(api.PUT('/api/v1/me/password', { body: values }))
      toast('パスワードを変えました。ほかの端末ではサインアウトしています。')
      onDone()
    },
  })
  return (
    <Form form={form}>
      <input type="hidden" name="email" autoComplete="username" value={me.email} readOnly />
      <PasswordField
        {...form.field('current_password')}
        label="いまのパスワード"
        required
        autoComplete="current-password"
      />
      <PasswordField
        {...form.field('new_password')}
        label="新しいパスワード"
        required
        autoComplete="new-password"
        help={kPasswordHelp}
      />
      <FormButtons form={form} submit="パスワードを変える" />
    </Form>
  )
}
