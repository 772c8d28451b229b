import type { Me } from '../api/types'
import type { ContextModule, HomePart, NavEntry, PaletteCommand } from './module'
import type { Door } from './session/doors'

/** More than seven entries cannot be taken in at a glance; the rest is in the palette. */
export const kMaxEntries = 7

const kHome: NavEntry = {
  href: '/app',
  label: 'ホーム',
  icon: 'home',
  doors: ['admin', 'staff', 'expert', 'official', 'owner'],
  order: 0,
}

/** The navigation of a person at a door, home first. */
export function navigationFor(contexts: ContextModule[], door: Door, me: Me): NavEntry[] {
  return [kHome, ...contexts.flatMap((context) => context.nav ?? [])]
    .filter((entry) => entry.doors.includes(door) && (entry.allow?.(me) ?? true))
    .sort((a, b) => a.order - b.order)
    .slice(0, kMaxEntries)
}

/** Everything that the palette can lead this person to: the navigation of all doors and the contexts' own commands. */
export function commandsFor(contexts: ContextModule[], me: Me): PaletteCommand[] {
  const entries: PaletteCommand[] = [kHome, ...contexts.flatMap((context) => context.nav ?? [])]
  const all = [...entries, ...contexts.flatMap((context) => context.commands ?? [])]
  const allowed = all.filter((command) => command.allow?.(me) ?? true)
  return allowed.filter((command, index) => allowed.findIndex((other) => other.href === command.href) === index)
}

/** The parts of the home screen at a door, in order. */
export function homePartsFor(contexts: ContextModule[], door: Door): HomePart[] {
  return contexts
    .flatMap((context) => context.home ?? [])
    .filter((part) => part.doors.includes(door))
    .sort((a, b) => a.order - b.order)
}

/** Whether the pattern of a route ("/app/jobs/:job_id") fits a path. */
export function matchesPath(pattern: string, path: string): boolean {
  const wanted = pattern.split('/')
  const given = path.split('/')
  return wanted.length === given.length && wanted.every((part, i) => part.startsWith(':') || part === given[i])
}

/** How much of a path lies within a place ("/app/my-business/:business_id/measures"), in parts; 0 when it lies elsewhere. */
function partsWithin(place: string, path: string): number {
  const length = place.split('/').length
  const start = path.split('/').slice(0, length).join('/')
  return (place === '/app' ? path === place : matchesPath(place, start)) ? length : 0
}

/** The entry where the person is: the one whose own or covered places name the path most closely; none on some screens. */
export function currentEntry<Entry extends Pick<NavEntry, 'href' | 'covers'>>(entries: Entry[], path: string): Entry | undefined {
  const closeness = (entry: Entry) => Math.max(...[entry.href, ...(entry.covers ?? [])].map((place) => partsWithin(place, path)))
  const [first] = [...entries].sort((a, b) => closeness(b) - closeness(a))
  return first && closeness(first) > 0 ? first : undefined
}
