/** Pure helpers of the identity screens. */
import type { OrganizationKind } from '../../api/types'

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

/** Whether other organisations may stand below one of this kind. */
export function mayHaveChildren(kind: OrganizationKind): boolean {
  return Object.values(kParentKinds).some((parents) => parents.includes(kind))
}
