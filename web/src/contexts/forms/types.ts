/** Short names for the shapes of forms. */
import type { components } from '../../api/schema'

type Schemas = components['schemas']

export type Definition = Schemas['Definition']
export type Section = Definition['sections'][number]
export type Question = Section['questions'][number]
export type QuestionType = Question['type']
export type Choice = Question['choices'][number]
export type Condition = NonNullable<Question['show_when']>
export type Test = Condition['tests'][number]
export type Translation = Definition['translations'][number]
export type FormItem = Schemas['FormItem']
export type FormView = Schemas['FormView']
export type FormDraft = Schemas['FormDraft']
export type FormProblem = Schemas['FormProblem']
export type FormTrial = Schemas['FormTrial']
export type FormTrialResult = Schemas['FormTrialResult']
export type Change = Schemas['DefinitionChange']
export type MergeResult = Schemas['FormMergeResult']
