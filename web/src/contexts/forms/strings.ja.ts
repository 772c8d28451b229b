/** Words of the form builder that several screens share. */
import type { QuestionType, Test } from './types'

export const kTypes: Record<QuestionType, string> = {
  short_text: '短い文',
  long_text: '長い文',
  number: '数',
  yen: '金額（円）',
  date: '日付',
  single_choice: '1つ選ぶ',
  multiple_choice: 'いくつでも選ぶ',
  matrix: '表で1つずつ選ぶ',
  scale: '段階で答える',
  ranking: '順位をつける',
  file: 'ファイル',
  address: '住所（郵便番号つき）',
  corporate_number: '法人番号',
  phone: '電話番号',
  email: 'メールアドレス',
  url: 'ホームページのアドレス',
  signature: '署名',
  consent: '同意',
  computed: '計算',
  note: '説明の文',
}

export const kOperators: Record<Test['op'], string> = {
  is: 'が次のどれか',
  is_not: 'が次のどれでもない',
  at_least: 'が次の値以上',
  at_most: 'が次の値以下',
  answered: 'に答えがある',
}

export const kKinds = { added: '追加', removed: '削除', changed: '変更', moved: '移動' } as const
