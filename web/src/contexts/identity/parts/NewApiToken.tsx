import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useMe } from '../../../app/session/SessionProvider'
import { api, body } from '../../../api/client'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { CheckboxGroup } from '../../../ui/Checkbox/CheckboxGroup'
import { DateField } from '../../../ui/DateField/DateField'
import { Dialog } from '../../../ui/Dialog/Dialog'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { dateInJapan, parseDate } from '../../../ui/format/date'
import { Select } from '../../../ui/Select/Select'
import { TextField } from '../../../ui/TextField/TextField'
import { toast } from '../../../ui/Toast/Toasts'
import { kKeys } from '../queries'
import { scopeName } from '../strings.ja'

interface Token extends Record<string, unknown> {
  name: string
  scopes: string[]
  organization_id: string
  expires_on: string
}

const kYearMs = 365 * 86_400_000

/** Makes a token and shows it, once. */
export function NewApiToken({ onClose }: { onClose: () => void }) {
  const [secret, setSecret] = useState('')
  async function copy() {
    await navigator.clipboard.writeText(secret)
    toast('トークンをコピーしました')
  }
  if (!secret) {
    return (
      <Dialog title="APIトークンを作る" wide onClose={onClose}>
        <TokenForm onDone={setSecret} onClose={onClose} />
      </Dialog>
    )
  }
  return (
    <Dialog title="APIトークンができました" wide onClose={onClose} buttons={<Button onClick={onClose}>控えました</Button>}>
      <Banner kind="warning" title="いま、控えてください" live>
        <p>この画面を閉じると、二度と表示できません。パスワードと同じように扱ってください。</p>
      </Banner>
      <p className="secret">{secret}</p>
      <div>
        <Button variant="outline" icon="copy" onClick={() => void copy()}>
          コピーする
        </Button>
      </div>
    </Dialog>
  )
}

function TokenForm({ onDone, onClose }: { onDone: (secret: string) => void; onClose: () => void }) {
  const me = useMe()
  const queries = useQueryClient()
  const organizations = new Map(me.roles.map((role) => [String(role.organization_id), role.organization_name]))
  const form = useForm<Token>({
    initial: { name: '', scopes: [], organization_id: '', expires_on: dateInJapan(new Date(Date.now() + kYearMs)) },
    validate: (values) => ({
      name: values.name.trim() ? undefined : '名前を入れてください。例：会計ソフトとの連携',
      scopes: values.scopes.length > 0 ? undefined : 'できることを1つ以上選んでください。',
      expires_on: parseDate(values.expires_on) ? undefined : '期限の日付を入れてください。例：2027年3月31日',
    }),
    submit: async ({ name, scopes, organization_id, expires_on }) => {
      const input = { name: name.trim(), scopes, expires_on }
      const owner = organization_id ? { organization_id: Number(organization_id) } : {}
      const created = await body(api.POST('/api/v1/me/api-tokens', { body: { ...input, ...owner } }))
      await queries.invalidateQueries({ queryKey: kKeys.tokens })
      onDone(created.token)
    },
  })
  return (
    <Form form={form}>
      <TextField {...form.field('name')} label="名前" required help="何に使うかが分かる名前。例：会計ソフトとの連携" />
      <CheckboxGroup
        {...form.field('scopes')}
        label="できること"
        required
        help="必要なものだけを選んでください。"
        options={me.permissions.map((permission) => ({ value: permission, label: scopeName(permission) }))}
      />
      {organizations.size > 0 && (
        <Select
          {...form.field('organization_id')}
          label="使う組織"
          help="選ぶと、その組織の仕事だけに使えます。"
          empty="限らない"
          options={[...organizations].map(([value, label]) => ({ value, label }))}
        />
      )}
      <DateField {...form.field('expires_on')} label="期限" required min={dateInJapan(new Date())} />
      <FormButtons form={form} submit="作る">
        <Button variant="text" onClick={onClose}>
          やめる
        </Button>
      </FormButtons>
    </Form>
  )
}
