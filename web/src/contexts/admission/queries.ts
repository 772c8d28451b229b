/** Reads of applications, and the writes beside them. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, body } from '../../api/client'
import type { ApplicationChanges, FormField } from './types'

export const kKeys = {
  all: (organization_id: number) => ['admission', organization_id] as const,
  list: (organization_id: number) => ['admission', organization_id, 'list'] as const,
  one: (organization_id: number, application_id: number) => ['admission', organization_id, 'one', application_id] as const,
  settings: (organization_id: number) => ['admission', organization_id, 'settings'] as const,
}

export interface ListState extends Record<string, string | number> {
  organization: number
  stage: string
  state: string
  q: string
  who: string
  overdue: string
  sort: string
  page: number
}

export const kListDefaults: ListState = {
  organization: 0,
  stage: 'open',
  state: '',
  q: '',
  who: '',
  overdue: '',
  sort: 'due',
  page: 1,
}

type Stage = 'open' | 'closed' | 'all' | 'suspicious'
type Sort = 'due' | 'newest' | 'oldest' | 'name' | 'state'

/** The filter as the API takes it. */
export function filterOf(state: ListState) {
  return {
    stage: state.stage as Stage,
    sort: state.sort as Sort,
    ...(state.state && { state: state.state as 'received' }),
    ...(state.q && { q: state.q }),
    ...(state.who === 'mine' && { mine: true }),
    ...(state.who === 'nobody' && { unassigned: true }),
    ...(state.overdue && { overdue: true }),
  }
}

export function useApplications(organization_id: number, state: ListState) {
  const query = { ...filterOf(state), page: state.page }
  return useQuery({
    queryKey: [...kKeys.list(organization_id), query],
    queryFn: () =>
      body(api.GET('/api/v1/organizations/{organization_id}/applications', { params: { path: { organization_id }, query } })),
    enabled: organization_id > 0,
    placeholderData: keepPreviousData,
  })
}

export function useApplicationCounts(organization_id: number) {
  return useQuery({
    queryKey: [...kKeys.list(organization_id), 'counts'],
    queryFn: () =>
      body(api.GET('/api/v1/organizations/{organization_id}/application-counts', { params: { path: { organization_id } } })),
    enabled: organization_id > 0,
  })
}

export function useColleagues(organization_id: number) {
  return useQuery({
    queryKey: [...kKeys.all(organization_id), 'colleagues'],
    queryFn: () =>
      body(
        api.GET('/api/v1/organizations/{organization_id}/application-colleagues', { params: { path: { organization_id } } }),
      ),
    staleTime: 5 * 60_000,
  })
}

export function useApplication(organization_id: number, application_id: number) {
  return useQuery({
    queryKey: kKeys.one(organization_id, application_id),
    queryFn: () =>
      body(
        api.GET('/api/v1/organizations/{organization_id}/applications/{application_id}', {
          params: { path: { organization_id, application_id } },
        }),
      ),
    retry: false,
  })
}

export function useDuplicates(organization_id: number, application_id: number) {
  return useQuery({
    queryKey: [...kKeys.one(organization_id, application_id), 'duplicates'],
    queryFn: () =>
      body(
        api.GET('/api/v1/organizations/{organization_id}/applications/{application_id}/duplicates', {
          params: { path: { organization_id, application_id } },
        }),
      ),
  })
}

export function useDues(organization_id: number, application_id: number, units: number | null, version: number) {
  return useQuery({
    queryKey: [...kKeys.one(organization_id, application_id), 'dues', units, version],
    queryFn: () =>
      body(
        api.GET('/api/v1/organizations/{organization_id}/applications/{application_id}/dues', {
          params: { path: { organization_id, application_id }, query: units ? { units } : {} },
        }),
      ),
    placeholderData: keepPreviousData,
  })
}

/** Runs a write and shows what it answers, or asks again. */
export function useApplicationWrite(organization_id: number, application_id: number) {
  const queries = useQueryClient()
  return async <T,>(work: Promise<T>): Promise<T> => {
    const answer = await work
    await queries.invalidateQueries({ queryKey: kKeys.one(organization_id, application_id) })
    void queries.invalidateQueries({ queryKey: kKeys.list(organization_id) })
    return answer
  }
}

type Place = { path: { organization_id: number; application_id: number } }
const place = (organization_id: number, application_id: number): Place => ({ path: { organization_id, application_id } })

export interface StepFields {
  version: number
  action: string
  note: string
  reason?: string | null
  visit_at?: string | null
  visit_place?: string | null
  approved_on?: string | null
  approval_note?: string | null
}

