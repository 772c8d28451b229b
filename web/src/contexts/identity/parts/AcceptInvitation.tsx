import { signInAddress } from '../../../app/session/returnTo'
import { useSession } from '../../../app/session/SessionProvider'
import { api, body } from '../../../api/client'
import type { InvitationOffer, Me } from '../../../api/types'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { DescriptionList } from '../../../ui/DescriptionList/DescriptionList'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { formatInstant } from '../../../ui/format/date'
import { LinkButton } from '../../../ui/Link/Link'
import { PasswordField } from '../../../ui/TextField/PasswordField'
import { TextField } from '../../../ui/TextField/TextField'
import { kPasswordHelp, kRoleNames } from '../strings.ja'

interface AcceptInvitationProps {
  token: string
  invitation: InvitationOffer
  onDone: (me: Me) => void
}

interface Acceptance extends Record<string, unknown> {
  display_name: string
  password: string
}

/** Accepts an invitation; people without an account choose their name and password here. */
export function AcceptInvitation({ token, invitation, onDone }: AcceptInvitationProps) {
  const { me, signOut } = useSession()
  const isNew = !invitation.account_exists
  const form = useForm<Acceptance>({
    initial: { display_name: '', password: '' },
    validate: (values) =>
      isNew
        ? {
            display_name: values.display_name.trim() ? undefined : 'お名前を入れてください。例：指導 一郎',
            password: [...values.password].length >= 12 ? undefined : 'パスワードは12文字以上にしてください。',
          }
        : {},
    submit: async (values) => {
      const account = isNew ? { display_name: values.display_name.trim(), password: values.password } : {}
      onDone(await body(api.POST('/api/v1/invitations/accept', { body: { token, ...account } })))
    },
  })
  const facts = (
    <DescriptionList
      items={[
        { term: '組織', value: invitation.organization_name },
        { term: '役割', value: kRoleNames[invitation.role] },
        { term: 'メールアドレス', value: invitation.email },
        { term: '期限', value: formatInstant(invitation.expires_at) },
      ]}
    />
  )
  if (me && me.email !== invitation.email) {
    return (
      <>
        {facts}
        <Banner kind="warning" title="この招待は、別のメールアドレスあてです">
          <p>いまは {me.email} でサインインしています。招待を受けるには、いったんサインアウトしてください。</p>
          <Button variant="outline" onClick={() => void signOut(location.pathname)}>
            サインアウトして招待に戻る
          </Button>
        </Banner>
      </>
    )
  }
  if (!me && !isNew) {
    return (
      <>
        {facts}
        <p>このメールアドレスは登録済みです。サインインすると、この画面に戻り、招待を受けられます。</p>
        <LinkButton href={signInAddress(location.pathname)} size="large">
          サインインへ進む
        </LinkButton>
      </>
    )
  }
  return (
    <Form form={form}>
      {facts}
      {isNew && (
        <>
          <TextField {...form.field('display_name')} label="お名前" required autoComplete="name" />
          <input type="hidden" name="email" autoComplete="username" value={invitation.email} readOnly />
          <PasswordField
            {...form.field('password')}
            label="パスワード"
            required
            autoComplete="new-password"
            help={kPasswordHelp}
          />
        </>
      )}
      <FormButtons form={form} submit="招待を受ける" wide />
    </Form>
  )
}
