/** Drafts of measures, their publication and versions, the check and the reach of rules, and imports from jGrants. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { kKeys } from './queries'
import { api, body } from '../../api/client'
import { ApiError } from '../../api/problem'
import type { Draft, FactValue, MeasureDocument, RuleCheck, RuleNode } from './types'

/** The drafts that the person may edit. */
export function useDrafts() {
  return useQuery({ queryKey: kKeys.drafts, queryFn: () => body(api.GET('/api/v1/measure-drafts')) })
}

/** One draft. A form stands on it: it is asked again when the page is opened, not behind the person's back. */
export function useDraft(draft_id: number) {
  return useQuery({
    queryKey: [...kKeys.drafts, draft_id],
    queryFn: () => loadDraft(draft_id),
    retry: false,
    staleTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}

/** The same, once. */
export async function loadDraft(draft_id: number): Promise<Draft> {
  return (await body(api.GET('/api/v1/measure-drafts/{draft_id}', { params: { path: { draft_id } } }))) as Draft
}

/** Begins a draft: of a new measure, or of the next version of one. */
export async function beginDraft(organization_id: number, measure_id: number | null, document: MeasureDocument): Promise<Draft> {
  return (await body(api.POST('/api/v1/measures', { body: { organization_id, measure_id, document } }))) as Draft
}

/** Saves a draft over that version; refused with 412 when somebody else saved in the meantime. */
export async function saveDraft(draft_id: number, version: number, document: MeasureDocument): Promise<Draft> {
  const headers = { 'If-Match': `"${version}"` }
  return (await body(
    api.PUT('/api/v1/measure-drafts/{draft_id}', { params: { path: { draft_id } }, body: document, headers }),
  )) as Draft
}

/** Throws a draft away. */
export const removeDraft = (draft_id: number) =>
  body(api.DELETE('/api/v1/measure-drafts/{draft_id}', { params: { path: { draft_id } } }))

/** Publishes a draft as the next version. */
export const publishDraft = (draft_id: number, note: string) =>
  body(api.POST('/api/v1/measure-drafts/{draft_id}/publish', { params: { path: { draft_id } }, body: { note } }))

/** The measures that the person may change, withdrawn ones too, what changed last first. */
export function useMeasuresOfOrganizations(page: number, per_page = 20) {
  const query = { page, per_page }
  return useQuery({
    queryKey: [...kKeys.ofOrganizations, query],
    queryFn: () => body(api.GET('/api/v1/own-measures', { params: { query } })),
    placeholderData: keepPreviousData,
  })
}

const at = (measure_id: number) => ({ params: { path: { measure_id } } })

/** Takes a measure out of the catalogue. */
export const withdrawMeasure = (measure_id: number, reason: string) =>
  body(api.POST('/api/v1/measures/{measure_id}/withdraw', { ...at(measure_id), body: { reason } }))

/** Brings a withdrawn measure back as it was. */
export const restoreMeasure = (measure_id: number, reason: string) =>
  body(api.POST('/api/v1/measures/{measure_id}/restore', { ...at(measure_id), body: { reason } }))

/** Begins a new measure of the organisation that says what this one says. */
export const copyMeasure = (measure_id: number, organization_id: number) =>
  body(api.POST('/api/v1/measures/{measure_id}/copies', { ...at(measure_id), body: { organization_id } }))

/** Begins a version of the organisation that will stand above what was imported. */
export const overrideMeasure = (measure_id: number, organization_id: number) =>
  body(api.POST('/api/v1/measures/{measure_id}/override', { ...at(measure_id), body: { organization_id } }))

/** What was imported counts again. */
export const liftOverride = (measure_id: number, reason: string) =>
  body(api.POST('/api/v1/measures/{measure_id}/override/lift', { ...at(measure_id), body: { reason } }))

/** The published versions of a measure, newest first. */
export function useVersions(measure_id: number) {
  return useQuery({
    queryKey: [...kKeys.measure(measure_id), 'versions'],
    queryFn: () => body(api.GET('/api/v1/measures/{measure_id}/versions', { params: { path: { measure_id } } })),
    retry: false,
  })
}

/** What is wrong with a rule, and how it judges the examples; null while there is no rule. */
export function useRuleCheck(rule: RuleNode | null, examples: Record<string, FactValue>[] = []) {
  return useQuery({
    queryKey: ['measures', 'rule-check', rule, examples],
    queryFn: () => checkRule(rule as RuleNode, examples),
    enabled: rule !== null,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 60_000,
  })
}

/** A rule that cannot be read at all is refused with its problems: they are shown at their nodes as well. */
async function checkRule(rule: RuleNode, examples: Record<string, FactValue>[]): Promise<RuleCheck> {
  try {
    return await body(api.POST('/api/v1/measure-rules/check', { body: { rule, examples } }))
  } catch (error) {
    if (!(error instanceof ApiError) || error.errors.length === 0) throw error
    const problems = error.errors.map((one) => ({ ...one, path: one.path.replace(/^\/rule/, '') }))
    return { problems, verdicts: [] }
  }
}

/** How many businesses a rule reaches; asked for by hand, because it looks at all of them. */
export function useReach(rule: RuleNode | null, asked: boolean) {
  return useQuery({
    queryKey: ['measures', 'reach', rule],
    queryFn: () => body(api.POST('/api/v1/measure-rules/reach', { body: { rule } })),
    enabled: asked && rule !== null,
    retry: (count, error) => count < 5 && error instanceof ApiError && error.status === 503,
    retryDelay: 3000,
    staleTime: 60_000,
  })
}
