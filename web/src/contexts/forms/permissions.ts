/** Who may do what with forms; the server decides again. */
import type { Me } from '../../api/types'

export const mayReadForms = (me: Me): boolean => me.permissions.includes('forms.form.read')
export const mayWriteForms = (me: Me): boolean => me.permissions.includes('forms.form.write')

/** The organisations whose forms the person may see. */
export function formOrganizations(me: Me): { organization_id: number; name: string }[] {
  const held = me.roles.filter((role) => ['org_admin', 'advisor', 'staff'].includes(role.role))
  return held
    .filter((role, index) => held.findIndex((other) => other.organization_id === role.organization_id) === index)
    .map((role) => ({ organization_id: role.organization_id, name: role.organization_name }))
}
