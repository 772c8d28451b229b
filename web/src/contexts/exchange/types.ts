/** Shapes of exchange under the names that the screens use. */
import type { components } from '../../api/schema'

type Schemas = components['schemas']

export type Mapping = Schemas['Mapping']
export type Column = Schemas['MappingColumn']
export type CodeWord = Schemas['CodeWord']
export type FieldItem = Schemas['ExchangeField']
export type MemberImport = Schemas['MemberImportView']
export type ImportItem = Schemas['MemberImportItem']
export type ImportLine = Schemas['ImportLine']
export type FileColumns = Schemas['FileColumns']
export type TriedColumn = Schemas['TriedColumn']
export type MappingProblem = Schemas['MappingProblem']
export type ColumnTrip = Schemas['ColumnTrip']
export type MemberExport = Schemas['MemberExportItem']
export type ProfileItem = Schemas['MappingProfileItem']
export type Profile = Schemas['MappingProfile']
export type DropFolder = Schemas['DropFolderView']
