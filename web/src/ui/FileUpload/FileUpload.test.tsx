import { act, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it, vi } from 'vitest'
import { setCsrfToken } from '../../api/client'
import { FileUpload } from './FileUpload'

/** A stand-in for the browser's request, driven by the test. */
class FakeRequest {
  static last: FakeRequest
  upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {}
  headers: Record<string, string> = {}
  status = 0
  responseText = ''
  sent: unknown
  onload?: () => void
  onerror?: () => void
  onabort?: () => void
  constructor() {
    FakeRequest.last = this
  }
  open = vi.fn()
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value
  }
  send(body: unknown) {
    this.sent = body
  }
  abort() {
    this.onabort?.()
  }
  answer(status: number, body: unknown) {
    this.status = status
    this.responseText = JSON.stringify(body)
    this.onload?.()
  }
}

beforeEach(() => vi.stubGlobal('XMLHttpRequest', FakeRequest))

const kFile = new File(['a,b\n'], '全国.csv', { type: 'text/csv' })

function show(maxBytes = 1000) {
  const onDone = vi.fn()
  render(<FileUpload label="ファイル" maxBytes={maxBytes} url={(file) => `/up/${file.name}`} onDone={onDone} />)
  return onDone
}

it('sends the file as it is, with the CSRF token, and shows how far it is', async () => {
  setCsrfToken('token-1')
  const onDone = show()
  await userEvent.upload(screen.getByLabelText('ファイル'), kFile)
  await userEvent.click(screen.getByRole('button', { name: 'この内容で送る' }))
  const request = FakeRequest.last
  expect(request.open).toHaveBeenCalledWith('PUT', '/up/全国.csv')
  expect(request.headers).toMatchObject({ 'X-CSRF-Token': 'token-1', 'Content-Type': 'text/csv' })
  expect(request.sent).toBe(kFile)
  act(() => request.upload.onprogress?.({ loaded: 2, total: 4 }))
  expect(screen.getByText(/50％/)).toBeTruthy()
  await act(async () => request.answer(202, { job_id: 'j1' }))
  expect(onDone).toHaveBeenCalledWith({ job_id: 'j1' }, kFile)
})

it('keeps the file after a refusal so that it can be sent again', async () => {
  show()
  await userEvent.upload(screen.getByLabelText('ファイル'), kFile)
  await userEvent.click(screen.getByRole('button', { name: 'この内容で送る' }))
  await act(async () => FakeRequest.last.answer(413, { title: '大きすぎます。' }))
  expect(screen.getByRole('alert').textContent).toContain('大きすぎます。')
  expect(screen.getByRole('button', { name: 'もう一度送る' })).toBeTruthy()
})

it('can be stopped', async () => {
  show()
  await userEvent.upload(screen.getByLabelText('ファイル'), kFile)
  await userEvent.click(screen.getByRole('button', { name: 'この内容で送る' }))
  await userEvent.click(screen.getByRole('button', { name: '送信をやめる' }))
  expect(await screen.findByText('送信を中止しました。')).toBeTruthy()
})

it('refuses a file that is too large before sending it', async () => {
  show(2)
  fireEvent.change(screen.getByLabelText('ファイル'), { target: { files: [kFile] } })
  expect(screen.getByRole('alert').textContent).toContain('2バイトまで')
  expect(screen.getByRole('button', { name: 'この内容で送る' }).getAttribute('aria-disabled')).toBe('true')
})
