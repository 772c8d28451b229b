import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { beforeEach, expect, it, vi } from 'vitest'
import { ApiError } from '../../api/problem'
import { partsOf } from './form_html'
import { type FormField, RenderedForm } from './RenderedForm'
import { RenderedPage } from './RenderedPage'

const kForm = `
<form class="form forms" method="post" action="#" novalidate data-form="admission.application">
  <input type="hidden" name="form_version" value="3">
  <label for="q-name">事業所名</label><input id="q-name" name="name">
  <label><input type="checkbox" name="sections" value="retail">小売</label>
  <label><input type="checkbox" name="sections" value="food">食品</label>
  <button type="submit">この内容で登録する</button>
</form>`
const kWrong = kForm
  .replace('novalidate', 'novalidate lang="ja"')
  .replace('<label for', '<div tabindex="-1" data-errors><h2>1か所を直してください</h2></div><label for')

beforeEach(() => {
  document.head.querySelectorAll('script').forEach((script) => script.remove())
})
const press = () => userEvent.click(screen.getByRole('button', { name: 'この内容で登録する' }))

it('sends the fields by name, as a browser would, and nothing by itself', async () => {
  const onSubmit = vi.fn(async (_fields: FormField[]) => undefined)
  render(<RenderedForm label="入会申込書" html={kForm} onSubmit={onSubmit} />)
  await userEvent.type(screen.getByLabelText('事業所名'), 'さぬき食品')
  await userEvent.click(screen.getByLabelText('小売'))
  await userEvent.click(screen.getByLabelText('食品'))
  await press()
  expect(onSubmit).toHaveBeenCalledWith([
    { name: 'form_version', value: '3' },
    { name: 'name', value: 'さぬき食品' },
    { name: 'sections', value: 'retail' },
    { name: 'sections', value: 'food' },
  ])
})

it('shows the form that comes back with what is wrong, with the focus on its summary', async () => {
  function Entry() {
    const [html, setHtml] = useState(kForm)
    return <RenderedForm label="入会申込書" html={html} onSubmit={async () => setHtml(kWrong)} />
  }
  render(<Entry />)
  await press()
  const summary = await screen.findByText('1か所を直してください')
  await waitFor(() => expect(document.activeElement).toBe(summary.parentElement))
})

it('keeps what was typed when the server refuses, and says why', async () => {
  const onSubmit = vi.fn(() => Promise.reject(new ApiError(412, { detail: 'ほかの人が先に保存しました。' })))
  render(<RenderedForm label="入会申込書" html={kForm} onSubmit={onSubmit} />)
  await userEvent.type(screen.getByLabelText('事業所名'), 'さぬき食品')
  await press()
  expect(await screen.findByText('ほかの人が先に保存しました。')).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>('事業所名').value).toBe('さぬき食品')
})

it('sends once however often the button is pressed', async () => {
  const onSubmit = vi.fn(() => new Promise<void>(() => undefined))
  render(<RenderedForm label="入会申込書" html={kForm} onSubmit={onSubmit} />)
  await press()
  await press()
  expect(onSubmit).toHaveBeenCalledOnce()
})

it('brings the script of our own build along, and no other', async () => {
  const html = `${kForm}<script type="module" src="/assets/forms-Ab_1-c.js"></script><script src="https://evil.example/x.js"></script>`
  const started = vi.fn()
  document.addEventListener('banso-form', started)
  render(<RenderedForm label="入会申込書" html={html} onSubmit={async () => undefined} />)
  const scripts = [...document.querySelectorAll('script')]
  expect(scripts.map((script) => script.getAttribute('src'))).toEqual(['/assets/forms-Ab_1-c.js'])
  expect(started).not.toHaveBeenCalled()
  fireEvent.load(scripts[0] as HTMLScriptElement)
  await waitFor(() => expect(started).toHaveBeenCalledOnce())
})

it('says that files cannot be sent from here', () => {
  expect(partsOf(kForm).takesFiles).toBe(false)
  render(<RenderedForm label="入会申込書" html={kForm.replace('<button', '<input type="file" name="paper"><button')} onSubmit={async () => undefined} />)
  expect(screen.getByText(/ファイルは、この画面からは添えられません/)).toBeTruthy()
})

it('shows a page in a frame where nothing runs', () => {
  render(<RenderedPage title="様式の確認" html="<!doctype html><p>様式</p>" />)
  const frame = screen.getByTitle('様式の確認')
  expect(frame.getAttribute('sandbox')).toBe('allow-same-origin')
  expect(frame.getAttribute('srcdoc')).toContain('様式')
})
