/** Shapes of measures under the names that the screens use; rules and values of facts are JSON to the generator. */
import type { components, operations } from '../../api/schema'

type Schemas = components['schemas']

export type FactDefinition = Omit<Schemas['FactDefinition'], 'key'> & { key: string }
export type FactKind = FactDefinition['kind']
export type FactUnit = FactDefinition['unit']
export type FactOrigin = FactDefinition['origin']
export type FactValue = boolean | number | string | string[]
export type FactItem = Omit<Schemas['FactItem'], 'key' | 'value'> & { key: string; value: FactValue }

export type ProofNode = Schemas['Proof']
export type Truth = ProofNode['truth']
export type VerdictCode = Schemas['Verdict']['verdict']
export type RuleSource = Schemas['RuleSource']

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

interface When {
  when?: RuleNode | null
}
interface Ruled {
  rule?: RuleNode | null
}

export type Call = Schemas['MeasureCall']
export type Cap = Omit<Schemas['ConditionalCap'], 'when'> & When
export type RateTier = Schemas['RateTier']
export type Rate = Omit<Schemas['ConditionalRate'], 'when'> & When
export type CostCategory = Schemas['CostCategory']
export type AddOn = Omit<Schemas['AddOn'], 'when' | 'caps'> & When & { caps: Cap[] }
export type SubsidyTerms = Omit<Schemas['Subsidy'], 'caps' | 'rates' | 'add_ons'> & { caps: Cap[]; rates: Rate[]; add_ons: AddOn[] }
export type Frame = Omit<Schemas['Frame'], 'rule' | 'subsidy'> & Ruled & { subsidy?: SubsidyTerms | null }

/** A measure as it is written. */
export type MeasureDocument = Omit<Schemas['Measure'], 'rule' | 'frames'> & Ruled & { frames: Frame[] }
/** A published measure. */
export type Measure = Omit<Schemas['MeasureView'], 'rule' | 'frames'> & Ruled & { frames: Frame[] }
/** A line of the public catalogue. */
export type MeasureItem = Schemas['MeasureItem']
export type MeasureList = Schemas['MeasureList']
export type CatalogueQuery = NonNullable<operations['get_measures']['parameters']['query']>
export type Facet = Schemas['FacetCount']

/** A measure as it stands for one business. */
export type OwnMeasureItem = Schemas['BusinessMeasureItem']
export type OwnMeasureList = Schemas['BusinessMeasureList']
export type BusinessMeasuresQuery = NonNullable<operations['get_businesses_by_business_id_measures']['parameters']['query']>
export type OwnMeasure = Omit<Schemas['BusinessMeasureView'], 'measure'> & { measure: Measure }
export type FrameVerdict = Schemas['FrameVerdict']
export type NextQuestion = Schemas['NextQuestion']

/** What somebody plans to spend, and what they ask for. */
export type Plan = Pick<Schemas['SimulationInput'], 'costs' | 'add_ons' | 'participants' | 'project_years'>
export type CashAssumptions = Schemas['CashAssumptions']
export type EffectAssumptions = Schemas['EffectAssumptions']
export type BenchmarkFigures = Schemas['BenchmarkFigures']
export type Simulation = Schemas['SimulationView']
export type CashCourse = Schemas['CashCourse']
export type CashMonth = Schemas['CashMonth']
export type YearEffect = Schemas['YearEffect']

export type MeasureImport = Schemas['MeasureImportItem']
export type RuleProblem = Schemas['RuleProblem']
export type DraftItem = Schemas['DraftItem']
export type Draft = Omit<Schemas['DraftView'], 'document'> & { document: MeasureDocument }
export type OrganizationMeasure = Schemas['OwnMeasureItem']
export type VersionItem = Schemas['VersionItem']
export type RuleCheck = Schemas['RuleCheckResult']
export type Reach = Schemas['Reach']
export type ReachGroup = Schemas['ReachGroup']

/** A consenting business that a measure fits, with why. */
export type FittingBusiness = Schemas['FittingBusiness']
