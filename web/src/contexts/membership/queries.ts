/** Reads and writes of the members' area. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, body } from '../../api/client'
import type { components } from '../../api/schema'
import { queryString } from '../../ui/url/useUrlQuery'
import { type FilterState, filterQuery, type ListState, type MemberFilter, sortQuery } from './filter'

type Schemas = components['schemas']
export type MemberItem = Schemas['MemberItem']
export type MemberView = Schemas['MemberView']
export type MemberFields = Schemas['MemberFields']
export type MemberFieldItem = Schemas['MemberFieldItem']
export type Duplicate = Schemas['Duplicate']
export type ContactItem = Schemas['MemberContactItem']
export type ContactInput = Schemas['MemberContactInput']
export type SegmentItem = Schemas['SegmentItem']
export type MailingItem = Schemas['MailingItem']
export type MailingInput = Schemas['MailingInput']
export type RecipientItem = Schemas['RecipientItem']
export type OwnMembership = Schemas['OwnMembership']
export type Settings = Schemas['ChamberSettings']

export const kKeys = {
  all: (organization_id: number) => ['membership', organization_id] as const,
  members: (organization_id: number) => ['membership', organization_id, 'members'] as const,
  member: (organization_id: number, id: number) => ['membership', organization_id, 'member', id] as const,
  contacts: (organization_id: number) => ['membership', organization_id, 'contacts'] as const,
  segments: (organization_id: number) => ['membership', organization_id, 'segments'] as const,
  mailings: (organization_id: number) => ['membership', organization_id, 'mailings'] as const,
  settings: (organization_id: number) => ['membership', organization_id, 'settings'] as const,
  own: ['membership', 'own'] as const,
  fields: ['membership', 'fields'] as const,
}

const kRarely = 60 * 60_000
const version = (number: number) => ({ 'If-Match': `"${number}"` })

/** A page of members. The last result stays while the next one is on its way. */
export function useMembers(organization_id: number, state: ListState) {
  const query = { ...filterQuery(state), ...sortQuery(state.sort), page: state.page, per_page: state.per_page }
  return useQuery({
    queryKey: [...kKeys.members(organization_id), query],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/organizations/{organization_id}/members', {
          params: { path: { organization_id }, query: query as never },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    enabled: organization_id > 0,
    retry: false,
  })
}

/** The address of the same list as a file, with these columns. */
export function exportAddress(organization_id: number, state: ListState, columns: string[], format: 'csv' | 'xlsx'): string {
  const query = { ...filterQuery(state), ...sortQuery(state.sort), columns: columns.join(',') }
  return `/api/v1/organizations/${organization_id}/members.${format}${queryString(query)}`
}

/** The first members for words, for the command palette. */
export async function findMembers(organization_id: number, words: string) {
  const query = { q: words, per_page: 8 }
  const params = { path: { organization_id }, query: query as never }
  return (await body(api.GET('/api/v1/organizations/{organization_id}/members', { params }))).items
}

export function useMember(organization_id: number, member_id: number) {
  return useQuery({
    queryKey: kKeys.member(organization_id, member_id),
    queryFn: () =>
      body(api.GET('/api/v1/organizations/{organization_id}/members/{member_id}', { params: { path: { organization_id, member_id } } })),
    enabled: organization_id > 0,
    retry: false,
  })
}

/** The described items of a record. */
export function useMemberFields() {
  return useQuery({ queryKey: kKeys.fields, queryFn: () => body(api.GET('/api/v1/member-fields')), staleTime: kRarely })
}

export function useSettings(organization_id: number) {
  return useQuery({
    queryKey: kKeys.settings(organization_id),
    queryFn: () => body(api.GET('/api/v1/organizations/{organization_id}/membership-settings', { params: { path: { organization_id } } })),
    enabled: organization_id > 0,
  })
}

export function saveSettings(organization_id: number, { version: read, ...input }: Settings) {
  return body(
    api.PUT('/api/v1/organizations/{organization_id}/membership-settings', {
      params: { path: { organization_id } },
      headers: version(read),
      body: input,
    }),
  )
}

export function createMember(organization_id: number, input: Schemas['NewMemberInput']) {
  return body(api.POST('/api/v1/organizations/{organization_id}/members', { params: { path: { organization_id } }, body: input }))
}

export function saveMember(organization_id: number, member: MemberView, input: Schemas['MemberInput']) {
  return body(
    api.PUT('/api/v1/organizations/{organization_id}/members/{member_id}', {
      params: { path: { organization_id, member_id: member.member_id } },
      headers: version(member.version),
      body: input,
    }),
  )
}

export function findDuplicates(organization_id: number, input: Schemas['DuplicateInput']) {
  return body(
    api.POST('/api/v1/organizations/{organization_id}/member-duplicates', { params: { path: { organization_id } }, body: input }),
  )
}

