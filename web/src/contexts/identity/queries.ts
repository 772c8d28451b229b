/** Reads of the identity context. Keys begin with the context's name. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, body } from '../../api/client'
import type { OrganizationKind, OrganizationStatus } from '../../api/types'

export const kKeys = {
  options: ['identity', 'sign-in-options'] as const,
  sessions: ['identity', 'sessions'] as const,
  tokens: ['identity', 'api-tokens'] as const,
  linked: ['identity', 'oidc-accounts'] as const,
  organizations: ['identity', 'organizations'] as const,
  organization: (id: number) => ['identity', 'organizations', id] as const,
  people: (id: number) => ['identity', 'organizations', id, 'people'] as const,
  invitations: (id: number) => ['identity', 'organizations', id, 'invitations'] as const,
  invitation: (token: string) => ['identity', 'invitation', token] as const,
  roles: ['identity', 'role-settings'] as const,
}

/** Providers of sign-in, and the demo accounts when the server runs as a demo. */
export function useSignInOptions() {
  return useQuery({ queryKey: kKeys.options, queryFn: () => body(api.GET('/api/v1/sign-in-options')) })
}

/** Where the signed-in person is signed in. */
export function useMySessions() {
  return useQuery({ queryKey: kKeys.sessions, queryFn: () => body(api.GET('/api/v1/me/sessions')) })
}

/** The person's tokens for other systems. */
export function useApiTokens() {
  return useQuery({ queryKey: kKeys.tokens, queryFn: () => body(api.GET('/api/v1/me/api-tokens')) })
}

/** The accounts of other services that the person can sign in with. */
export function useLinkedAccounts() {
  return useQuery({ queryKey: kKeys.linked, queryFn: () => body(api.GET('/api/v1/me/oidc-accounts')) })
}

/** What an invitation link offers; 404 when it is over. */
export function useInvitationByToken(token: string) {
  return useQuery({
    queryKey: kKeys.invitation(token),
    queryFn: () => body(api.POST('/api/v1/invitations/offer', { body: { token } })),
    retry: false,
  })
}

export interface OrganizationFilter {
  q: string
  kind: string
  status: string
  page: number
  per_page: number
}

/** A page of organisations. */
export function useOrganizations(filter: OrganizationFilter) {
  const query = {
    page: filter.page,
    per_page: filter.per_page,
    ...(filter.q && { q: filter.q }),
    ...(filter.kind && { kind: filter.kind as OrganizationKind }),
    ...(filter.status && { status: filter.status as OrganizationStatus }),
  }
  return useQuery({
    queryKey: [...kKeys.organizations, 'list', query],
    queryFn: () => body(api.GET('/api/v1/organizations', { params: { query } })),
    placeholderData: keepPreviousData,
  })
}

/** The organisations directly below another. */
export function useChildren(parentId: number) {
  const query = { parent_id: parentId, status: 'active' as const, per_page: 100 }
  return useQuery({
    queryKey: [...kKeys.organizations, 'list', query],
    queryFn: () => body(api.GET('/api/v1/organizations', { params: { query } })),
  })
}

/** Finds organisations by name for a combobox. */
export async function searchOrganizations(words: string, kinds: OrganizationKind[]) {
  const query = {
    per_page: 50,
    status: 'active' as const,
    ...(words && { q: words }),
    ...(kinds.length === 1 && { kind: kinds[0] }),
  }
  const { items } = await body(api.GET('/api/v1/organizations', { params: { query } }))
  return items.filter((item) => kinds.length === 0 || kinds.includes(item.kind))
}

/** One organisation. */
export function useOrganization(organization_id: number) {
  return useQuery({
    queryKey: kKeys.organization(organization_id),
    queryFn: () => body(api.GET('/api/v1/organizations/{organization_id}', { params: { path: { organization_id } } })),
  })
}

/** A page of the people of an organisation with their roles. */
export function usePeople(organization_id: number, filter: { q: string; page: number }) {
  const query = { page: filter.page, ...(filter.q && { q: filter.q }) }
  return useQuery({
    queryKey: [...kKeys.people(organization_id), query],
    queryFn: () =>
      body(api.GET('/api/v1/organizations/{organization_id}/people', { params: { path: { organization_id }, query } })),
    placeholderData: keepPreviousData,
  })
}

/** The newest invitations, open and accepted. */
export function useInvitations(organization_id: number) {
  return useQuery({
    queryKey: kKeys.invitations(organization_id),
    queryFn: () =>
      body(
        api.GET('/api/v1/organizations/{organization_id}/invitations', {
          params: { path: { organization_id }, query: { per_page: 100 } },
        }),
      ),
  })
}

/** Which roles demand a second factor. */
export function useRoleSettings() {
  return useQuery({ queryKey: kKeys.roles, queryFn: () => body(api.GET('/api/v1/role-settings')) })
}
