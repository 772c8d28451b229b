import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { ApiError } from '../../api/problem'
import { TextField } from '../TextField/TextField'
import { draftKeys, loadDraft, saveDraft, setDraftOwner } from './drafts'
import { Form, FormButtons } from './Form'
import { useForm } from './useForm'

interface Values extends Record<string, unknown> {
  email: string
  password: string
}

function Example({ submit, draftKey }: { submit: (values: Values) => Promise<void>; draftKey?: string }) {
  const form = useForm<Values>({
    initial: { email: '', password: '' },
    draftKey,
    secrets: ['password'],
    validate: (values) => ({ email: values.email ? undefined : 'メールアドレスを入れてください。' }),
    submit,
  })
  return (
    <Form form={form}>
      <TextField {...form.field('email')} label="メールアドレス" required help="会社のもの" />
      <TextField {...form.field('password')} label="パスワード" type="password" />
      <FormButtons form={form} submit="送る" />
    </Form>
  )
}

const press = () => userEvent.click(screen.getByRole('button', { name: /^送る/ }))

describe('errors', () => {
  it('shows what is missing, takes the focus and leads to the field', async () => {
    const submit = vi.fn(async () => undefined)
    render(<Example submit={submit} />)
    await press()
    expect(submit).not.toHaveBeenCalled()
    const summary = screen.getByRole('group', { name: '次の点を直してください' })
    expect(document.activeElement).toBe(summary)
    await userEvent.click(screen.getByRole('link', { name: 'メールアドレスを入れてください。' }))
    const field = screen.getByLabelText(/メールアドレス/)
    expect(document.activeElement).toBe(field)
    expect(field.getAttribute('aria-invalid')).toBe('true')
    const texts = field.getAttribute('aria-describedby')?.split(' ').map((id) => document.getElementById(id)?.textContent)
    expect(texts).toEqual(['会社のもの', '＊メールアドレスを入れてください。'])
  })

  it("puts the server's field errors at the fields and keeps what was typed", async () => {
    const refusal = new ApiError(422, {
      errors: [
        { path: '/password', code: 'too_short', message: '12文字以上にしてください。' },
        { path: '/other', code: 'odd', message: '別のことです。' },
      ],
    })
    render(<Example submit={() => Promise.reject(refusal)} />)
    await userEvent.type(screen.getByLabelText(/メールアドレス/), 'a@example.jp')
    await userEvent.type(screen.getByLabelText(/パスワード/), 'short')
    await press()
    expect(await screen.findByRole('link', { name: '12文字以上にしてください。' })).toBeTruthy()
    expect(screen.getByText('別のことです。')).toBeTruthy()
    expect(screen.getByLabelText<HTMLInputElement>(/メールアドレス/).value).toBe('a@example.jp')
    expect(screen.getByLabelText<HTMLInputElement>(/パスワード/).value).toBe('short')
  })

  it('says refusals that concern no field, and lost connections', async () => {
    render(<Example submit={() => Promise.reject(new TypeError('Failed to fetch'))} />)
    await userEvent.type(screen.getByLabelText(/メールアドレス/), 'a@example.jp')
    await press()
    expect(await screen.findByText(/サーバーにつながりません/)).toBeTruthy()
  })
})

it('sends once however often the button is pressed', async () => {
  let finish = () => undefined as void
  const submit = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)))
  render(<Example submit={submit} />)
  await userEvent.type(screen.getByLabelText(/メールアドレス/), 'a@example.jp')
  await press()
  await press()
  expect(submit).toHaveBeenCalledTimes(1)
  await act(async () => finish())
})

