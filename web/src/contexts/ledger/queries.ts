/** Reads and writes of the statutory ledger. */
import { keepPreviousData, type QueryClient, useQuery } from '@tanstack/react-query'
import { api, body } from '../../api/client'
import type { components } from '../../api/schema'
import { queryString } from '../../ui/url/useUrlQuery'

type Schemas = components['schemas']
export type RoundView = Schemas['RoundView']
export type NewRound = Schemas['NewRound']
export type TargetItem = Schemas['TargetItem']
export type TargetView = Schemas['TargetView']
export type FieldChange = Schemas['FieldChange']
export type BatchItem = Schemas['BatchItem']
export type BatchInput = Schemas['BatchInput']
export type FieldDecision = Schemas['FieldDecision']
export type ProxyAnswer = Schemas['ProxyAnswer']
export type LevyReport = Schemas['LevyReport']

export type TargetState = {
  q: string
  state: string
  verdict: string
  waiting: string
  flagged: string
  sort: string
  page: number
  per_page: number
  organization: number
}
export const kTargetDefaults: TargetState = { q: '', state: '', verdict: '', waiting: '', flagged: '', sort: '', page: 1, per_page: 50, organization: 0 }

const kAll = (organization_id: number) => ['ledger', organization_id] as const
export const kOwn = ['ledger', 'own'] as const

/** Everything of the chamber's ledger is read again: a step of one business moves the counts of its round. */
export const refresh = (client: QueryClient, organization_id: number) => client.invalidateQueries({ queryKey: kAll(organization_id) })

const address = (organization_id: number, rest: string) => `/api/v1/organizations/${organization_id}/ledger${rest}`
const round = (organization_id: number, round_id: number) => ({ params: { path: { organization_id, round_id } } })
const one = (organization_id: number, target_id: number) => ({ params: { path: { organization_id, target_id } } })

const wanted = ({ q, state, verdict, waiting, flagged, sort }: TargetState) =>
  Object.fromEntries(Object.entries({ q, state, verdict, waiting, flagged, sort }).filter(([, value]) => value !== ''))

export function useRounds(organization_id: number) {
  return useQuery({
    queryKey: [...kAll(organization_id), 'rounds'],
    queryFn: () => body(api.GET('/api/v1/organizations/{organization_id}/ledger/rounds', { params: { path: { organization_id } } })),
    enabled: organization_id > 0,
  })
}
export function useRound(organization_id: number, round_id: number) {
  return useQuery({
    queryKey: [...kAll(organization_id), 'round', round_id],
    queryFn: () => body(api.GET('/api/v1/organizations/{organization_id}/ledger/rounds/{round_id}', round(organization_id, round_id))),
    enabled: organization_id > 0,
  })
}
export function useProgress(organization_id: number, round_id: number) {
  return useQuery({
    queryKey: [...kAll(organization_id), 'progress', round_id],
    queryFn: () => body(api.GET('/api/v1/organizations/{organization_id}/ledger/rounds/{round_id}/progress', round(organization_id, round_id))),
    enabled: organization_id > 0,
  })
}
export function useLevy(organization_id: number, round_id: number) {
  return useQuery({
    queryKey: [...kAll(organization_id), 'levy', round_id],
    queryFn: () => body(api.GET('/api/v1/organizations/{organization_id}/ledger/rounds/{round_id}/levy', round(organization_id, round_id))),
    enabled: organization_id > 0,
  })
}
export function useTargets(organization_id: number, round_id: number, state: TargetState) {
  const query = { ...wanted(state), page: state.page, per_page: state.per_page }
  return useQuery({
    queryKey: [...kAll(organization_id), 'targets', round_id, query],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/organizations/{organization_id}/ledger/rounds/{round_id}/targets', {
          params: { path: { organization_id, round_id }, query: query as never },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    enabled: organization_id > 0,
  })
}
export function useBatches(organization_id: number, round_id: number) {
  return useQuery({
    queryKey: [...kAll(organization_id), 'batches', round_id],
    queryFn: () => body(api.GET('/api/v1/organizations/{organization_id}/ledger/rounds/{round_id}/batches', round(organization_id, round_id))),
    enabled: organization_id > 0,
    refetchInterval: (query) => (query.state.data?.items.some((batch) => batch.state === 'queued' || batch.state === 'running') ? 1000 : false),
  })
}
export function useTarget(organization_id: number, target_id: number) {
  return useQuery({
    queryKey: [...kAll(organization_id), 'target', target_id],
    queryFn: () => body(api.GET('/api/v1/organizations/{organization_id}/ledger/targets/{target_id}', one(organization_id, target_id))),
    enabled: organization_id > 0 && target_id > 0,
  })
}
export function useEntryForm(organization_id: number, target_id: number) {
  return useQuery({
    queryKey: [...kAll(organization_id), 'form', target_id],
    queryFn: () => body(api.GET('/api/v1/organizations/{organization_id}/ledger/targets/{target_id}/form', one(organization_id, target_id))),
    enabled: organization_id > 0 && target_id > 0,
    staleTime: Infinity,
  })
}
export function useOwnLedger() {
  return useQuery({ queryKey: kOwn, queryFn: () => body(api.GET('/api/v1/me/ledger', {})) })
}

