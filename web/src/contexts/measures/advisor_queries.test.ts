import { describe, expect, it } from 'vitest'
import { pickTalk } from './advisor_queries'
import type { OwnMeasureItem } from './types'

const item = (measure_id: number, patch: Partial<OwnMeasureItem> = {}): OwnMeasureItem => ({
  measure_id,
  measure_key: '',
  family: '',
  version: 1,
  updated_at: '2026-11-01T00:00:00Z',
  title: `制度${measure_id}`,
  subtitle: '',
  summary: '',
  kind: 'subsidy',
  purposes: [],
  areas: [],
  administrator: '',
  status: 'open',
  rules_published: true,
  source: 'seed',
  verdict: 'eligible',
  frames: [],
  reasons_no: [],
  missing: [],
  favourite: false,
  ...patch,
})

describe('pickTalk', () => {
  const today = '2026-11-26'
  it('takes kept measures that close soon and can still be used', () => {
    const kept = [
      item(1, { closes_on: '2026-12-01' }),
      item(2, { closes_on: '2027-06-01' }),
      item(3, { closes_on: '2026-12-01', verdict: 'not_eligible' }),
    ]
    expect(pickTalk(kept, [], [], today).closing.map((one) => one.measure_id)).toEqual([1])
  })

  it('takes open ones that a single answer decides', () => {
    const open = [item(1, { missing: ['area', 'active'] }), item(2, { missing: ['area'] })]
    expect(pickTalk([], open, [], today).oneQuestion.map((one) => one.measure_id)).toEqual([2])
  })

  it('names a measure once, and none that is over', () => {
    const kept = [item(1, { closes_on: '2026-12-01', worth_yen: 100 })]
    const eligible = [item(1, { worth_yen: 100 }), item(2, { worth_yen: 50 }), item(3, { worth_yen: 40, status: 'closed' }), item(4)]
    expect(pickTalk(kept, [], eligible, today).large.map((one) => one.measure_id)).toEqual([2])
  })
})
