/** The shapes of the finance API. */

export interface Statement {
  fiscal_year_end: string
  months: number
  sales_yen: number
  previous_sales_yen?: number | null
  operating_profit_yen: number
  employees: number
  borrowings_yen: number
  cash_yen: number
  depreciation_yen: number
  notes_receivable_yen: number
  accounts_receivable_yen: number
  inventory_yen: number
  notes_payable_yen: number
  accounts_payable_yen: number
  net_assets_yen: number
  total_assets_yen: number
  liabilities_yen?: number | null
  version: number
  updated_at: string
}

export interface StatementList {
  items: Statement[]
  editable: boolean
}

export interface StatementInput extends Omit<Statement, 'fiscal_year_end' | 'version' | 'updated_at'> {
  confirmed: string[]
}

export interface StatementImportRow {
  line: number
  statement?: Omit<Statement, 'version' | 'updated_at'> | null
  replaces: boolean
  problems: { column: string; code: string; level: 'ask' | 'refuse'; message: string }[]
}

export interface StatementImportResult {
  rows: StatementImportRow[]
  has_refusals: boolean
  has_questions: boolean
  saved: number
  message: string
}

export type IndicatorCode =
  | 'sales_growth'
  | 'operating_margin'
  | 'labour_productivity'
  | 'ebitda_debt'
  | 'working_capital'
  | 'equity_ratio'

export interface Driver {
  figure: string
  name: string
  value: number
  unit: string
  share: number
  effect_of_ten_percent: number
}

export interface WayUp {
  sentence: string
  changes: { figure: string; name: string; by: number; to: number; unit: string }[]
}

export interface Indicator {
  code: IndicatorCode
  name: string
  power: string
  formula: string
  unit: string
  value?: number | null
  why_missing: string
  note: string
  points?: number | null
  median: number
  median_points?: number | null
  thresholds: number[]
  better: 'high' | 'low'
  drivers: Driver[]
  meaning: string
  next_point?: { points: number; needed_value: number; sentence: string; ways: WayUp[] } | null
  change_from_previous?: number | null
}

export type Grade = 'A' | 'B' | 'C' | 'D'

export interface BenchmarkYear {
  fiscal_year_end: string
  months: number
  indicators: Indicator[]
  total_points: number
  scored: number
  grade?: Grade | null
  grade_meaning: string
}

export interface LocalBenchmark {
  business_id: number
  business_name: string
  class_code: string
  class_name: string
  class_reason: string
  size: 'small' | 'medium'
  size_name: string
  size_reason: string
  threshold_version: string
  threshold_source: string
  threshold_note: string
  years: BenchmarkYear[]
}

export interface BenchmarkClass {
  class_code: string
  name: string
  group_name: string
}

export interface WorkStep {
  content: string
  difference: string
}

export type PartnerKind = 'supplier' | 'contractor' | 'customer' | 'end_user'

export interface TradePartner {
  kind: PartnerKind
  name: string
  amount: string
  content: string
  reason: string
}

export interface FourViews {
  philosophy: string
  motivation: string
  successor: string
  history: string
  strengths: string
  weaknesses: string
  productivity: string
  market: string
  customers: string
  employees: string
  banks: string
  organization: string
  plans: string
  development: string
  training: string
}

export interface DialogueNote {
  held_on: string
  partner: string
  content: string
}

export interface BenchmarkSheet {
  prepared_on?: string | null
  work_steps: WorkStep[]
  products: string
  customer_value: string
  partners: TradePartner[]
  views: FourViews
  current_state: string
  goal: string
  issues: string
  actions: string
  dialogues: DialogueNote[]
}

export interface BenchmarkSheetView {
  version: number
  updated_at?: string | null
  updated_by?: string | null
  editable: boolean
  business_name: string
  address: string
  sheet: BenchmarkSheet
}
