/** Reads and writes of dues. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, body, writeHeaders } from '../../api/client'
import { problemFrom } from '../../api/problem'
import type { components } from '../../api/schema'
import { useMe } from '../../app/session/SessionProvider'
import { queryString } from '../../ui/url/useUrlQuery'

type Schemas = components['schemas']
export type Charge = Schemas['Charge']
export type ChargeView = Schemas['ChargeView']
export type PaymentMethod = Schemas['ChargePayment']['payment_method']
export type DuesRule = Schemas['DuesRule']
export type UnitRow = Schemas['UnitRow']
export type PaymentPlan = Schemas['PaymentPlan']
export type FirstYearPart = Schemas['FirstYearPart']
export type RuleView = Schemas['DuesRuleView']
export type RuleTrialResult = Schemas['DuesRuleTrialResult']
export type DebitRunView = Schemas['DebitRunView']
export type DebitState = DebitRunView['state']
export type DebitResult = Schemas['DebitResult']
export type NextStep = NonNullable<Schemas['DebitLineView']['next_step']>
export type ArrearsItem = Schemas['ArrearsItem']
export type MemberDues = Schemas['MemberDues']
export type OwnDues = Schemas['OwnDues']
export type PaperItem = Schemas['PaperItem']
export type RunPreview = Schemas['DuesRunPreview']
export type DuesSetting = Schemas['DuesSetting']

/** The chamber the person works for: the first that is one. */
export function useChamber(): number {
  return useMe().roles.find((role) => role.organization_kind === 'chamber' && role.role !== 'expert')?.organization_id ?? 0
}

export const kKeys = {
  all: ['dues'] as const,
  part: (chamber: number, ...rest: unknown[]) => ['dues', chamber, ...rest] as const,
}

const org = (organization_id: number) => ({ path: { organization_id } })
const kBase = '/api/v1/organizations/{organization_id}/dues'
export const base = (chamber: number) => `/api/v1/organizations/${chamber}/dues`
const version = (number: number) => ({ 'If-Match': `"${number}"` })
/** Looking is written down: it is not asked for by itself. */
const kQuiet = { refetchOnWindowFocus: false, refetchOnReconnect: false, retry: false } as const

export type ChargeQuery = {
  q: string
  fiscal_year: number
  kind: string
  state: string
  sort: string
  page: number
  per_page: number
}

function chargeQuery({ sort, fiscal_year, page, per_page, ...rest }: ChargeQuery) {
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== ''))
  return {
    ...given,
    ...(fiscal_year > 0 && { fiscal_year }),
    sort: sort.replace('-', ''),
    descending: sort.startsWith('-'),
    page,
    per_page,
  }
}

export function useCharges(chamber: number, state: ChargeQuery) {
  const query = chargeQuery(state)
  return useQuery({
    queryKey: kKeys.part(chamber, 'charges', query),
    queryFn: () => body(api.GET(`${kBase}/charges`, { params: { ...org(chamber), query: query as never } })),
    placeholderData: keepPreviousData,
    ...kQuiet,
  })
}

export function chargesAddress(chamber: number, state: ChargeQuery, format: 'csv' | 'xlsx'): string {
  const { page: _page, per_page: _per, ...query } = chargeQuery(state)
  const texts = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]))
  return `${base(chamber)}/charges.${format}${queryString(texts)}`
}

export function useCharge(chamber: number, charge_id: number) {
  return useQuery({
    queryKey: kKeys.part(chamber, 'charge', charge_id),
    queryFn: () =>
      body(api.GET(`${kBase}/charges/{charge_id}`, { params: { path: { organization_id: chamber, charge_id } } })),
    ...kQuiet,
  })
}

export const payCharge = (chamber: number, charge_id: number, input: Schemas['PaymentInput']) =>
  body(
    api.POST(`${kBase}/charges/{charge_id}/payments`, {
      params: { path: { organization_id: chamber, charge_id } },
      body: input,
    }),
  )
export const adjustCharge = (chamber: number, charge_id: number, input: Schemas['AdjustmentInput']) =>
  body(
    api.POST(`${kBase}/charges/{charge_id}/adjustments`, {
      params: { path: { organization_id: chamber, charge_id } },
      body: input,
    }),
  )
export const cancelCharge = (chamber: number, charge_id: number, reason: string) =>
  body(
    api.POST(`${kBase}/charges/{charge_id}/cancel`, {
      params: { path: { organization_id: chamber, charge_id } },
      body: { reason },
    }),
  )
