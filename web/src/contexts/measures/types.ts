/** Shapes of measures, facts, rules and simulations as the API tells them. */

export type FactKind = 'flag' | 'number' | 'date' | 'code' | 'codes' | 'area' | 'industry'
export type FactUnit = 'none' | 'yen' | 'people' | 'months' | 'basis_points'
export type FactOrigin = 'registry' | 'profile' | 'finance' | 'answer'
export type FactValue = boolean | number | string | string[]
export type Truth = 'yes' | 'no' | 'unknown'
export type VerdictCode = 'eligible' | 'not_eligible' | 'open' | 'unpublished'

export interface Choice {
  code: string
  name: string
}

export interface FactDefinition {
  key: string
  kind: FactKind
  unit: FactUnit
  /** Which part of the house knows the value by itself; `answer`: the owner is asked. */
  origin: FactOrigin
  name: string
  question: string
  help: string
  min?: number | null
  max?: number | null
  choices: Choice[]
}

export interface FactItem {
  key: string
  value: FactValue
  told_by: string
  as_of?: string | null
  editable_here: boolean
}

export interface RuleSource {
  title: string
  url: string
  place: string
}

/** One node of a rule, in the JSON form of the API. Exactly one of all, any, not, fact, define stands in it. */
export interface RuleNode {
  all?: RuleNode[]
  any?: RuleNode[]
  not?: RuleNode
  fact?: string
  define?: string
  at_least?: number
  at_most?: number
  more_than?: number
  less_than?: number
  is?: boolean
  one_of?: string[]
  includes?: string[]
  includes_all?: string[]
  within?: string[]
  main_within?: string[]
  on_or_after?: string
  on_or_before?: string
  within_years?: number
  years_ago?: number
  says?: string
  source?: RuleSource
}

/** One condition of a proof with its answer and the value that it was judged by. */
export interface ProofNode {
  truth: Truth
  kind: string
  says: string
  /** The finding in a sentence. */
  because?: string
  fact?: string | null
  value?: string
  missing?: string[]
  source?: RuleSource | null
  children: ProofNode[]
}

export interface Call {
  name: string
  opens_on?: string | null
  closes_on?: string | null
  note?: string
}

export interface Cap {
  when?: RuleNode | null
  yen: number
  says?: string
  undecided?: boolean
}
export interface Rate {
  when?: RuleNode | null
  numerator: number
  denominator: number
  says?: string
  undecided?: boolean
}
export interface CostCategory {
  code: string
  name: string
  /** False: named by the guide as not paid. */
  eligible?: boolean
  numerator?: number | null
  denominator?: number | null
  cap_yen?: number | null
  beside_cap?: boolean
  per_participant?: boolean
  needs_approval?: boolean
  asset?: boolean
  says?: string
}
export interface AddOn {
  code: string
  name: string
  when?: RuleNode | null
  caps?: Cap[]
  says?: string
}
export interface SubsidyTerms {
  caps: Cap[]
  minimum_yen?: number | null
  rates: Rate[]
  tiers?: { up_to_subsidy_yen?: number | null; numerator: number; denominator: number }[]
  categories: CostCategory[]
  per_participant?: boolean
  add_ons?: AddOn[]
  yearly_cap_yen?: number | null
  round_down_to_yen?: number
  paid?: string
}

export interface Frame {
  frame_key: string
  name: string
  summary: string
  rule?: RuleNode | null
  subsidy?: SubsidyTerms | null
}

export interface Contact {
  name?: string
  phone?: string
  url?: string
  email?: string
}

export interface MeasureDocument {
  measure_key: string
  family: string
  title: string
  subtitle: string
  summary: string
  content: string
  kind: string
  purposes: string[]
  administrator: string
  operator_name: string
  contact: Contact
  url: string
  areas: string[]
  industries: string[]
  fiscal_year?: number | null
  budget_yen?: number | null
  calls: Call[]
  rules_published: boolean
  rule?: RuleNode | null
  frames: Frame[]
  sources: RuleSource[]
}

export interface Measure extends MeasureDocument {
  measure_id: number
  version: number
  status: string
  opens_on?: string | null
  closes_on?: string | null
  cap_yen?: number | null
  source: string
  /** Whose data it is, to be shown beside it. */
  source_note: string
  updated_at: string
  /** Of jGrants: made by the server from an allow-list. */
  detail_html?: string | null
}

/** A line of the public catalogue. */
export interface MeasureItem {
  measure_id: number
  title: string
  subtitle: string
  summary: string
  kind: string
  purposes: string[]
  areas: string[]
  administrator: string
  status: string
  opens_on?: string | null
  closes_on?: string | null
  cap_yen?: number | null
  rules_published: boolean
  source: string
}

export interface Facet {
  code: string
  count: number
}

