/** The figures that an owner copies out of their financial statements, in the order of the entry table. */
import type { Statement } from './types'

export const kFigureNames = [
  'sales_yen',
  'previous_sales_yen',
  'operating_profit_yen',
  'depreciation_yen',
  'employees',
  'cash_yen',
  'notes_receivable_yen',
  'accounts_receivable_yen',
  'inventory_yen',
  'total_assets_yen',
  'notes_payable_yen',
  'accounts_payable_yen',
  'borrowings_yen',
  'net_assets_yen',
  'liabilities_yen',
] as const

export type FigureName = (typeof kFigureNames)[number] & keyof Statement

export interface Figure {
  name: FigureName
  label: string
  /** Where it stands in the statements, and what belongs to it. */
  help: string
  unit: 'yen' | 'people'
  required: boolean
  mayBeNegative?: boolean
  group: 'income' | 'assets' | 'debts'
}

export const kGroups: Record<Figure['group'], string> = {
  income: '損益計算書から',
  assets: '貸借対照表の「資産の部」から',
  debts: '貸借対照表の「負債の部」「純資産の部」から',
}

export const kFigures: Figure[] = [
  {
    name: 'sales_yen',
    label: '売上高',
    help: '損益計算書のいちばん上。個人事業主は青色申告決算書の「売上（収入）金額」。',
    unit: 'yen',
    required: true,
    group: 'income',
  },
  {
    name: 'previous_sales_yen',
    label: '前期売上高',
    help: '1つ前の決算期の売上高。前期の列に売上高があれば、空けておけます。',
    unit: 'yen',
    required: false,
    group: 'income',
  },
  {
    name: 'operating_profit_yen',
    label: '営業利益',
    help: '売上高から、原価と販売費・一般管理費を引いた額。赤字は △ か - をつけます。',
    unit: 'yen',
    required: true,
    mayBeNegative: true,
    group: 'income',
  },
  {
    name: 'depreciation_yen',
    label: '減価償却費',
    help: '販売費・一般管理費と製造原価にある分を足した額。ないときは 0。',
    unit: 'yen',
    required: true,
    group: 'income',
  },
  {
    name: 'employees',
    label: '従業員数',
    help: '決算日に働いていた従業員の人数。いないときは 0。',
    unit: 'people',
    required: true,
    group: 'income',
  },
  {
    name: 'cash_yen',
    label: '現金・預金',
    help: '現金と、普通・当座・定期などの預金の合計。',
    unit: 'yen',
    required: true,
    group: 'assets',
  },
  {
    name: 'notes_receivable_yen',
    label: '受取手形',
    help: '電子記録債権も含みます。ないときは 0。',
    unit: 'yen',
    required: true,
    group: 'assets',
  },
  {
    name: 'accounts_receivable_yen',
    label: '売掛金',
    help: 'まだ受け取っていない売上代金。完成工事未収入金も含みます。ないときは 0。',
    unit: 'yen',
    required: true,
    group: 'assets',
  },
  {
    name: 'inventory_yen',
    label: '棚卸資産',
    help: '商品、製品、仕掛品、原材料などの合計。ないときは 0。',
    unit: 'yen',
    required: true,
    group: 'assets',
  },
  {
    name: 'total_assets_yen',
    label: '資産合計',
    help: '「資産の部」の合計。「負債・純資産合計」と同じ額です。',
    unit: 'yen',
    required: true,
    group: 'assets',
  },
  {
    name: 'notes_payable_yen',
    label: '支払手形',
    help: '電子記録債務も含みます。ないときは 0。',
    unit: 'yen',
    required: true,
    group: 'debts',
  },
  {
    name: 'accounts_payable_yen',
    label: '買掛金',
    help: 'まだ払っていない仕入代金。工事未払金も含みます。ないときは 0。',
    unit: 'yen',
    required: true,
    group: 'debts',
  },
  {
    name: 'borrowings_yen',
    label: '借入金',
    help: '短期と長期の借入金、1年以内に返す分、社債の合計。ないときは 0。',
    unit: 'yen',
    required: true,
    group: 'debts',
  },
  {
    name: 'net_assets_yen',
    label: '純資産合計',
    help: '「純資産の部」の合計。債務超過のときは △ か - をつけます。',
    unit: 'yen',
    required: true,
    mayBeNegative: true,
    group: 'debts',
  },
  {
    name: 'liabilities_yen',
    label: '負債合計',
    help: '入れると、資産合計と合うかを確かめます。診断の計算には使いません。',
    unit: 'yen',
    required: false,
    group: 'debts',
  },
]

/** The label of a figure; other names are shown as they are. */
export function figureLabel(name: string): string {
  return kFigures.find((figure) => figure.name === name)?.label ?? name
}
