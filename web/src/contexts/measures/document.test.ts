import { describe, expect, it } from 'vitest'
import { documentOf, isKey, memberName, memberText, newDocument, nextFrameKey, tidied } from './document'

describe('documents', () => {
  it('leave out what a published measure has beside its document', () => {
    const measure = { ...newDocument('制度', 'seido'), measure_id: 5, version: 2, status: 'open' }
    expect(documentOf(measure)).toEqual(newDocument('制度', 'seido'))
  })

  it('are sent without empty lines', () => {
    const document = newDocument(' 制度 ', 'seido')
    document.calls = [
      { name: '', opens_on: '', closes_on: '', note: '' },
      { name: '第1次', opens_on: '2026-04-01', closes_on: '', note: '' },
    ]
    document.sources = [{ title: '', url: '', place: '' }]
    const sent = tidied(document)
    expect(sent.title).toBe('制度')
    expect(sent.calls).toEqual([{ name: '第1次', opens_on: '2026-04-01', closes_on: null, note: '' }])
    expect(sent.sources).toEqual([])
  })

  it('give each frame a key of its own', () => {
    const frame = (frame_key: string) => ({ frame_key, name: '', summary: '' })
    expect(nextFrameKey({ frames: [] })).toBe('frame_1')
    expect(nextFrameKey({ frames: [frame('frame_2')] })).toBe('frame_3')
  })

  it('have keys of small letters', () => {
    expect(isKey('jizokuka_14')).toBe(true)
    expect(isKey('14_jizokuka')).toBe(false)
    expect(isKey('')).toBe(false)
  })
})

it('says what two people wrote', () => {
  const document = { ...newDocument('改装補助金', 'kaiso'), calls: [{ name: '', opens_on: null, closes_on: '2027-03-31', note: '' }] }
  expect(memberName('contact/phone')).toBe('問い合わせ先の電話')
  expect(memberText(document, 'title')).toBe('改装補助金')
  expect(memberText(document, 'contact/phone')).toBe('（空）')
  expect(memberText(document, 'kind')).toBe('補助金・助成金')
  expect(memberText(document, 'calls')).toBe('2027年3月31日まで')
  expect(memberText(document, 'frames')).toBe('（なし）')
})
