import type { Me } from '../../api/types'
import { useUrlQuery } from '../../ui/url/useUrlQuery'
import { formOrganizations } from './permissions'

const kDefaults = { organization: 0 }

/** The chamber whose forms are shown: named in the address where somebody works for several. */
export function useFormOrganization(me: Me) {
  const { query, set } = useUrlQuery(kDefaults)
  const organizations = formOrganizations(me)
  const chosen = organizations.find((one) => one.organization_id === query.organization) ?? organizations[0]
  const organizationId = chosen?.organization_id ?? 0
  const several = organizations.length > 1
  return {
    organizationId,
    organizations,
    choose: (id: string) => set({ organization: Number(id) }),
    href: (path: string) => (several ? `${path}?organization=${organizationId}` : path),
  }
}
