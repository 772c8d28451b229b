import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { ApiError } from '../../api/problem'
import { TextField } from '../TextField/TextField'
import { FormButtons } from './Form'
import { JointForm } from './JointForm'
import { type Saved, useJointForm } from './useJointForm'

interface Card {
  phone: string | null
  email: string | null
  note: string | null
}
interface CardForm extends Record<string, unknown> {
  phone: string
  email: string
  note: string
}
const kLabels: Record<string, string> = { phone: '電話番号', email: 'メールアドレス', note: '備考' }

/** The card as somebody else left it, and a save that refuses to go over an older version. */
function aServer(now: Saved<Card>) {
  const save = vi.fn(async (version: number, value: Card) => {
    if (version !== now.version) throw new ApiError(412, { detail: '高橋さんが、さきほど保存しました。' })
    now = { version: version + 1, value }
    return now
  })
  return { save, load: async () => now }
}

function Example({ server, draftKey }: { server: ReturnType<typeof aServer>; draftKey?: string }) {
  const joint = useJointForm<Card, CardForm>({
    saved: { version: 1, value: { phone: '1', email: null, note: null } },
    toForm: (card) => ({ phone: card.phone ?? '', email: card.email ?? '', note: card.note ?? '' }),
    toValue: ({ phone, email, note }) => ({ phone: phone || null, email: email || null, note: note || null }),
    draftKey,
    ...server,
  })
  return (
    <JointForm joint={joint} label={(item) => kLabels[item] ?? item} text={(card, item) => card[item as keyof Card] ?? '（空）'}>
      {Object.entries(kLabels).map(([name, label]) => (
        <TextField key={name} {...joint.form.at<string>(name)} label={label} />
      ))}
      <FormButtons form={joint.form} submit="保存する" />
    </JointForm>
  )
}

const type = async (label: RegExp, text: string) => {
  await userEvent.clear(screen.getByLabelText(label))
  await userEvent.type(screen.getByLabelText(label), text)
}
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))

it('saves over what it began with, and the next time over what was saved', async () => {
  const server = aServer({ version: 1, value: { phone: '1', email: null, note: null } })
  render(<Example server={server} />)
  await type(/電話番号/, '2')
  await press('保存する')
  await type(/備考/, '午前に')
  await press('保存する')
  expect(server.save.mock.calls).toEqual([
    [1, { phone: '2', email: null, note: null }],
    [2, { phone: '2', email: null, note: '午前に' }],
  ])
})

it('asks which value counts where both changed, takes the rest, and saves over the other one', async () => {
  const server = aServer({ version: 4, value: { phone: '3', email: 'b@example.jp', note: null } })
  render(<Example server={server} />)
  await type(/電話番号/, '2')
  await type(/備考/, '午前に')
  await press('保存する')
  expect(await screen.findByText('高橋さんが、さきほど保存しました。')).toBeTruthy()
  expect(screen.getByText('次の項目は、相手の変更を取り入れます：メールアドレス')).toBeTruthy()
  expect(screen.getByRole('radiogroup', { name: /電話番号/ })).toBeTruthy()
  await userEvent.click(screen.getByRole('radio', { name: /保存されている内容/ }))
  await press('2人の変更をまとめる')
  expect(screen.getByText(/2人の変更をまとめました/)).toBeTruthy()
  expect((screen.getByLabelText(/電話番号/) as HTMLInputElement).value).toBe('3')
  await press('保存する')
  expect(server.save).toHaveBeenLastCalledWith(4, { phone: '3', email: 'b@example.jp', note: '午前に' })
  expect(screen.queryByText(/2人の変更をまとめました/)).toBeNull()
})

it('says so when nothing collides, and keeps the own value unless told otherwise', async () => {
  const server = aServer({ version: 4, value: { phone: '1', email: 'b@example.jp', note: null } })
  render(<Example server={server} />)
  await type(/電話番号/, '2')
  await press('保存する')
  expect(await screen.findByText('あなたの変更とぶつかる項目はありません。')).toBeTruthy()
  await press('2人の変更をまとめる')
  await press('保存する')
  expect(server.save).toHaveBeenLastCalledWith(4, { phone: '2', email: 'b@example.jp', note: null })
})

it('knows from a draft of an older version what the person had changed', async () => {
  const draftKey = 'test.joint'
  const first = render(<Example server={aServer({ version: 1, value: { phone: '1', email: null, note: null } })} draftKey={draftKey} />)
  await type(/電話番号/, '2')
  first.unmount()
  const server = aServer({ version: 4, value: { phone: '1', email: null, note: '午後に' } })
  render(<Example server={server} draftKey={draftKey} />)
  await press('保存する')
  expect(await screen.findByText('次の項目は、相手の変更を取り入れます：備考')).toBeTruthy()
})

it('puts errors of the server at the fields of a member that is sent as a whole', async () => {
  function Whole() {
    const joint = useJointForm<Card, { card: Card }>({
      saved: { version: 1, value: { phone: '1', email: null, note: null } },
      toForm: (card) => ({ card }),
      toValue: ({ card }) => card,
      root: 'card',
      load: () => Promise.reject(new Error('not asked')),
      save: () => Promise.reject(new ApiError(422, { errors: [{ path: '/phone', code: 'bad', message: '電話番号ではありません。' }] })),
    })
    return (
      <JointForm joint={joint} label={String} text={() => ''}>
        <TextField {...joint.form.at<string>('card/phone')} label="電話番号" />
        <FormButtons form={joint.form} submit="保存する" />
      </JointForm>
    )
  }
  render(<Whole />)
  await press('保存する')
  await userEvent.click(await screen.findByRole('link', { name: '電話番号ではありません。' }))
  expect(document.activeElement).toBe(screen.getByLabelText(/電話番号/))
  expect(screen.getByLabelText(/電話番号/).getAttribute('aria-invalid')).toBe('true')
})
