import { expect, it } from 'vitest'
import type { Me, OrganizationKind, Role } from '../../api/types'
import { deviceName, kindsToAdd, mayHaveChildren, needsParent } from './model'

it('names devices so that people recognise them', () => {
  expect(deviceName('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/156.0 Safari/537.36 Edg/156')).toBe(
    'Windows の Edge',
  )
  expect(deviceName('Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1')).toBe(
    'iPhone の Safari',
  )
  expect(deviceName('curl/8')).toBe('名前の分からない端末')
})

it('knows the tree of organisations', () => {
  expect(mayHaveChildren('prefecture_federation')).toBe(true)
  expect(mayHaveChildren('chamber')).toBe(false)
  expect([needsParent('chamber'), needsParent('ministry')]).toEqual([true, false])
})

it('offers the kinds of organisations that the person may register', () => {
  const person = (role: Role, organization_kind: OrganizationKind, permissions = ['identity.organization.manage']) => ({
    permissions,
    roles: [{ organization_id: 1, organization_name: '組織', organization_kind, role }] as Me['roles'],
  })
  expect(kindsToAdd(person('system_admin', 'national_federation'))).toHaveLength(6)
  expect(kindsToAdd(person('org_admin', 'prefecture_federation'))).toEqual(['chamber', 'support_organization'])
  expect(kindsToAdd(person('org_admin', 'block'))).toEqual(['prefecture_federation', 'chamber', 'support_organization'])
  expect(kindsToAdd(person('org_admin', 'chamber'))).toEqual([])
  expect(kindsToAdd(person('org_admin', 'block', []))).toEqual([])
  expect(kindsToAdd(person('staff', 'block'))).toEqual([])
})
