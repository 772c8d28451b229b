/** The list of measures as rows of a file. Pure. */
import { kKinds, kPurposes, kVerdicts } from './strings.ja'
import type { OwnMeasureItem } from './types'

export const kOwnRowHead = [
  '制度',
  '結果',
  '種類',
  '目的',
  '使える枠',
  '使えない理由',
  '足りない答え',
  '最大の額（円）',
  '締め切り',
  '実施するところ',
  'お気に入り',
]

/** One line for each measure; names of facts by `nameOf`. */
export function ownRows(items: OwnMeasureItem[], nameOf: (fact: string) => string): (string | number | null)[][] {
  return items.map((item) => [
    item.title,
    kVerdicts[item.verdict].label,
    kKinds[item.kind] ?? item.kind,
    item.purposes.map((purpose) => kPurposes[purpose] ?? purpose).join('、'),
    item.frames
      .filter((frame) => frame.verdict === 'eligible')
      .map((frame) => frame.name)
      .join('、'),
    item.reasons_no.join('。'),
    item.missing.map(nameOf).join('、'),
    item.worth_yen ?? null,
    item.closes_on ?? null,
    item.administrator,
    item.favourite ? 'はい' : '',
  ])
}
