/** Who may do what with measures; the server decides again. */
import type { Me } from '../../api/types'

/** Officials, and administrators of organisations, for measures of their own organisation. */
export const mayEditMeasures = (me: Me): boolean => me.permissions.includes('measures.edit')

/** The organisations that the person may write measures for. */
export function editableOrganizations(me: Me): { organization_id: number; name: string }[] {
  const held = me.roles.filter((role) => role.role === 'official' || role.role === 'org_admin')
  return held
    .filter((role, index) => held.findIndex((other) => other.organization_id === role.organization_id) === index)
    .map((role) => ({ organization_id: role.organization_id, name: role.organization_name }))
}

/** Officials may write their organisation's version of an imported measure, where it answers for it. */
export const mayOverride = (me: Me, organization_id: number): boolean =>
  me.roles.some(({ role, organization_id: id, organization_kind }) => role === 'official' && organization_kind === 'ministry' && id === organization_id)

/** Those who load published measures. */
export const mayImportMeasures = (me: Me): boolean => me.permissions.includes('measures.import')