describe('drafts', () => {
  it('survives leaving the page, without the secrets, and ends with a successful submit', async () => {
    setDraftOwner('user-1')
    const first = render(<Example submit={async () => undefined} draftKey="example" />)
    await userEvent.type(screen.getByLabelText(/メールアドレス/), 'a@example.jp')
    await userEvent.type(screen.getByLabelText(/パスワード/), 'secret words')
    first.unmount()
    expect(JSON.stringify({ ...localStorage })).not.toContain('secret words')

    render(<Example submit={async () => undefined} draftKey="example" />)
    expect(screen.getByText('書きかけの内容を戻しました')).toBeTruthy()
    expect(screen.getByLabelText<HTMLInputElement>(/メールアドレス/).value).toBe('a@example.jp')
    await press()
    expect(draftKeys()).toEqual([])
  })

  it('is not brought back by the fresh form that follows a successful submit', async () => {
    setDraftOwner('user-1')
    function Again() {
      const [round, setRound] = useState(0)
      return <Example key={round} draftKey="example" submit={async () => setRound((before) => before + 1)} />
    }
    render(<Again />)
    await userEvent.type(screen.getByLabelText(/メールアドレス/), 'a@example.jp')
    await press()
    expect(screen.getByLabelText<HTMLInputElement>(/メールアドレス/).value).toBe('')
    expect(screen.queryByText('書きかけの内容を戻しました')).toBeNull()
    expect(draftKeys()).toEqual([])
  })

  it('can be thrown away', async () => {
    setDraftOwner('user-1')
    saveDraft('example', { email: 'old@example.jp' })
    render(<Example submit={async () => undefined} draftKey="example" />)
    await userEvent.click(screen.getByRole('button', { name: /書きかけを捨てて/ }))
    expect(screen.getByLabelText<HTMLInputElement>(/メールアドレス/).value).toBe('')
    expect(draftKeys()).toEqual([])
  })

  it('belongs to one person and fades after 30 days', () => {
    setDraftOwner('user-1')
    saveDraft('example', { email: 'mine' }, new Date('2026-01-01T00:00:00Z'))
    expect(loadDraft('example', new Date('2026-01-30T00:00:00Z'))?.values).toEqual({ email: 'mine' })
    setDraftOwner('user-2')
    expect(loadDraft('example', new Date('2026-01-02T00:00:00Z'))).toBeNull()
    setDraftOwner('user-1')
    expect(loadDraft('example', new Date('2026-02-01T00:00:00Z'))).toBeNull()
    setDraftOwner()
  })
})

interface Shops extends Record<string, unknown> {
  shops: { name: string; address: { town: string } }[]
}

function Lists({ submit }: { submit: (values: Shops) => Promise<void> }) {
  const form = useForm<Shops>({
    initial: { shops: [{ name: '本店', address: { town: '' } }, { name: '支店', address: { town: '' } }] },
    submit,
  })
  return (
    <Form form={form}>
      {form.values.shops.map((_, index) => (
        <div key={index}>
          <TextField {...form.at<string>(`shops/${index}/name`)} label={`${index}の名前`} />
          <TextField {...form.at<string>(`shops/${index}/address/town`)} label={`${index}の町`} />
        </div>
      ))}
      <FormButtons form={form} submit="送る" />
    </Form>
  )
}

describe('values within lists', () => {
  it('are changed in place, and their errors go one by one', async () => {
    const refusal = new ApiError(422, {
      errors: [
        { path: '/shops/0/name', code: 'too_long', message: '短くしてください。' },
        { path: '/shops/1/address/town', code: 'required', message: '町を入れてください。' },
      ],
    })
    const sent: Shops[] = []
    render(
      <Lists
        submit={(values) => {
          sent.push(values)
          return Promise.reject(refusal)
        }}
      />,
    )
    await press()
    await userEvent.click(screen.getByRole('link', { name: '町を入れてください。' }))
    const town = screen.getByLabelText(/1の町/)
    expect(document.activeElement).toBe(town)
    await userEvent.type(town, '番町')
    expect(town.getAttribute('aria-invalid')).toBeNull()
    expect(screen.getByLabelText(/0の名前/).getAttribute('aria-invalid')).toBe('true')
    await press()
    expect(sent[1]?.shops).toEqual([
      { name: '本店', address: { town: '' } },
      { name: '支店', address: { town: '番町' } },
    ])
  })
})
