import type { Me } from '../api/types'
import type { Command } from '../ui/CommandPalette/CommandPalette'
import type { IconName } from '../ui/Icon/Icon'
import type { LazyScreen } from './lazyScreen'
import type { Door } from './session/doors'

/** One screen. The path is of wouter: "/app/organizations/:organization_id". */
export interface ScreenRoute {
  path: string
  screen: LazyScreen
  /** Who may see it without signing in; all others are sent to the sign-in page first. */
  open?: 'anyone'
  /** Shown before it is known who is signed in: for pages that ask for it anyway. */
  atOnce?: boolean
  /** Hides the screen from people who may not use it. The server decides again for each request. */
  allow?: (me: Me) => boolean
}

/** An entry of the navigation, for the roles whose front door shows it. */
export interface NavEntry {
  href: string
  label: string
  /** One sentence for the home screen: what one does there. */
  note?: string
  icon: IconName
  doors: Door[]
  /** Small numbers stand higher. Home is 0. */
  order: number
  allow?: (me: Me) => boolean
  /** Further places where this entry is marked, with the places below them ("/app/my-business/:business_id/finance"). */
  covers?: string[]
}

/** A place that the command palette can go to. */
export interface PaletteCommand extends Command {
  allow?: (me: Me) => boolean
}

/** A part of the home screen ("next steps", an inbox count). It may render nothing. */
export interface HomePart {
  doors: Door[]
  order: number
  part: LazyScreen
}

/** A screen about one business: a tab beside those of the other contexts. */
export interface BusinessPlace {
  key: string
  label: string
  path: (businessId: number) => string
  order: number
  allow?: (me: Me) => boolean
}

/** A tab of the members' area (会員): declared by the context whose screen it is. */
export interface MembersPlace {
  key: string
  label: string
  href: string
  order: number
  allow?: (me: Me) => boolean
}

/** A tab of one member: applications, dues, ledger … by the contexts that hold them. */
export interface MemberPlace {
  key: string
  label: string
  path: (memberId: number) => string
  order: number
  allow?: (me: Me) => boolean
}

/** What one context adds to the app. Declared in its routes.tsx and listed in contexts.ts. */
export interface ContextModule {
  routes: ScreenRoute[]
  nav?: NavEntry[]
  commands?: PaletteCommand[]
  searches?: { name: string; allow?: (me: Me) => boolean; search: (words: string) => Promise<Command[]> }[]
  home?: HomePart[]
  /** Tabs of the members' area. */
  members?: MembersPlace[]
  /** Tabs of one member. */
  member?: MemberPlace[]
  /** Tabs of one's own business. */
  ownBusiness?: BusinessPlace[]
  /** Tabs that the page of a business gets from other contexts. */
  business?: BusinessPlace[]
}