export interface MeasureList {
  items: MeasureItem[]
  total: number
  page: number
  per_page: number
  facets: { kind: Facet[]; purpose: Facet[]; area: Facet[]; status: Facet[] }
}

/** A measure as it stands for one business. */
export interface OwnMeasureItem extends MeasureItem {
  verdict: VerdictCode
  frames: { frame_key: string; name: string; verdict: VerdictCode }[]
  reasons_no: string[]
  missing: string[]
  worth_yen?: number | null
  favourite: boolean
}

export interface NextQuestion {
  fact: string
  question: string
  /** Open measures that some answer decides; `surely` of them whatever the answer. */
  decides: number
  surely?: number
}

export interface OwnMeasureList {
  items: OwnMeasureItem[]
  total: number
  page: number
  per_page: number
  counts: Record<VerdictCode, number>
  next_question?: NextQuestion | null
}

export interface FrameVerdict {
  frame_key: string
  name?: string
  verdict: VerdictCode
  reasons_no?: string[]
  missing?: string[]
  proof?: ProofNode | null
}

export interface OwnMeasure {
  measure: Measure
  verdict: VerdictCode
  reasons_no: string[]
  missing: string[]
  proof?: ProofNode | null
  frames: FrameVerdict[]
  worth_yen?: number | null
  favourite: boolean
}

/** What somebody plans to spend, and what they ask for. */
export interface Plan {
  costs: { code: string; yen: number; year?: number | null; month?: number | null }[]
  add_ons: string[]
  participants?: number | null
  project_years?: number | null
}

export interface Limit {
  kind: string
  limit_yen?: number | null
  lost_yen: number
  says: string
}

/** What comes out when everything is known. */
export interface Outcome {
  subsidy_yen: number
  own_share_yen: number
  rate: string
  rate_says: string
  cap_yen?: number | null
  cap_says: string
  limits: Limit[]
  steps: { says: string; yen: number }[]
}

/** What a frame would pay: what one may count on (`low`), and what comes if every open point turns out well (`high`). */
export interface Simulation {
  cost_yen: number
  eligible_yen: number
  ineligible_yen: number
  certain: boolean
  low: Outcome
  high: Outcome
  cases: { says: string; low_yen: number; high_yen: number }[]
  missing: string[]
  question?: { fact: string; question: string; spread_before_yen: number; spread_after_yen: number } | null
  minimum_yen?: number | null
  more_cost_yen?: number | null
  add_ons: { code: string; name: string; granted: boolean; possible: boolean; says: string }[]
  categories: { code: string; name: string; eligible: boolean; asset: boolean; cost_yen: number; says: string }[]
  notes: string[]
  frame_key: string
  frame_name: string
  verdict: VerdictCode
  /** With the sure amount. */
  cash?: CashCourse | null
  years: YearEffect[]
}

export interface CashAssumptions {
  project_months: number
  months_to_payment: number
  opening_cash_yen: number
  monthly_cash_yen: number
  /** Cash that must always be there. */
  cash_floor_yen: number
}

export interface CashMonth {
  /** 1: the first of the project. */
  month: number
  cost_yen: number
  subsidy_yen: number
  other_yen: number
  balance_yen: number
}

/** Month by month until after the subsidy is paid. */
export interface CashCourse {
  months: CashMonth[]
  lowest_yen: number
  lowest_month: number
  /** What must be borrowed in between; 0: nothing. */
  bridge_yen: number
  bridge_from?: number | null
  bridge_until?: number | null
  paid_in_month: number
  says: string
}

/** The figures of the Local Benchmark that a project changes. */
export interface BenchmarkFigures {
  sales_yen: number
  operating_profit_yen: number
  employees: number
  borrowings_yen: number
  cash_yen: number
  depreciation_yen: number
  net_assets_yen: number
  total_assets_yen: number
}

export interface EffectAssumptions {
  added_sales_yen: number
  added_profit_yen: number
  added_employees: number
  loan_yen: number
  years: number
  useful_life_years: number
  loan_years: number
  reduce_book_value: boolean
}

export interface YearEffect {
  year: number
  cost_yen: number
  subsidy_yen: number
  added: BenchmarkFigures
  result: BenchmarkFigures
  labour_productivity_yen?: number | null
  operating_margin_bp?: number | null
  equity_ratio_bp?: number | null
}

/** A file of published measures and what became of it. */
export interface MeasureImport {
  import_id: number
  file_name: string
  file_size: number
  state: string
  job_id?: number | null
  rows_added: number
  rows_changed: number
  rows_unchanged: number
  rows_odd: number
  rows_rejected: number
  rows_ended: number
  /** The first ones; `record` is the place in the file, from 1. */
  problems: { record: number; jgrants_id: string; title: string; field: string; value: string; message: string; rejected: boolean }[]
  has_report: boolean
  message: string
  created_by: string
  created_at: string
  started_at?: string | null
  finished_at?: string | null
}
