import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { evaluate } from './expression'
import { startForm } from './form'
import { addressOf } from './lookups'
import { corporateNumberOf, dayInWords, readDay, readNumber, readYen, yenInWords } from './text'

const byId = (id: string) => document.getElementById(id) as HTMLInputElement

describe('text', () => {
  it('reads amounts as people write them', () => {
    expect(readYen('１，０００万円')).toBe(10_000_000)
    expect(readYen('1億2,000万5,000円')).toBe(120_005_000)
    expect(readYen('1.5億')).toBe(150_000_000)
    expect(readYen('△300万')).toBe(-3_000_000)
    expect([readYen('無料'), readYen(''), readYen('1万2億'), readYen('1.23456万')]).toEqual([null, null, null, null])
    expect([yenInWords(12_000_000), yenInWords(9_999), yenInWords(10_001)]).toEqual(['1,200万円', '', '1万1円'])
    expect([readNumber('１２人'), readNumber('△5'), readNumber('十')]).toEqual([12, -5, null])
  })

  it('reads days in both calendars', () => {
    const words = (text: string, precision?: string) => {
      const day = readDay(text, precision)
      return day && dayInWords(day, precision)
    }
    expect(words('Ｒ８．４．１')).toBe('2026年4月1日（令和8年4月1日）')
    expect(words('令和元年5月1日')).toBe('2019年5月1日（令和元年5月1日）')
    expect(words('2026-04-01')).toBe('2026年4月1日（令和8年4月1日）')
    expect(words('昭和45年3月', 'month')).toBe('1970年3月（昭和45年3月）')
    expect(words('2019', 'year')).toBe('2019年（令和元年）')
    expect(words('S64.1.8')).toBeNull()
    expect(words('2026年2月30日')).toBeNull()
    expect(words('2026年4月')).toBeNull()
  })

  it('knows a corporate number by its check digit', () => {
    expect(corporateNumberOf('Ｔ7000012050002')).toBe('7000012050002')
    expect(corporateNumberOf('7000012050003')).toBeNull()
  })

  it('takes of several places what they share', () => {
    const place = { prefecture_name: '東京都', city_name: '千代田区', town: '丸の内' }
    expect(addressOf([place])).toBe('東京都千代田区丸の内')
    expect(addressOf([place, { ...place, town: '大手町' }])).toBe('東京都千代田区')
    expect(addressOf([place, { ...place, city_name: '港区' }])).toBe('東京都')
    expect(addressOf([])).toBe('')
  })
})

describe('expressions', () => {
  const source = {
    answer: (name: string) => ({ a: 7, b: 2 })[name] ?? null,
    each: () => [1, 2, 3],
    count: () => 3,
  }
  it('count like the server', () => {
    expect(evaluate('a + b * 3', source)).toBe(13)
    expect(evaluate('-a / b', source)).toBe(-4)
    expect(evaluate('if(a > b, sum(x) + count(y), 2)', source)).toBe(9)
    expect(evaluate('min(a, b) - max(a, b)', source)).toBe(-5)
    expect(evaluate('a + missing', source)).toBeNull()
    expect(evaluate('a / 0', source)).toBeNull()
  })
})

const kForm = `<form data-form="t.t" data-form-draft="t/1" data-form-sent="no">
  <input type="hidden" name="_challenge" value="x">
  <div class="field" data-question="legal_form">
    <input type="radio" name="legal_form" value="corporation" id="corporation">
    <input type="radio" name="legal_form" value="other" id="other">
    <div data-other="legal_form" data-code="other" id="words"><input name="legal_form.other"></div></div>
  <div class="field" data-question="capital" id="capital-field"
    data-show='{"match":"all","tests":[{"question":"legal_form","op":"is","values":["corporation"]}]}'>
    <div class="field__control"><input id="capital" name="capital" data-yen></div></div>
  <div class="field" data-question="large" id="large-field"
    data-show='{"match":"any","tests":[{"question":"capital","op":"at_least","values":["30000000"]}]}'><input name="large"></div>
  <input type="checkbox" name="topics" value="a" id="a"><input type="checkbox" name="topics" value="none" id="none" data-exclusive>
  <div class="field" data-question="regular"><input id="regular" name="regular" class="input--number"></div>
  <div data-question="double"><output data-expression="regular * 2 + sum(sales) + count(places)" data-unit="人"></output></div>
  <div data-items="places" data-most="3" data-given="1" data-add="追加する" data-remove="取り消す">
    <fieldset data-item="0"><legend>営業所<span data-number></span></legend><div data-question="places.0.sales">
      <input name="places.0.sales" id="sales-0" class="input--number"></div></fieldset>
    <fieldset data-item="1"><div data-question="places.1.sales"><input name="places.1.sales" class="input--number"></div></fieldset>
    <template><fieldset data-item="__"><span data-number></span><div data-question="places.__.sales">
      <input name="places.__.sales" id="sales-__" class="input--number"></div></fieldset></template></div>
  <input type="checkbox" name="agreed" value="true" id="agreed">
  <textarea id="opinion" name="opinion" data-longest="10"></textarea>
  <div class="field"><input id="code" name="office.post_code" data-post-code-of="address"></div><input id="address" name="office.address">
  <div class="field"><input id="number" name="corporate_number" data-corporate-number></div>
  <div class="field" data-prefill="name"><input id="name" name="name"></div>
  <button type="submit">送信</button></form>`

const open = (html = kForm) => {
  document.body.innerHTML = html
  startForm(document.querySelector('form') as HTMLFormElement)
}

