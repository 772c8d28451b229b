import { describe, expect, it } from 'vitest'
import type { Me } from '../api/types'
import { kContexts } from './contexts'
import type { ContextModule } from './module'
import { commandsFor, currentEntry, homePartsFor, kMaxEntries, matchesPath, navigationFor } from './navigation'
import { type Door, doorsOf, hasRole, isAdminOf } from './session/doors'

function person(roles: Me['roles'][number]['role'][], businesses = 0): Me {
  return {
    user_id: 1,
    email: 'a@example.jp',
    display_name: '青葉',
    csrf_token: 't',
    two_factor: { enabled: false, required: false, pending: false, recovery_codes_left: 0 },
    roles: roles.map((role) => ({ organization_id: 4, organization_name: '青葉', organization_kind: 'chamber', role })),
    businesses: Array.from({ length: businesses }, (_, i) => ({ business_id: i, name: '店', claim_status: 'confirmed' })),
    permissions: [],
  }
}

describe('doors', () => {
  it('follow the roles; who has none is an owner', () => {
    expect(doorsOf(person([]))).toEqual(['owner'])
    expect(doorsOf(person(['advisor', 'org_admin']))).toEqual(['staff'])
    expect(doorsOf(person(['official', 'system_admin'], 1))).toEqual(['admin', 'official', 'owner'])
  })

  it('know who administers what', () => {
    expect(isAdminOf(person(['org_admin']), 4)).toBe(true)
    expect(isAdminOf(person(['org_admin']), 5)).toBe(false)
    expect(isAdminOf(person(['system_admin']), 5)).toBe(true)
    expect(hasRole(person(['staff']), 'advisor')).toBe(false)
  })
})

describe('the navigation', () => {
  const kDoorPeople: [Door, Me][] = [
    ['admin', person(['system_admin', 'org_admin'], 1)],
    ['staff', person(['org_admin', 'advisor', 'staff'], 1)],
    ['expert', person(['expert'], 1)],
    ['official', person(['official'], 1)],
    ['owner', person([], 1)],
  ]

  it.each(kDoorPeople)('of the door %s begins at home and fits without cutting anything off', (door, me) => {
    const entries = navigationFor(kContexts, door, me)
    const declared = kContexts.flatMap((c) => c.nav ?? []).filter((e) => e.doors.includes(door) && (e.allow?.(me) ?? true))
    expect(entries[0]?.href).toBe('/app')
    expect(entries.length).toBe(declared.length + 1)
    expect(entries.length).toBeLessThanOrEqual(kMaxEntries)
  })

  it('leads only to screens that exist', () => {
    const paths = kContexts.flatMap((context) => context.routes.map((route) => route.path))
    for (const [, me] of kDoorPeople) {
      for (const { href } of commandsFor(kContexts, me)) {
        if (href !== '/app' && href.startsWith('/app')) expect(paths, href).toContain(href.split('?')[0])
      }
    }
  })

  it('hides what a person may not use, and orders the rest', () => {
    const module: ContextModule = {
      routes: [],
      nav: [
        { href: '/app/b', label: 'B', icon: 'log', doors: ['staff'], order: 20 },
        { href: '/app/a', label: 'A', icon: 'log', doors: ['staff'], order: 10 },
        { href: '/app/c', label: 'C', icon: 'log', doors: ['staff'], order: 5, allow: () => false },
        { href: '/app/d', label: 'D', icon: 'log', doors: ['owner'], order: 5 },
      ],
      home: [{ doors: ['owner'], order: 1, part: null as never }],
    }
    expect(navigationFor([module], 'staff', person(['staff'])).map((e) => e.href)).toEqual(['/app', '/app/a', '/app/b'])
    expect(homePartsFor([module], 'staff')).toEqual([])
  })

  it('finds the route of a path', () => {
    expect(matchesPath('/app/jobs/:job_id', '/app/jobs/3')).toBe(true)
    expect(matchesPath('/app/jobs/:job_id', '/app/jobs')).toBe(false)
    expect(matchesPath('/app/jobs/:job_id', '/app/mails/3')).toBe(false)
  })

  it('marks the entry of a screen below it, but home only for home', () => {
    const entries = [{ href: '/app' }, { href: '/app/jobs' }]
    expect(currentEntry(entries, '/app/jobs/3')?.href).toBe('/app/jobs')
    expect(currentEntry(entries, '/app/jobsite')).toBeUndefined()
    expect(currentEntry(entries, '/app')?.href).toBe('/app')
  })

  it('marks one entry, the closest one', () => {
    const entries = [
      { href: '/app/my-business' },
      { href: '/app/finance', covers: ['/app/my-business/:business_id/finance'] },
    ]
    expect(currentEntry(entries, '/app/my-business/7/profile')?.href).toBe('/app/my-business')
    expect(currentEntry(entries, '/app/my-business/claim')?.href).toBe('/app/my-business')
    expect(currentEntry(entries, '/app/my-business/7/finance/sheet')?.href).toBe('/app/finance')
    expect(currentEntry(entries, '/app/finance')?.href).toBe('/app/finance')
  })
})