export const cancelPayment = (chamber: number, payment_id: number, reason: string) =>
  body(
    api.POST(`${kBase}/payments/{payment_id}/cancel`, {
      params: { path: { organization_id: chamber, payment_id } },
      body: { reason },
    }),
  )
export const issueReceipt = (chamber: number, payment_id: number) =>
  body(
    api.POST(`${kBase}/payments/{payment_id}/receipt`, { params: { path: { organization_id: chamber, payment_id } } }),
  )
export const issueInvoice = (chamber: number, member_id: number) =>
  body(
    api.POST(`${kBase}/members/{member_id}/invoices`, {
      params: { path: { organization_id: chamber, member_id } },
      body: {},
    }),
  )
export const paperAddress = (chamber: number, paper_id: number) => `${base(chamber)}/papers/${paper_id}/paper.pdf`

export function useRunPreview(chamber: number, fiscal_year: number) {
  return useQuery({
    queryKey: kKeys.part(chamber, 'preview', fiscal_year),
    queryFn: () => body(api.GET(`${kBase}/run-preview`, { params: { ...org(chamber), query: { fiscal_year } } })),
    ...kQuiet,
  })
}
export function useRuns(chamber: number) {
  return useQuery({
    queryKey: kKeys.part(chamber, 'runs'),
    queryFn: () => body(api.GET(`${kBase}/runs`, { params: org(chamber) })),
  })
}
export const makeRun = (chamber: number, input: Schemas['DuesRunInput']) =>
  body(api.POST(`${kBase}/runs`, { params: org(chamber), body: input }))
export const beginInvoices = (chamber: number, run_id: number) =>
  body(api.POST(`${kBase}/runs/{run_id}/invoices`, { params: { path: { organization_id: chamber, run_id } } }))
export function useBundles(chamber: number) {
  return useQuery({
    queryKey: kKeys.part(chamber, 'bundles'),
    queryFn: () => body(api.GET(`${kBase}/bundles`, { params: org(chamber) })),
    refetchInterval: (query) => (query.state.data?.items.some((one) => !one.is_ready) ? 2000 : false),
  })
}

export function useArrears(chamber: number, query: { q: string; age: string; sort: string; page: number; per_page: number }) {
  return useQuery({
    queryKey: kKeys.part(chamber, 'arrears', query),
    queryFn: () => body(api.GET(`${kBase}/arrears`, { params: { ...org(chamber), query: query as never } })),
    placeholderData: keepPreviousData,
    ...kQuiet,
  })
}
export const sendReminders = (chamber: number, member_ids: number[], channel: 'mail' | 'letter') =>
  body(api.POST(`${kBase}/reminders`, { params: org(chamber), body: { member_ids, channel } }))

export function useDebitRuns(chamber: number) {
  return useQuery({
    queryKey: kKeys.part(chamber, 'debits'),
    queryFn: () => body(api.GET(`${kBase}/debit-runs`, { params: org(chamber) })),
  })
}
export function useDebitRun(chamber: number, debit_run_id: number) {
  return useQuery({
    queryKey: kKeys.part(chamber, 'debit', debit_run_id),
    queryFn: () =>
      body(api.GET(`${kBase}/debit-runs/{debit_run_id}`, { params: { path: { organization_id: chamber, debit_run_id } } })),
    ...kQuiet,
  })
}
export const previewDebits = (chamber: number, debit_on: string) =>
  body(api.GET(`${kBase}/debit-preview`, { params: { ...org(chamber), query: { debit_on } } }))
export const makeDebitRun = (chamber: number, input: Schemas['DebitRunInput']) =>
  body(api.POST(`${kBase}/debit-runs`, { params: org(chamber), body: input }))
export const cancelDebitRun = (chamber: number, debit_run_id: number) =>
  body(
    api.POST(`${kBase}/debit-runs/{debit_run_id}/cancel`, { params: { path: { organization_id: chamber, debit_run_id } } }),
  )
export const setNextStep = (chamber: number, debit_run_id: number, line_number: number, next_step: NextStep) =>
  body(
    api.PUT(`${kBase}/debit-runs/{debit_run_id}/lines/{line_number}/next-step`, {
      params: { path: { organization_id: chamber, debit_run_id, line_number: String(line_number) } },
      body: { next_step },
    }),
  )

/** Fetches the file for the bank and hands it to the browser as a download. */
export async function downloadDebitFile(chamber: number, debit_run_id: number): Promise<void> {
  const response = await fetch(`${base(chamber)}/debit-runs/${debit_run_id}/file`, {
    method: 'POST',
    headers: writeHeaders(),
    credentials: 'same-origin',
  })
  if (!response.ok) throw await problemFrom(response)
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'furikae.txt'
  const address = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}

