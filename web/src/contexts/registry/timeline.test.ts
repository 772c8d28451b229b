import { describe, expect, it } from 'vitest'
import type { BusinessView, HistoryView } from '../../api/types'
import { timelineOf } from './timeline'

const kBase = {
  process: '01',
  process_name: '新規',
  change_date: '2015-10-05',
  update_date: '2015-10-30',
  name: 'さぬき食品株式会社',
  name_kana: 'サヌキショクヒン',
  prefecture_name: '香川県',
  city_name: '高松市',
  street: '番町1-1',
  post_code: '7600017',
  address_abroad: '',
  reason: 'replaced',
} satisfies HistoryView

function view(now: Partial<BusinessView>, history: HistoryView[]): BusinessView {
  return { ...kBase, ...now, history } as unknown as BusinessView
}

describe('the timeline', () => {
  it('tells at each step what changed', () => {
    const entries = timelineOf(
      view({ process_name: '国内所在地の変更', change_date: '2024-04-01', name: '株式会社さぬき', street: '丸の内2-2' }, [
        { ...kBase, process_name: '商号または名称の変更', change_date: '2020-07-01', name: '株式会社さぬき' },
        kBase,
      ]),
    )
    expect(entries.map((entry) => [entry.date, entry.changes.map((change) => change.label)])).toEqual([
      ['2024-04-01', ['所在地']],
      ['2020-07-01', ['商号・名称']],
      ['2015-10-05', []],
    ])
    expect(entries[0]?.changes[0]).toEqual({ label: '所在地', before: '香川県高松市番町1-1', after: '香川県高松市丸の内2-2' })
  })

  it('compares with nothing that was corrected', () => {
    const entries = timelineOf(view({}, [{ ...kBase, name: 'さぬき食品株式会杜', reason: 'corrected' }, kBase]))
    expect(entries.map((entry) => [entry.void, entry.changes.length])).toEqual([
      ['', 0],
      ['corrected', 0],
      ['', 0],
    ])
  })
})
