/** Forms of a chamber: list, draft, versions, trial. */
import { useQuery } from '@tanstack/react-query'
import { api, body } from '../../api/client'
import type { Definition, FormDraft, FormTrial, FormTrialResult, FormView, MergeResult } from './types'

export const kKeys = {
  list: (organization_id: number) => ['forms', organization_id] as const,
  form: (organization_id: number, form_key: string) => ['forms', organization_id, form_key] as const,
}

const at = (organization_id: number, form_key: string) => ({ params: { path: { organization_id, form_key } } })

export function useForms(organization_id: number) {
  return useQuery({
    queryKey: kKeys.list(organization_id),
    queryFn: () =>
      body(api.GET('/api/v1/organizations/{organization_id}/forms', { params: { path: { organization_id } } })),
    enabled: organization_id > 0,
  })
}

export async function loadForm(organization_id: number, form_key: string): Promise<FormView> {
  return body(api.GET('/api/v1/organizations/{organization_id}/forms/{form_key}', at(organization_id, form_key)))
}

/** One form. An editor stands on it: it is asked again when the page is opened, not behind the person's back. */
export function useFormView(organization_id: number, form_key: string) {
  return useQuery({
    queryKey: kKeys.form(organization_id, form_key),
    queryFn: () => loadForm(organization_id, form_key),
    enabled: organization_id > 0,
    retry: false,
    staleTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}

/** What is different between two versions; 0 is the national template, nothing is the draft. */
export function useChanges(organization_id: number, form_key: string, from?: number, to?: number) {
  return useQuery({
    queryKey: [...kKeys.form(organization_id, form_key), 'diff', from, to],
    queryFn: () =>
      body(
        api.GET('/api/v1/organizations/{organization_id}/forms/{form_key}/diff', {
          params: { path: { organization_id, form_key }, query: { from, to } },
        }),
      ),
    retry: false,
    staleTime: 0,
  })
}

/** Saves over that version (0: the first draft); refused with 412 when somebody else saved in the meantime. */
export async function saveDraft(
  organization_id: number,
  form_key: string,
  version: number,
  definition: Definition,
): Promise<FormDraft> {
  return body(
    api.PUT('/api/v1/organizations/{organization_id}/forms/{form_key}/draft', {
      ...at(organization_id, form_key),
      body: { version, definition },
    }),
  )
}

export const discardDraft = (organization_id: number, form_key: string, version: number) =>
  body(
    api.DELETE('/api/v1/organizations/{organization_id}/forms/{form_key}/draft', {
      ...at(organization_id, form_key),
      body: { version },
    }),
  )

export const publishDraft = (organization_id: number, form_key: string, version: number, note: string) =>
  body(
    api.POST('/api/v1/organizations/{organization_id}/forms/{form_key}/versions', {
      ...at(organization_id, form_key),
      body: { version, note },
    }),
  )

export const resetDraft = (organization_id: number, form_key: string): Promise<FormDraft> =>
  body(api.POST('/api/v1/organizations/{organization_id}/forms/{form_key}/reset', at(organization_id, form_key)))

export const mergeTemplate = (organization_id: number, form_key: string): Promise<MergeResult> =>
  body(api.POST('/api/v1/organizations/{organization_id}/forms/{form_key}/merge', at(organization_id, form_key)))

export const tryForm = (organization_id: number, trial: FormTrial): Promise<FormTrialResult> =>
  body(
    api.POST('/api/v1/organizations/{organization_id}/forms/trials', {
      params: { path: { organization_id } },
      body: trial,
    }),
  )
