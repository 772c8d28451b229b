import { describe, expect, it } from 'vitest'
import { documentOf, isKey, newDocument, nextFrameKey, tidied } from './document'

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
