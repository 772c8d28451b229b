/** Drafts of measures, their publication and versions, the check and the reach of rules, and imports from jGrants. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { kKeys } from './queries'
import { ApiError } from '../../api/problem'
import { read, write } from './transport'
import type { Draft, DraftItem, FactValue, MeasureDocument, RuleCheck, RuleNode, VersionItem } from './types'

/** Counts; null: kept back because it is small, or would give a small one away. */
export interface ReachGroup {
  code: string
  name: string
  eligible?: number | null
  open?: number | null
}

export interface Reach {
  ready: boolean
  as_of?: string | null
  businesses: number
  total: { eligible?: number | null; open?: number | null }
  by_prefecture: ReachGroup[]
  by_industry: ReachGroup[]
  by_size: ReachGroup[]
}

/** The drafts that the person may edit. */
export function useDrafts() {
  return useQuery({ queryKey: kKeys.drafts, queryFn: () => read<{ items: DraftItem[] }>('/api/v1/measure-drafts') })
}

/** One draft. A form stands on it: it is asked again when the page is opened, not behind the person's back. */
export function useDraft(draft_id: number) {
  return useQuery({
    queryKey: [...kKeys.drafts, draft_id],
    queryFn: () => read<Draft>(`/api/v1/measure-drafts/${draft_id}`),
    retry: false,
    staleTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}

export const beginDraft = (organization_id: number, measure_id: number | null, document: MeasureDocument) =>
  write<Draft>('POST', '/api/v1/measures', { organization_id, measure_id, document })

export const saveDraft = (draft_id: number, version: number, document: MeasureDocument) =>
  write<Draft>('PUT', `/api/v1/measure-drafts/${draft_id}`, document, { 'If-Match': `"${version}"` })

export const removeDraft = (draft_id: number) => write<void>('DELETE', `/api/v1/measure-drafts/${draft_id}`)

export const publishDraft = (draft_id: number, note: string) =>
  write<{ measure_id: number; version: number }>('POST', `/api/v1/measure-drafts/${draft_id}/publish`, { note })

/** The published versions of a measure, newest first. */
export function useVersions(measure_id: number) {
  return useQuery({
    queryKey: [...kKeys.measure(measure_id), 'versions'],
    queryFn: () => read<{ items: VersionItem[] }>(`/api/v1/measures/${measure_id}/versions`),
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
    return await write<RuleCheck>('POST', '/api/v1/measure-rules/check', { rule, examples })
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
    queryFn: () => write<Reach>('POST', '/api/v1/measure-rules/reach', { rule }),
    enabled: asked && rule !== null,
    retry: (count, error) => count < 5 && error instanceof ApiError && error.status === 503,
    retryDelay: 3000,
    staleTime: 60_000,
  })
}
