import type { Me } from '../../api/types'

const kConfirmers = ['org_admin', 'advisor', 'staff', 'system_admin']

/** The organisations for which the person works as staff, each once. */
export function ownOrganizations(me: Me): { organization_id: number; organization_name: string }[] {
  const held = me.roles.filter((role) => kConfirmers.includes(role.role))
  return [...new Map(held.map((role) => [role.organization_id, role])).values()]
}
