import { lazy } from '../../app/lazyScreen'
import type { ContextModule } from '../../app/module'
import type { Me } from '../../api/types'

const maySee = (me: Me) => me.permissions.includes('admission.application.read')

export const admission: ContextModule = {
  routes: [
    { path: '/app/members/applications', allow: maySee, screen: lazy(() => import('./pages/ApplicationsPage')) },
    { path: '/app/members/applications/settings', allow: maySee, screen: lazy(() => import('./pages/SettingsPage')) },
    { path: '/app/members/applications/:organization_id/new', allow: maySee, screen: lazy(() => import('./pages/EntryPage')) },
    {
      path: '/app/members/applications/:organization_id/:application_id',
      allow: maySee,
      screen: lazy(() => import('./pages/ApplicationPage')),
    },
    {
      path: '/app/members/applications/:organization_id/:application_id/edit',
      allow: maySee,
      screen: lazy(() => import('./pages/EditAnswersPage')),
    },
    { path: '/app/member-invitation', open: 'anyone', screen: lazy(() => import('./pages/MemberInvitationPage')) },
  ],
  members: [{ key: 'applications', label: '入会申込み', href: '/app/members/applications', order: 30, allow: maySee }],
  commands: [
    { label: '入会申込み', href: '/app/members/applications', keywords: '会員 入会 受付 申込', allow: maySee },
    { label: '入会申込みの設定', href: '/app/members/applications/settings', keywords: 'ひな形 書類 受付', allow: maySee },
  ],
}