export const writes = {
  step: (o: number, a: number, step: StepFields) =>
    body(
      api.POST('/api/v1/organizations/{organization_id}/applications/{application_id}/steps', {
        params: place(o, a),
        body: step,
      }),
    ),
  change: (o: number, a: number, changes: ApplicationChanges) =>
    body(
      api.PATCH('/api/v1/organizations/{organization_id}/applications/{application_id}', {
        params: place(o, a),
        body: changes,
      }),
    ),
  addActivity: (
    o: number,
    a: number,
    activity: { kind: 'call' | 'visit' | 'counter' | 'online' | 'other'; happened_at: string; with_whom: string; summary: string },
  ) =>
    body(
      api.POST('/api/v1/organizations/{organization_id}/applications/{application_id}/activities', {
        params: place(o, a),
        body: activity,
      }),
    ),
  removeActivity: (o: number, a: number, activity_id: number) =>
    body(
      api.DELETE('/api/v1/organizations/{organization_id}/applications/{application_id}/activities/{activity_id}', {
        params: { path: { organization_id: o, application_id: a, activity_id } },
      }),
    ),
  savePaper: (o: number, a: number, paper_key: string, paper: { received_on: string | null; note: string }) =>
    body(
      api.PUT('/api/v1/organizations/{organization_id}/applications/{application_id}/papers/{paper_key}', {
        params: { path: { organization_id: o, application_id: a, paper_key } },
        body: paper,
      }),
    ),
  mail: (o: number, a: number, mail: { asks_back: boolean; subject: string; body: string }) =>
    body(
      api.POST('/api/v1/organizations/{organization_id}/applications/{application_id}/mails', {
        params: place(o, a),
        body: mail,
      }),
    ),
  preview: (o: number, a: number, template_key: string) =>
    body(
      api.GET('/api/v1/organizations/{organization_id}/applications/{application_id}/letter-preview', {
        params: { ...place(o, a), query: { template_key } },
      }),
    ),
  admit: (
    o: number,
    a: number,
    admission: {
      version: number
      joined_on: string | null
      units: number | null
      member_number: string | null
      existing_member_id: number | null
      sends_welcome: boolean
      invites: boolean
    },
  ) =>
    body(
      api.POST('/api/v1/organizations/{organization_id}/applications/{application_id}/admission', {
        params: place(o, a),
        body: admission,
      }),
    ),
  invite: (o: number, a: number) =>
    body(
      api.POST('/api/v1/organizations/{organization_id}/applications/{application_id}/account-invitation', {
        params: place(o, a),
      }),
    ),
  revokeLinks: (o: number, a: number) =>
    body(
      api.POST('/api/v1/organizations/{organization_id}/applications/{application_id}/link-revocation', {
        params: place(o, a),
      }),
    ),
  approve: (o: number, application_ids: number[], approved_on: string, approval_note: string) =>
    body(
      api.POST('/api/v1/organizations/{organization_id}/application-approvals', {
        params: { path: { organization_id: o } },
        body: { application_ids, approved_on, approval_note },
      }),
    ),
  enter: (o: number, entry: { entry_key: string; form_version: number; fields: FormField[] }) =>
    body(
      api.POST('/api/v1/organizations/{organization_id}/applications', {
        params: { path: { organization_id: o } },
        body: entry,
      }),
    ),
  saveAnswers: (o: number, a: number, answers: { version: number; form_version: number; fields: FormField[] }) =>
    body(
      api.PUT('/api/v1/organizations/{organization_id}/applications/{application_id}/answers', {
        params: place(o, a),
        body: answers,
      }),
    ),
  entryForm: (o: number) =>
    body(api.GET('/api/v1/organizations/{organization_id}/application-form', { params: { path: { organization_id: o } } })),
  answersForm: (o: number, a: number) =>
    body(
      api.GET('/api/v1/organizations/{organization_id}/applications/{application_id}/form', { params: place(o, a) }),
    ),
}

/** The letter as a file: the text is sent, a PDF comes back. */
export async function printLetter(o: number, a: number, letter: { subject: string; body: string }): Promise<Blob> {
  const { data } = await api.POST('/api/v1/organizations/{organization_id}/applications/{application_id}/letters', {
    params: place(o, a),
    body: letter,
    parseAs: 'blob',
  })
  return data as unknown as Blob
}

export function useSettings(organization_id: number) {
  return useQuery({
    queryKey: kKeys.settings(organization_id),
    queryFn: () =>
      body(
        api.GET('/api/v1/organizations/{organization_id}/application-settings', { params: { path: { organization_id } } }),
      ),
    enabled: organization_id > 0,
    staleTime: 0,
    refetchOnWindowFocus: false,
  })
}

export function useTemplates(organization_id: number) {
  return useQuery({
    queryKey: [...kKeys.settings(organization_id), 'templates'],
    queryFn: () =>
      body(
        api.GET('/api/v1/organizations/{organization_id}/application-templates', { params: { path: { organization_id } } }),
      ),
    enabled: organization_id > 0,
    refetchOnWindowFocus: false,
  })
}

export function useSaveSettings(organization_id: number) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (settings: {
      version: number
      accepts_applications: boolean
      notice: string
      contact: string
      notify_email: string | null
      papers: { paper_key: string; label: string; is_required: boolean }[]
    }) =>
      body(
        api.PUT('/api/v1/organizations/{organization_id}/application-settings', {
          params: { path: { organization_id } },
          body: settings,
        }),
      ),
    onSuccess: (saved) => queries.setQueryData(kKeys.settings(organization_id), saved),
  })
}

export function useSaveTemplate(organization_id: number, template_key: string) {
  const queries = useQueryClient()
  const params = { path: { organization_id, template_key } }
  const show = (saved: unknown) => queries.setQueryData([...kKeys.settings(organization_id), 'templates'], saved)
  const save = useMutation({
    mutationFn: (text: { version: number; subject: string; body: string }) =>
      body(
        api.PUT('/api/v1/organizations/{organization_id}/application-templates/{template_key}', { params, body: text }),
      ),
    onSuccess: show,
  })
  const reset = useMutation({
    mutationFn: () =>
      body(api.DELETE('/api/v1/organizations/{organization_id}/application-templates/{template_key}', { params })),
    onSuccess: show,
  })
  return { save, reset }
}

/** What the link of a mailed invitation offers. */
export function useInvitationOffer(token: string) {
  return useQuery({
    queryKey: ['admission', 'invitation', token],
    queryFn: () => body(api.POST('/api/v1/member-invitations/offer', { body: { token } })),
    enabled: token !== '',
    retry: false,
  })
}
export const acceptInvitation = (token: string) => body(api.POST('/api/v1/me/member-invitations', { body: { token } }))
