/** Words that several screens of exchange share. */
import type { BadgeTone } from '../../ui/Badge/Badge'
import type { SelectOption } from '../../ui/Select/Select'

export const kImportStates: Record<string, { label: string; tone: BadgeTone }> = {
  waiting: { label: '対応づけ待ち', tone: 'neutral' },
  checking: { label: '確認中', tone: 'info' },
  checked: { label: '確認済み・未取り込み', tone: 'warning' },
  applying: { label: '取り込み中', tone: 'info' },
  applied: { label: '取り込み済み', tone: 'success' },
  undoing: { label: '取り消し中', tone: 'info' },
  undone: { label: '取り消し済み', tone: 'neutral' },
  failed: { label: '失敗', tone: 'error' },
  cancelled: { label: '中止', tone: 'warning' },
}

export const kExportStates: Record<string, { label: string; tone: BadgeTone }> = {
  queued: { label: '順番待ち', tone: 'neutral' },
  running: { label: '書き出し中', tone: 'info' },
  succeeded: { label: '完了', tone: 'success' },
  needs_consent: { label: '文字の置き換えの確認待ち', tone: 'warning' },
  failed: { label: '失敗', tone: 'error' },
  cancelled: { label: '中止', tone: 'warning' },
}

export const kLineStates: Record<string, { label: string; tone: BadgeTone }> = {
  new: { label: '新規', tone: 'success' },
  changed: { label: '変更', tone: 'info' },
  same: { label: '同じ', tone: 'neutral' },
  conflict: { label: '確認が必要', tone: 'warning' },
  error: { label: 'エラー', tone: 'error' },
}

const options = (words: Record<string, string>): SelectOption[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

export const kDateForms = options({
  iso: '2024-04-01',
  slash: '2024/04/01',
  compact: '20240401',
  japanese: '2024年4月1日',
  era: '令和6年4月1日',
  era_dots: 'R6.4.1',
  era_two: 'R06.04.01',
})
export const kUnits = options({ one: '円', thousand: '千円', ten_thousand: '万円', million: '百万円' })
export const kNumberForms = options({ plain: '-1234', grouped: '-1,234', triangle: '△1,234' })
export const kWidths = options({ as_is: 'そのまま', half: '英数字を半角に', full: '英数字を全角に' })
export const kKana = options({
  as_is: 'そのまま',
  katakana: '全角カタカナ',
  half_katakana: '半角カタカナ',
  hiragana: 'ひらがな',
})
export const kParts = options({
  whole: '全体',
  prefecture: '都道府県',
  city: '市区町村',
  street: '町名・番地',
  building: '建物名',
})
export const kFormats = options({ csv: 'CSV', tsv: 'TSV（タブ区切り）', xlsx: 'Excel（.xlsx）' })
export const kEncodings = options({ cp932: 'Shift_JIS', utf8_bom: 'UTF-8（Excelで開ける形）', utf8: 'UTF-8' })
export const kEmptyCells = options({ keep: '空のセルは「何も言っていない」とみなす', clear: '空のセルは項目を空にする' })
export const kStandings = options({ member: '会員', statutory_only: '会員でない特定商工業者', prospect: '未加入', former: '退会' })
