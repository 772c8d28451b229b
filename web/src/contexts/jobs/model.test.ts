import { expect, it } from 'vitest'
import { hasEnded, partsOfMail, resultItems } from './model'

it('knows which jobs are over', () => {
  expect(['queued', 'running', 'succeeded', 'failed', 'cancelled'].map((state) => hasEnded({ state: state as 'queued' }))).toEqual(
    [false, false, true, true, true],
  )
})

it('says results in words and leaves out what it cannot show', () => {
  expect(resultItems({ added: 1200, import_id: 1234, nested: {}, note: '' })).toEqual([
    { term: '追加', value: '1,200' },
    { term: '取り込み番号', value: '1234' },
  ])
  expect(resultItems(null)).toEqual([])
})

it('finds the links of a mail', () => {
  expect(partsOfMail('押す:\nhttps://banso.example/app/verify-email#a-b\n（https://example.jp/x）')).toEqual([
    { text: '押す:\n' },
    { text: 'https://banso.example/app/verify-email#a-b', href: '/app/verify-email#a-b' },
    { text: '\n（' },
    { text: 'https://example.jp/x', href: 'https://example.jp/x' },
    { text: '）' },
  ])
})
