import { lazy } from '../../app/lazyScreen'
import { mayReadMembers, ownChambers } from '../../app/Members'
import type { ContextModule } from '../../app/module'
import type { Me } from '../../api/types'

const maySet = (me: Me) => mayReadMembers(me) && me.permissions.includes('membership.setting.write')

export const membership: ContextModule = {
  routes: [
    { path: '/app/members', allow: mayReadMembers, screen: lazy(() => import('./pages/MembersPage')) },
    { path: '/app/members/new', allow: mayReadMembers, screen: lazy(() => import('./pages/NewMemberPage')) },
    { path: '/app/members/contacts', allow: mayReadMembers, screen: lazy(() => import('./pages/ContactsPage')) },
    { path: '/app/members/segments', allow: mayReadMembers, screen: lazy(() => import('./pages/SegmentsPage')) },
    { path: '/app/members/mailings', allow: mayReadMembers, screen: lazy(() => import('./pages/MailingsPage')) },
    { path: '/app/members/mailings/:mailing_id', allow: mayReadMembers, screen: lazy(() => import('./pages/MailingPage')) },
    { path: '/app/members/settings', allow: maySet, screen: lazy(() => import('./pages/SettingsPage')) },
    { path: '/app/members/:member_id', allow: mayReadMembers, screen: lazy(() => import('./pages/MemberPage')) },
    { path: '/app/members/:member_id/edit', allow: mayReadMembers, screen: lazy(() => import('./pages/EditMemberPage')) },
    { path: '/app/members/:member_id/contacts', allow: mayReadMembers, screen: lazy(() => import('./pages/MemberContactsPage')) },
    { path: '/app/members/:member_id/changes', allow: mayReadMembers, screen: lazy(() => import('./pages/MemberChangesPage')) },
    { path: '/app/members/:member_id/mailings', allow: mayReadMembers, screen: lazy(() => import('./pages/MemberMailingsPage')) },
    { path: '/app/my-business/:business_id/membership', screen: lazy(() => import('./pages/OwnMembershipPage')) },
  ],
  nav: [
    {
      href: '/app/members',
      label: '会員',
      note: '会員の記録、接触履歴、入会申込、法定台帳、会費を扱います。',
      icon: 'people',
      doors: ['staff'],
      order: 5,
      covers: ['/app/forms', '/app/dues'],
      allow: mayReadMembers,
    },
  ],
  commands: [
    { label: '接触履歴・次にすること', href: '/app/members/contacts', keywords: '訪問 電話 期限 予定', allow: mayReadMembers },
    { label: '会員の記録を作る', href: '/app/members/new', keywords: '入会 新規 登録', allow: mayReadMembers },
    { label: '会員へのメール配信', href: '/app/members/mailings', keywords: '一斉 案内 配信', allow: mayReadMembers },
  ],
  searches: [
    {
      name: '会員',
      allow: mayReadMembers,
      search: async (words) => {
        const chamber = await currentChamber()
        if (!chamber) return []
        const { findMembers } = await import('./queries')
        return (await findMembers(chamber, words)).map((member) => ({
          label: member.name,
          href: `/app/members/${member.member_id}`,
          note: member.address ?? '',
        }))
      },
    },
  ],
  home: [{ doors: ['staff'], order: 5, part: lazy(() => import('./parts/NextActions')) }],
  members: [
    { key: 'list', label: '会員一覧', href: '/app/members', order: 10 },
    { key: 'contacts', label: '接触履歴', href: '/app/members/contacts', order: 20 },
    { key: 'mailings', label: 'メール配信', href: '/app/members/mailings', order: 25 },
    { key: 'settings', label: '設定', href: '/app/members/settings', order: 90, allow: maySet },
  ],
  member: [
    { key: 'record', label: '記録', path: (id) => `/app/members/${id}`, order: 10 },
    { key: 'contacts', label: '接触履歴', path: (id) => `/app/members/${id}/contacts`, order: 20 },
    { key: 'mailings', label: '送ったメール', path: (id) => `/app/members/${id}/mailings`, order: 60 },
    { key: 'changes', label: '変更履歴', path: (id) => `/app/members/${id}/changes`, order: 90 },
  ],
  ownBusiness: [
    { key: 'membership', label: '商工会議所の記録', path: (id) => `/app/my-business/${id}/membership`, order: 60 },
  ],
}

/** The palette knows no person: the chamber is asked of the server, once. */
let chamber: Promise<number> | null = null
function currentChamber(): Promise<number> {
  chamber ??= import('../../api/client')
    .then(({ api, body }) => body(api.GET('/api/v1/me')))
    .then((me) => ownChambers(me)[0]?.organization_id ?? 0)
  return chamber
}
