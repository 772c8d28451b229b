/** Shapes of admission under the names that the screens use. */
import type { components } from '../../api/schema'

type Schemas = components['schemas']

export type Application = Schemas['ApplicationView']
export type ApplicationItem = Schemas['ApplicationItem']
export type ApplicationAction = Schemas['ApplicationAction']
export type ApplicationState = ApplicationItem['state']
export type ApplicationChanges = Schemas['ApplicationChanges']
export type ApplicationSettings = Schemas['ApplicationSettings']
export type ApplicationTemplate = Schemas['ApplicationTemplate']
export type Placeholder = Schemas['TemplatePlaceholder']
export type ActivityKind = Schemas['ApplicationActivity']['kind']
export type Quote = NonNullable<Schemas['ApplicationDues']['quote']>
export type Admission = Schemas['Admission']
export type EntryForm = Schemas['EntryForm']
export type FormField = Schemas['FormFieldInput']