export const targetsFile = (organization_id: number, round_id: number, state: TargetState, format: 'csv' | 'xlsx') =>
  `${address(organization_id, `/rounds/${round_id}/targets`)}.${format}${queryString(wanted(state))}`
export const roundFile = (organization_id: number, round_id: number, name: string) => address(organization_id, `/rounds/${round_id}/${name}`)
export const lettersFile = (organization_id: number, batch_id: number) => address(organization_id, `/batches/${batch_id}/letters.pdf`)

export const createRound = (organization_id: number, input: NewRound) =>
  body(api.POST('/api/v1/organizations/{organization_id}/ledger/rounds', { params: { path: { organization_id } }, body: input }))
export const stepRound = (organization_id: number, round_id: number, action: string) =>
  body(api.POST('/api/v1/organizations/{organization_id}/ledger/rounds/{round_id}/steps', { ...round(organization_id, round_id), body: { action, note: '' } }))
export const chooseTargets = (organization_id: number, round_id: number, include_unknown: boolean) =>
  body(api.POST('/api/v1/organizations/{organization_id}/ledger/rounds/{round_id}/choose-targets', { ...round(organization_id, round_id), body: { include_unknown } }))
export const compareWithRegister = (organization_id: number, round_id: number) =>
  body(api.POST('/api/v1/organizations/{organization_id}/ledger/rounds/{round_id}/compare-with-register', round(organization_id, round_id)))
export const previewBatch = (organization_id: number, round_id: number, input: BatchInput) =>
  body(api.POST('/api/v1/organizations/{organization_id}/ledger/rounds/{round_id}/batches/preview', { ...round(organization_id, round_id), body: input }))
export const createBatch = (organization_id: number, round_id: number, input: BatchInput) =>
  body(api.POST('/api/v1/organizations/{organization_id}/ledger/rounds/{round_id}/batches', { ...round(organization_id, round_id), body: input }))
export const acceptUnchanged = (organization_id: number, round_id: number) =>
  body(api.POST('/api/v1/organizations/{organization_id}/ledger/rounds/{round_id}/accept-unchanged', round(organization_id, round_id)))
export const chargeLevies = (organization_id: number, round_id: number, due_on: string) =>
  body(api.POST('/api/v1/organizations/{organization_id}/ledger/rounds/{round_id}/levy-charges', { ...round(organization_id, round_id), body: { due_on } }))
export const stepTarget = (organization_id: number, target_id: number, action: string, note: string) =>
  body(api.POST('/api/v1/organizations/{organization_id}/ledger/targets/{target_id}/steps', { ...one(organization_id, target_id), body: { action, note } }))
export const overrideTarget = (organization_id: number, target_id: number, override: 'included' | 'excluded' | null, reason: string) =>
  body(api.PUT('/api/v1/organizations/{organization_id}/ledger/targets/{target_id}/override', { ...one(organization_id, target_id), body: { override, reason } }))
export const acceptAnswer = (organization_id: number, target_id: number, answer_id: number, decisions: FieldDecision[]) =>
  body(api.POST('/api/v1/organizations/{organization_id}/ledger/targets/{target_id}/accept', { ...one(organization_id, target_id), body: { answer_id, decisions } }))
export const askBack = (organization_id: number, target_id: number, question: string, by_mail: boolean) =>
  body(api.POST('/api/v1/organizations/{organization_id}/ledger/targets/{target_id}/ask-back', { ...one(organization_id, target_id), body: { question, by_mail } }))
export const enterAnswer = (organization_id: number, target_id: number, input: ProxyAnswer) =>
  body(api.POST('/api/v1/organizations/{organization_id}/ledger/targets/{target_id}/answers', { ...one(organization_id, target_id), body: input }))
export const findByCode = (organization_id: number, code: string) =>
  body(api.GET('/api/v1/organizations/{organization_id}/ledger/find', { params: { path: { organization_id }, query: { code } } }))
export const openOwnPage = (organization_id: number, target_id: number) =>
  body(api.POST('/api/v1/me/ledger/{organization_id}/{target_id}/page', one(organization_id, target_id)))

/** The next answer that waits for staff, besides this one. */
export async function nextWaiting(organization_id: number, round_id: number, besides: number): Promise<number | null> {
  const params = { path: { organization_id, round_id }, query: { waiting: true, sort: 'answered_at', per_page: 2 } as never }
  const list = await body(api.GET('/api/v1/organizations/{organization_id}/ledger/rounds/{round_id}/targets', { params }))
  return list.items.find((target) => target.target_id !== besides)?.target_id ?? null
}