export function useChanges(organization_id: number, member_id: number, page: number) {
  return useQuery({
    queryKey: [...kKeys.member(organization_id, member_id), 'changes', page],
    queryFn: () =>
      body(
        api.GET('/api/v1/organizations/{organization_id}/members/{member_id}/changes', {
          params: { path: { organization_id, member_id }, query: { page } },
        }),
      ),
    enabled: organization_id > 0,
    placeholderData: keepPreviousData,
  })
}

export function announceWithdrawal(organization_id: number, member_id: number, input: Schemas['WithdrawalInput']) {
  return body(
    api.POST('/api/v1/organizations/{organization_id}/members/{member_id}/withdrawal', {
      params: { path: { organization_id, member_id } },
      body: input,
    }),
  )
}

export function takeWithdrawalBack(organization_id: number, member_id: number) {
  return body(
    api.DELETE('/api/v1/organizations/{organization_id}/members/{member_id}/withdrawal', {
      params: { path: { organization_id, member_id } },
    }),
  )
}

export function changeStanding(organization_id: number, member: MemberView, input: Schemas['StandingInput']) {
  return body(
    api.PUT('/api/v1/organizations/{organization_id}/members/{member_id}/standing', {
      params: { path: { organization_id, member_id: member.member_id } },
      headers: version(member.version),
      body: input,
    }),
  )
}

/** Contacts of one member. */
export function useMemberContacts(organization_id: number, member_id: number, page: number) {
  return useQuery({
    queryKey: [...kKeys.contacts(organization_id), member_id, page],
    queryFn: () =>
      body(
        api.GET('/api/v1/organizations/{organization_id}/members/{member_id}/contacts', {
          params: { path: { organization_id, member_id }, query: { page } },
        }),
      ),
    enabled: organization_id > 0,
    placeholderData: keepPreviousData,
  })
}

/** Contacts of the chamber: all, or what is to be done. */
export function useContacts(
  organization_id: number,
  query: { open?: boolean; due_by?: string; mine?: boolean; kind?: ContactInput['kind']; page: number },
) {
  return useQuery({
    queryKey: [...kKeys.contacts(organization_id), 'all', query],
    queryFn: () => body(api.GET('/api/v1/organizations/{organization_id}/contacts', { params: { path: { organization_id }, query } })),
    enabled: organization_id > 0,
    placeholderData: keepPreviousData,
  })
}

export function writeContact(organization_id: number, member_id: number, input: ContactInput) {
  return body(
    api.POST('/api/v1/organizations/{organization_id}/members/{member_id}/contacts', {
      params: { path: { organization_id, member_id } },
      body: input,
    }),
  )
}

export function changeContact(organization_id: number, contact: ContactItem, input: ContactInput) {
  return body(
    api.PUT('/api/v1/organizations/{organization_id}/members/{member_id}/contacts/{contact_id}', {
      params: { path: { organization_id, member_id: contact.member_id, contact_id: contact.contact_id } },
      headers: version(contact.version),
      body: input,
    }),
  )
}

export function removeContact(organization_id: number, contact: ContactItem) {
  return body(
    api.DELETE('/api/v1/organizations/{organization_id}/members/{member_id}/contacts/{contact_id}', {
      params: { path: { organization_id, member_id: contact.member_id, contact_id: contact.contact_id } },
    }),
  )
}

/** The contact as it is, with the next action done. */
export function withNextDone(contact: ContactItem): ContactInput {
  return {
    kind: contact.kind,
    happened_at: contact.happened_at,
    summary: contact.summary,
    people: contact.people,
    next_action: contact.next_action,
    next_due_on: contact.next_due_on,
    next_user_id: contact.next_user_id,
    next_done: true,
  }
}

export function useSegments(organization_id: number) {
  return useQuery({
    queryKey: kKeys.segments(organization_id),
    queryFn: () => body(api.GET('/api/v1/organizations/{organization_id}/segments', { params: { path: { organization_id } } })),
    enabled: organization_id > 0,
  })
}

export function addSegment(organization_id: number, name: string, filter: MemberFilter) {
  return body(
    api.POST('/api/v1/organizations/{organization_id}/segments', { params: { path: { organization_id } }, body: { name, filter } }),
  )
}

export function removeSegment(organization_id: number, segment_id: number) {
  return body(
    api.DELETE('/api/v1/organizations/{organization_id}/segments/{segment_id}', { params: { path: { organization_id, segment_id } } }),
  )
}

/** Whom a filter reaches. */
export function useReach(organization_id: number, filter: MemberFilter, enabled = true) {
  return useQuery({
    queryKey: [...kKeys.members(organization_id), 'reach', filter],
    queryFn: () =>
      body(api.POST('/api/v1/organizations/{organization_id}/member-reach', { params: { path: { organization_id } }, body: { filter } })),
    enabled: enabled && organization_id > 0,
    placeholderData: keepPreviousData,
  })
}