/** Sends the bank's answer; with `commit` it is booked. */
export async function sendDebitResult(chamber: number, id: number, file: File, commit: boolean): Promise<DebitResult> {
  const response = await fetch(`${base(chamber)}/debit-runs/${id}/result${commit ? '?commit=true' : ''}`, {
    method: 'PUT',
    headers: { ...writeHeaders(), 'Content-Type': 'application/octet-stream' },
    credentials: 'same-origin',
    body: file,
  })
  if (!response.ok) throw await problemFrom(response)
  return (await response.json()) as DebitResult
}

export function useRules(chamber: number) {
  return useQuery({
    queryKey: kKeys.part(chamber, 'rules'),
    queryFn: () => body(api.GET(`${kBase}/rules`, { params: org(chamber) })),
  })
}
export function useRuleTemplates() {
  return useQuery({ queryKey: ['dues', 'templates'], queryFn: () => body(api.GET('/api/v1/dues-rule-templates')), staleTime: Infinity })
}
export function useRule(chamber: number, rule_version: number) {
  return useQuery({
    queryKey: kKeys.part(chamber, 'rule', rule_version),
    queryFn: () =>
      body(api.GET(`${kBase}/rules/{rule_version}`, { params: { path: { organization_id: chamber, rule_version: String(rule_version) } } })),
    ...kQuiet,
    staleTime: 0,
  })
}
export type RuleInput = Schemas['DuesRuleInput']
export const addRule = (chamber: number, input: RuleInput) =>
  body(api.POST(`${kBase}/rules`, { params: org(chamber), body: input }))
export const saveRule = (chamber: number, rule: RuleView, input: RuleInput) =>
  body(
    api.PUT(`${kBase}/rules/{rule_version}`, {
      params: { path: { organization_id: chamber, rule_version: String(rule.rule_version) } },
      headers: version(rule.version),
      body: input,
    }),
  )
export const publishRule = (chamber: number, rule: RuleView) =>
  body(
    api.POST(`${kBase}/rules/{rule_version}/publish`, {
      params: { path: { organization_id: chamber, rule_version: String(rule.rule_version) } },
      headers: version(rule.version),
    }),
  )
export const deleteRule = (chamber: number, rule_version: number) =>
  body(api.DELETE(`${kBase}/rules/{rule_version}`, { params: { path: { organization_id: chamber, rule_version: String(rule_version) } } }))
export const tryRule = (chamber: number, trial: Schemas['DuesRuleTrial']) =>
  body(api.POST(`${kBase}/rules/try`, { params: org(chamber), body: trial }))

export function useSetting(chamber: number) {
  return useQuery({
    queryKey: kKeys.part(chamber, 'setting'),
    queryFn: () => body(api.GET(`${kBase}/setting`, { params: org(chamber) })),
    ...kQuiet,
  })
}
export const saveSetting = (chamber: number, setting: DuesSetting, current: number) =>
  body(api.PUT(`${kBase}/setting`, { params: org(chamber), headers: version(current), body: setting }))

export function useMemberDues(chamber: number, member_id: number) {
  return useQuery({
    queryKey: kKeys.part(chamber, 'member', member_id),
    queryFn: () =>
      body(api.GET(`${kBase}/members/{member_id}`, { params: { path: { organization_id: chamber, member_id } } })),
    ...kQuiet,
  })
}
export const savePayer = (chamber: number, member_id: number, input: Schemas['PayerInput'], current: number) =>
  body(
    api.PUT(`${kBase}/members/{member_id}/payer`, {
      params: { path: { organization_id: chamber, member_id } },
      headers: version(current),
      body: input,
    }),
  )
export const saveStandingNote = (chamber: number, member_id: number, note: string) =>
  body(
    api.PUT(`${kBase}/members/{member_id}/standing-note`, {
      params: { path: { organization_id: chamber, member_id } },
      body: { note },
    }),
  )
export const dropStandingNote = (chamber: number, member_id: number) =>
  body(
    api.DELETE(`${kBase}/members/{member_id}/standing-note`, { params: { path: { organization_id: chamber, member_id } } }),
  )

export function useOwnDues(organization_id: number) {
  return useQuery({
    queryKey: ['dues', 'own', organization_id],
    queryFn: () => body(api.GET('/api/v1/me/memberships/{organization_id}/charges', { params: org(organization_id) })),
    ...kQuiet,
  })
}
