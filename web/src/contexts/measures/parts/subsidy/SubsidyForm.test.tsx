import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { beforeEach, expect, it, vi } from 'vitest'
import type { Place } from '../../place'
import type { SubsidyTerms } from '../../types'
import { SubsidyForm } from './SubsidyForm'

const queries = new QueryClient()
let latest: SubsidyTerms | null = null

function Example({ place }: { place: Place }) {
  const [terms, setTerms] = useState<SubsidyTerms | null>(null)
  latest = terms
  return (
    <QueryClientProvider client={queries}>
      <SubsidyForm label="通常枠" terms={terms} onTerms={setTerms} place={place} />
    </QueryClientProvider>
  )
}

// The conditions ask for the table of facts.
beforeEach(() => {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ items: [] })))
})

const plain: Place = (pointer) => ({ id: `id${pointer}`, name: pointer })
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }))

async function retype(control: HTMLElement, text: string) {
  await userEvent.clear(control)
  await userEvent.type(control, text)
}

it('holds steps of the rate in place of rates, and says them in words', async () => {
  render(<Example place={plain} />)
  await press(/^金額の決まりを加える/)
  await userEvent.click(screen.getByRole('radio', { name: /段階で変わる率/ }))
  const first = screen.getByRole('group', { name: '1段目の補助率' })
  await retype(within(first).getByLabelText('分母'), '4')
  await retype(within(first).getByLabelText('分子'), '3')
  expect(screen.getByText('補助額50万円までの部分は4分の3、それより上の部分は2分の1。')).toBeTruthy()
  await press(/^段階を加える/)
  expect(latest).toMatchObject({
    rates: [],
    tiers: [
      { up_to_subsidy_yen: 500_000, numerator: 3, denominator: 4 },
      { up_to_subsidy_yen: 1_000_000, numerator: 1, denominator: 2 },
      { up_to_subsidy_yen: null, numerator: 1, denominator: 2 },
    ],
  })
})

it('holds add-ons with what they lift the cap by', async () => {
  render(<Example place={plain} />)
  await press(/^金額の決まりを加える/)
  await press(/^加える：上乗せ（特例）/)
  await userEvent.type(screen.getByLabelText('上乗せの名前'), '賃上げの特例')
  await userEvent.type(screen.getByLabelText('だれが使えるか（言葉）'), '賃金を上げる人')
  await retype(screen.getByLabelText('上がる額'), '１００万')
  await retype(screen.getByLabelText('上がる額'), '１,５００,０００')
  expect(latest?.add_ons).toEqual([
    { code: 'add_on_1', name: '賃上げの特例', when: null, caps: [{ yen: 1_500_000, says: '', undecided: false }], says: '賃金を上げる人' },
  ])
})

it('holds what is special about a kind of cost', async () => {
  render(<Example place={plain} />)
  await press(/^金額の決まりを加える/)
  await press(/^加える：費用の種類/)
  await userEvent.type(screen.getByLabelText('名前'), '広報費')
  await userEvent.click(screen.getByText('この費用だけの決まりはありません'))
  await press('決める：補助額全体の何分のいくつまで')
  await retype(within(screen.getByRole('group', { name: '補助額全体の何分のいくつまで' })).getByLabelText('分母'), '4')
  expect(latest?.categories).toMatchObject([{ code: 'cost_1', name: '広報費', share_numerator: 1, share_denominator: 4 }])
  expect(screen.getByText('補助額全体の4分の1まで')).toBeTruthy()
})

it('shows what is wrong at its control', async () => {
  render(<Example place={(pointer) => ({ ...plain(pointer), error: pointer === '/caps/0/yen' ? '上限が下限より小さくなっています。' : undefined })} />)
  await press(/^金額の決まりを加える/)
  const cap = screen.getByLabelText('上限')
  expect(cap.getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByText('＊上限が下限より小さくなっています。')).toBeTruthy()
})
