/** Short names for the shapes of the finance API. */
import type { components } from '../../api/schema'

type Schemas = components['schemas']

export type Statement = Omit<Schemas['Statement'], 'confirmed'> & { confirmed?: string[] }
export type StatementInput = Schemas['StatementInput']
export type StatementImportResult = Schemas['StatementImportResult']
export type Indicator = Schemas['Indicator']
export type Driver = Schemas['Driver']
export type BenchmarkYear = Schemas['BenchmarkYear']
export type Grade = NonNullable<BenchmarkYear['grade']>
export type LocalBenchmark = Schemas['LocalBenchmark']
export type BenchmarkSheet = Schemas['BenchmarkSheet']
export type BenchmarkSheetView = Schemas['BenchmarkSheetView']
export type WorkStep = Schemas['WorkStep']
export type TradePartner = Schemas['TradePartner']
export type PartnerKind = TradePartner['kind']
export type FourViews = Schemas['FourViews']
export type DialogueNote = Schemas['DialogueNote']
