import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { keepDrafts } from './drafts'
import { fillAddresses, postCodeOf, targetsOf } from './postal_code'

const byId = (id: string) => document.getElementById(id) as HTMLInputElement

describe('drafts', () => {
  const kForm = `<form data-draft="example">
    <input name="name" id="name"><input type="password" name="secret" id="secret">
    <input type="checkbox" name="topic" value="a" id="a"><input type="checkbox" name="topic" value="b" id="b">
  </form>`

  beforeEach(() => {
    document.body.innerHTML = kForm
  })

  it('puts back what was typed, except secrets, and can throw it away', async () => {
    keepDrafts(document)
    await userEvent.type(byId('name'), '青葉')
    await userEvent.type(byId('secret'), 'himitsu')
    await userEvent.click(byId('b'))
    expect(JSON.stringify({ ...localStorage })).not.toContain('himitsu')

    document.body.innerHTML = kForm
    keepDrafts(document)
    expect([byId('name').value, byId('a').checked, byId('b').checked]).toEqual(['青葉', false, true])
    await userEvent.click(document.querySelector('button') as HTMLButtonElement)
    expect([byId('name').value, byId('b').checked]).toEqual(['', false])
    expect(localStorage.length).toBe(0)
  })

  it('prefers what the server shows again after errors, and ends with the confirmation page', async () => {
    keepDrafts(document)
    await userEvent.type(byId('name'), 'old')
    document.body.innerHTML = kForm.replace('data-draft=', 'data-draft-sent="no" data-draft=')
    keepDrafts(document)
    expect(byId('name').value).toBe('')
    document.body.innerHTML = '<p data-draft-done="example">受け付けました</p>'
    keepDrafts(document)
    expect(localStorage.length).toBe(0)
  })

  it('forgets after 30 days', async () => {
    keepDrafts(document, () => 0)
    await userEvent.type(byId('name'), 'old')
    document.body.innerHTML = kForm
    keepDrafts(document, () => 31 * 86_400_000)
    expect(byId('name').value).toBe('')
  })
})

describe('postal codes', () => {
  beforeEach(() => {
    document.body.innerHTML = `<form><div class="field">
      <input id="code" data-postal-code data-fill="prefecture:#prefecture city:#city town:#town"></div>
      <select id="prefecture"><option value=""></option><option value="13">東京都</option></select>
      <input id="city"><input id="town"></form>`
    fillAddresses(document)
  })

  function answer(items: unknown[], status = 200) {
    const fetched = vi.fn(async () => new Response(JSON.stringify({ items }), { status }))
    vi.stubGlobal('fetch', fetched)
    return fetched
  }
  const kPlace = { prefecture_code: '13', prefecture_name: '東京都', city_name: '千代田区', town: '丸の内' }

  it('reads the code in any form', () => {
    expect(postCodeOf('〒１００－０００５')).toBe('1000005')
    expect(postCodeOf('100-000')).toBeNull()
    expect(targetsOf('city:#a  town:#b')).toEqual([
      ['city', '#a'],
      ['town', '#b'],
    ])
  })

  it('fills empty fields once seven digits are there, and asks only once', async () => {
    const fetched = answer([kPlace])
    await userEvent.type(byId('code'), '100-0005')
    await vi.waitFor(() => expect(byId('town').value).toBe('丸の内'))
    expect([byId('prefecture').value, byId('city').value]).toEqual(['13', '千代田区'])
    expect(fetched).toHaveBeenCalledTimes(1)
    expect(fetched).toHaveBeenCalledWith('/api/v1/postal-codes/1000005', expect.anything())
  })

  it('overwrites nothing that was typed, and leaves the town when several share the code', async () => {
    answer([kPlace, { ...kPlace, town: '大手町' }])
    await userEvent.type(byId('city'), '自分で入れた市')
    await userEvent.type(byId('code'), '1000005')
    await vi.waitFor(() => expect(byId('prefecture').value).toBe('13'))
    expect([byId('city').value, byId('town').value]).toEqual(['自分で入れた市', ''])
  })

  it('says when the code is unknown or the server is away', async () => {
    answer([], 404)
    await userEvent.type(byId('code'), '0000000')
    await vi.waitFor(() => expect(document.querySelector('[role=status]')?.textContent).toContain('見つかりません'))
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('away')))
    await userEvent.clear(byId('code'))
    await userEvent.type(byId('code'), '1111111')
    await vi.waitFor(() => expect(document.querySelector('[role=status]')?.textContent).toContain('いまは住所'))
  })
})
