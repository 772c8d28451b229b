import type { ReactNode } from 'react'
import { useMe } from '../../../app/session/SessionProvider'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { PasswordField } from '../../../ui/TextField/PasswordField'

interface Password extends Record<string, unknown> {
  password: string
}

interface PasswordStepProps {
  submit: string
  danger?: boolean
  onSubmit: (password: string) => Promise<void>
  children?: ReactNode
}

/** Asks for the password once more before something that matters. `children` stand beside the button. */
export function PasswordStep({ submit, danger, onSubmit, children }: PasswordStepProps) {
  const me = useMe()
  const form = useForm<Password>({
    initial: { password: '' },
    validate: (values) => ({ password: values.password ? undefined : 'パスワードを入れてください。' }),
    submit: (values) => onSubmit(values.password),
  })
  return (
    <Form form={form}>
      <input type="hidden" name="email" autoComplete="username" value={me.email} readOnly />
      <PasswordField
        {...form.field('password')}
        label="いまのパスワード"
        required
        unmarked
        autoComplete="current-password"
        help="ご本人であることを確かめるため、もう一度入れてください。"
      />
      <FormButtons form={form} submit={submit} danger={danger}>
        {children}
      </FormButtons>
    </Form>
  )
}