export function useMailings(organization_id: number, page: number) {
  return useQuery({
    queryKey: [...kKeys.mailings(organization_id), page],
    queryFn: () =>
      body(api.GET('/api/v1/organizations/{organization_id}/mailings', { params: { path: { organization_id }, query: { page } } })),
    enabled: organization_id > 0,
    placeholderData: keepPreviousData,
    refetchInterval: (current) => (current.state.data?.items.some((item) => item.state === 'sending') ? 2000 : false),
  })
}

export function useMailing(organization_id: number, mailing_id: number) {
  return useQuery({
    queryKey: [...kKeys.mailings(organization_id), 'one', mailing_id],
    queryFn: () =>
      body(api.GET('/api/v1/organizations/{organization_id}/mailings/{mailing_id}', { params: { path: { organization_id, mailing_id } } })),
    enabled: organization_id > 0 && mailing_id > 0,
    retry: false,
    refetchInterval: (current) => {
      const mailing = current.state.data?.summary
      return mailing && (mailing.state === 'sending' || (mailing.state === 'sent' && mailing.waiting > 0)) ? 1500 : false
    },
  })
}

export function saveMailing(organization_id: number, mailing: { mailing_id: number; version: number } | null, input: MailingInput) {
  if (!mailing) {
    return body(api.POST('/api/v1/organizations/{organization_id}/mailings', { params: { path: { organization_id } }, body: input }))
  }
  return body(
    api.PUT('/api/v1/organizations/{organization_id}/mailings/{mailing_id}', {
      params: { path: { organization_id, mailing_id: mailing.mailing_id } },
      headers: version(mailing.version),
      body: input,
    }),
  )
}

export function removeMailing(organization_id: number, mailing_id: number) {
  return body(
    api.DELETE('/api/v1/organizations/{organization_id}/mailings/{mailing_id}', { params: { path: { organization_id, mailing_id } } }),
  )
}

export function orderMailing(organization_id: number, mailing_id: number, order: 'send' | 'cancel') {
  const params = { path: { organization_id, mailing_id } }
  return order === 'send'
    ? body(api.POST('/api/v1/organizations/{organization_id}/mailings/{mailing_id}/send', { params }))
    : body(api.POST('/api/v1/organizations/{organization_id}/mailings/{mailing_id}/cancel', { params }))
}

export function previewMailing(organization_id: number, input: Schemas['MailingPreviewInput']) {
  return body(api.POST('/api/v1/organizations/{organization_id}/mailing-preview', { params: { path: { organization_id } }, body: input }))
}

export function sendTestMail(organization_id: number, input: Schemas['MailingPreviewInput']) {
  return body(api.POST('/api/v1/organizations/{organization_id}/mailing-test', { params: { path: { organization_id } }, body: input }))
}

export function usePlaceholders() {
  return useQuery({
    queryKey: ['membership', 'placeholders'],
    queryFn: () => body(api.GET('/api/v1/mail-placeholders')),
    staleTime: kRarely,
  })
}

export function useRecipients(organization_id: number, mailing_id: number, state: string, page: number) {
  const query = { page, ...(state && { state: state as RecipientItem['state'] as never }) }
  return useQuery({
    queryKey: [...kKeys.mailings(organization_id), 'recipients', mailing_id, query],
    queryFn: () =>
      body(
        api.GET('/api/v1/organizations/{organization_id}/mailings/{mailing_id}/recipients', {
          params: { path: { organization_id, mailing_id }, query },
        }),
      ),
    enabled: organization_id > 0,
    placeholderData: keepPreviousData,
  })
}

export function useMemberMailings(organization_id: number, member_id: number, page: number) {
  return useQuery({
    queryKey: [...kKeys.mailings(organization_id), 'member', member_id, page],
    queryFn: () =>
      body(
        api.GET('/api/v1/organizations/{organization_id}/members/{member_id}/mailings', {
          params: { path: { organization_id, member_id }, query: { page } },
        }),
      ),
    enabled: organization_id > 0,
    placeholderData: keepPreviousData,
  })
}

/** The records that chambers keep of the person's businesses. */
export function useOwnMemberships() {
  return useQuery({ queryKey: kKeys.own, queryFn: () => body(api.GET('/api/v1/me/memberships')) })
}

export function changeOwnMembership(own: OwnMembership, changes: Record<string, unknown>) {
  return body(
    api.PATCH('/api/v1/me/memberships/{organization_id}/{member_id}', {
      params: { path: { organization_id: own.organization_id, member_id: own.member_id } },
      headers: version(own.version),
      body: { changes } as never,
    }),
  )
}

export function useOwnChanges(own: { organization_id: number; member_id: number }, page: number) {
  return useQuery({
    queryKey: [...kKeys.own, own.organization_id, own.member_id, 'changes', page],
    queryFn: () =>
      body(
        api.GET('/api/v1/me/memberships/{organization_id}/{member_id}/changes', {
          params: { path: { organization_id: own.organization_id, member_id: own.member_id }, query: { page } },
        }),
      ),
  })
}

export type { FilterState }
