/** Pure helpers of the identity screens. */
import type { Me, OrganizationKind } from '../../api/types'

const kBrowsers: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const kSystems: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/Linux/, 'Linux'],
]

/** "Windows の Chrome" from the text that browsers send about themselves; a guess, for recognising one's own devices. */
export function deviceName(userAgent: string): string {
  const system = kSystems.find(([pattern]) => pattern.test(userAgent))?.[1]
  const browser = kBrowsers.find(([pattern]) => pattern.test(userAgent))?.[1]
  if (system && browser) return `${system} の ${browser}`
  return system ?? browser ?? '名前の分からない端末'
}

/** The kinds below which each kind of organisation may stand; the server has the same table. */
export const kParentKinds: Record<OrganizationKind, OrganizationKind[]> = {
  national_federation: [],
  ministry: [],
  block: ['national_federation'],
  prefecture_federation: ['block', 'national_federation'],
  chamber: ['prefecture_federation', 'block', 'national_federation'],
  support_organization: ['ministry', 'prefecture_federation', 'support_organization'],
}

/** Kinds that must stand below another one. */
export function needsParent(kind: OrganizationKind): boolean {
  return kind === 'block' || kind === 'prefecture_federation' || kind === 'chamber'
}

/**
 * The kinds of organisations that the person may register: all for system administrators, for others what may stand
 * below an organisation they manage or, further down, below what stands there.
 */
export function kindsToAdd(me: Pick<Me, 'permissions' | 'roles'>): OrganizationKind[] {
  const all = Object.keys(kParentKinds) as OrganizationKind[]
  if (!me.permissions.includes('identity.organization.manage')) return []
  if (me.roles.some((held) => held.role === 'system_admin')) return all
  const managed = new Set(me.roles.filter((held) => held.role === 'org_admin').map((held) => held.organization_kind))
  const below = new Set<OrganizationKind>()
  const fits = (kind: OrganizationKind) => kParentKinds[kind].some((parent) => managed.has(parent) || below.has(parent))
  for (let found: OrganizationKind[]; (found = all.filter((kind) => !below.has(kind) && fits(kind))).length > 0; ) {
    for (const kind of found) below.add(kind)
  }
  return all.filter((kind) => below.has(kind))
}

/** Whether other organisations may stand below one of this kind. */
export function mayHaveChildren(kind: OrganizationKind): boolean {
  return Object.values(kParentKinds).some((parents) => parents.includes(kind))
}