describe('forms', () => {
  beforeEach(() => {
    localStorage.clear()
    open()
  })

  it('shows what applies', async () => {
    expect([byId('capital-field').hidden, byId('words').hidden, byId('large-field').hidden]).toEqual([true, true, true])
    await userEvent.click(byId('corporation'))
    expect(byId('capital-field').hidden).toBe(false)
    await userEvent.type(byId('capital'), '3,000万円')
    expect(document.body.textContent).toContain('3,000万円')
    expect(byId('large-field').hidden).toBe(false)
    await userEvent.click(byId('other'))
    expect([byId('capital-field').hidden, byId('words').hidden, byId('large-field').hidden]).toEqual([true, false, true])
  })

  it('adds and takes away items, and works out what follows', async () => {
    expect(document.querySelectorAll('[data-item]').length).toBe(1)
    await userEvent.type(byId('regular'), '５')
    await userEvent.type(byId('sales-0'), '1')
    expect(document.querySelector('output')?.textContent).toBe('12人')
    const add = document.querySelector('[data-add-item]') as HTMLButtonElement
    await userEvent.click(add)
    expect(document.activeElement).toBe(byId('sales-1'))
    await userEvent.type(byId('sales-1'), '10')
    expect(document.querySelector('output')?.textContent).toBe('23人')
    await userEvent.click(add)
    expect(add.hidden).toBe(true)
    await userEvent.click(document.querySelector('[data-item="1"] button') as HTMLButtonElement)
    expect(document.querySelector('output')?.textContent).toBe('12人')
    expect(add.hidden).toBe(false)
    expect([...document.querySelectorAll('[data-number]')].map((each) => each.textContent)).toEqual(['1', '2'])
  })

  it('lets 「どれもない」 stand alone', async () => {
    await userEvent.click(byId('a'))
    await userEvent.click(byId('none'))
    expect([byId('a').checked, byId('none').checked]).toEqual([false, true])
    await userEvent.click(byId('a'))
    expect(byId('none').checked).toBe(false)
  })

  it('says how much room is left', async () => {
    await userEvent.type(byId('opinion'), 'あいう')
    expect(document.body.textContent).toContain('あと7文字')
    await userEvent.type(byId('opinion'), '12345678')
    expect(document.body.textContent).toContain('1文字超えています')
  })

  it('keeps a draft with its items, and forgets it on demand', async () => {
    await userEvent.click(byId('corporation'))
    await userEvent.type(byId('sales-0'), '1')
    await userEvent.click(document.querySelector('[data-add-item]') as HTMLButtonElement)
    await userEvent.type(byId('sales-1'), '9')
    await userEvent.click(byId('agreed'))
    await vi.waitFor(() => expect(localStorage.getItem('banso.draft.public.t/1')).toContain('places.1.sales'))
    expect(localStorage.getItem('banso.draft.public.t/1')).not.toContain('_challenge')
    open()
    expect([byId('sales-1').value, byId('corporation').checked, byId('agreed').checked]).toEqual(['9', true, false])
    expect(byId('capital-field').hidden).toBe(false)
    await userEvent.click([...document.querySelectorAll('button')].find((each) => each.textContent === '下書きを消す') as HTMLElement)
    expect([byId('sales-0').value, byId('corporation').checked]).toEqual(['', false])
    expect(localStorage.length).toBe(0)
  })

  it('prefers what the server shows again, and leads to what is wrong', async () => {
    localStorage.setItem('banso.draft.public.t/1', JSON.stringify({ saved_at: Date.now(), values: { regular: ['99'] } }))
    open(kForm.replace('data-form-sent="no">', 'data-form-sent="yes"><div data-errors tabindex="-1" id="errors">直してください</div>'))
    expect(byId('regular').value).toBe('')
    expect(document.activeElement?.id).toBe('errors')
  })

  it('forgets drafts after 30 days', () => {
    localStorage.setItem('banso.draft.public.t/1', JSON.stringify({ saved_at: Date.now() - 31 * 86_400_000, values: { regular: ['9'] } }))
    open()
    expect(byId('regular').value).toBe('')
    expect(localStorage.length).toBe(0)
  })

  it('sends once', () => {
    const form = document.querySelector('form') as HTMLFormElement
    const send = () => form.dispatchEvent(new SubmitEvent('submit', { cancelable: true }))
    expect([send(), send()]).toEqual([true, false])
  })

  it('fills addresses and facts of the register, and overwrites nothing typed', async () => {
    const answers: Record<string, unknown> = {
      '/api/v1/postal-codes/7600017': { items: [{ prefecture_name: '香川県', city_name: '高松市', town: '番町' }] },
      '/api/v1/corporations/7000012050002': {
        name: 'さぬき食品', name_kana: '', post_code: '7600017', address: '香川県', source: '国税庁の登録から',
      },
    }
    vi.stubGlobal('fetch', async (path: string) => new Response(JSON.stringify(answers[path] ?? {}), { status: answers[path] ? 200 : 404 }))
    await userEvent.type(byId('code'), '760-0017')
    await vi.waitFor(() => expect(byId('address').value).toBe('香川県高松市番町'))
    await userEvent.type(byId('number'), '7000012050002')
    await vi.waitFor(() => expect(byId('name').value).toBe('さぬき食品'))
    expect(document.querySelector('.field__source')?.textContent).toBe('国税庁の登録から')
    await userEvent.type(byId('address'), '1-2-3')
    await userEvent.clear(byId('code'))
    await userEvent.type(byId('code'), '0000000')
    await vi.waitFor(() => expect(document.body.textContent).toContain('見つかりません'))
    expect(byId('address').value).toBe('香川県高松市番町1-2-3')
  })
})
