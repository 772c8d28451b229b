import type { Me } from '../../api/types'

/** The front doors: each kind of work has its own navigation and home. A person may have several. */
export type Door = 'admin' | 'staff' | 'expert' | 'official' | 'owner'

export const kDoorNames: Record<Door, string> = {
  admin: 'システム管理',
  staff: '職員・経営指導員',
  expert: '専門家',
  official: '行政',
  owner: '事業者',
}

const kDoorOfRole: Record<string, Door> = {
  system_admin: 'admin',
  org_admin: 'staff',
  advisor: 'staff',
  staff: 'staff',
  expert: 'expert',
  official: 'official',
}

const kStorageKey = 'banso.door'

/** The doors of a person, the first being the usual one. Who has no role is an owner (or on the way to be one). */
export function doorsOf(me: Me): Door[] {
  const ofRoles = new Set(me.roles.map((role) => kDoorOfRole[role.role]).filter((door) => door !== undefined))
  const order: Door[] = ['admin', 'staff', 'expert', 'official']
  const doors = order.filter((door) => ofRoles.has(door))
  return me.businesses.length > 0 || doors.length === 0 ? [...doors, 'owner'] : doors
}

/** The door in use: the one chosen in this browser if the person still has it. */
export function currentDoor(me: Me): Door {
  const doors = doorsOf(me)
  const chosen = localStorage.getItem(kStorageKey)
  return doors.find((door) => door === chosen) ?? (doors[0] as Door)
}

/** Remembers the chosen door. */
export function chooseDoor(door: Door): void {
  localStorage.setItem(kStorageKey, door)
}

/** Whether the person has the role, in any organisation or in the given one. */
export function hasRole(me: Me, role: string, organizationId?: number): boolean {
  return me.roles.some((held) => held.role === role && (!organizationId || held.organization_id === organizationId))
}

/** Whether the person works for the whole system. */
export function isSystemAdmin(me: Me): boolean {
  return hasRole(me, 'system_admin')
}

/** Whether the person manages people of the organisation (of any, without an id). */
export function isAdminOf(me: Me, organizationId?: number): boolean {
  return isSystemAdmin(me) || hasRole(me, 'org_admin', organizationId)
}

/** Whether the person works at an organisation: staff, advisors, officials and administrators. */
export function isStaff(me: Me): boolean {
  return me.roles.some((held) => held.role !== 'expert')
}
