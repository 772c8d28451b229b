import { useSearch } from 'wouter'
import type { Me } from '../api/types'
import { Tabs } from '../ui/Tabs/Tabs'
import { kContexts } from './contexts'
import type { ContextModule, MemberPlace, MembersPlace } from './module'
import { useMe } from './session/SessionProvider'

const kStaffRoles = ['org_admin', 'advisor', 'staff']

/** The chambers whose members the person may see, each once. */
export function ownChambers(me: Me): { organization_id: number; organization_name: string }[] {
  const held = me.roles.filter((role) => kStaffRoles.includes(role.role))
  return [...new Map(held.map((role) => [role.organization_id, role])).values()]
}

/** Whether the person works with members at all. */
export function mayReadMembers(me: Me): boolean {
  return me.permissions.includes('membership.member.read') && ownChambers(me).length > 0
}

/** The chamber that the screen is about: the one in the address, else the first of the person. 0: none. */
export function useChamber(): number {
  const me = useMe()
  const asked = Number(new URLSearchParams(useSearch()).get('organization') ?? 0)
  const chambers = ownChambers(me)
  return chambers.find((one) => one.organization_id === asked)?.organization_id ?? chambers[0]?.organization_id ?? 0
}

/** The tabs of the members' area, of all contexts. */
export function membersPlaces(contexts: ContextModule[], me: Me) {
  return contexts
    .flatMap((context): MembersPlace[] => context.members ?? [])
    .filter((place) => place.allow?.(me) ?? true)
    .sort((a, b) => a.order - b.order)
}

/** 会員一覧, 入会申込, 法定台帳, 会費 … on top of each of these screens. */
export function MembersTabs({ current }: { current: string }) {
  return <Tabs label="会員" current={current} tabs={membersPlaces(kContexts, useMe())} />
}

/** The tabs of one member, of all contexts. */
export function MemberTabs({ memberId, current }: { memberId: number; current: string }) {
  const me = useMe()
  const tabs = kContexts
    .flatMap((context): MemberPlace[] => context.member ?? [])
    .filter((place) => place.allow?.(me) ?? true)
    .sort((a, b) => a.order - b.order)
    .map((place) => ({ key: place.key, label: place.label, href: place.path(memberId) }))
  return <Tabs label="会員の記録" current={current} tabs={tabs} />
}
