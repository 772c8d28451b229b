import { lazy } from '../../app/lazyScreen'
import type { ContextModule } from '../../app/module'
import { isSystemAdmin } from '../../app/session/doors'
import type { Me } from '../../api/types'
import { findBusinesses } from './queries'

const maySearch = (me: Me) => me.permissions.includes('registry.business.search')
const mayConfirm = (me: Me) => me.permissions.includes('registry.claim.confirm')

export const registry: ContextModule = {
  routes: [
    { path: '/app/businesses', allow: maySearch, screen: lazy(() => import('./pages/BusinessesPage')) },
    { path: '/app/businesses/:business_id', screen: lazy(() => import('./pages/BusinessPage')) },
    { path: '/app/my-business', screen: lazy(() => import('./pages/MyBusinessPage')) },
    { path: '/app/my-business/claim', screen: lazy(() => import('./pages/ClaimPage')) },
    { path: '/app/my-business/:business_id/profile', screen: lazy(() => import('./pages/ProfilePage')) },
    { path: '/app/my-business/:business_id/consents', screen: lazy(() => import('./pages/ConsentsPage')) },
    { path: '/app/my-business/:business_id/consents/new', screen: lazy(() => import('./pages/GiveConsentPage')) },
    { path: '/app/my-business/:business_id/log', screen: lazy(() => import('./pages/ReadLogPage')) },
    { path: '/app/claims', allow: mayConfirm, screen: lazy(() => import('./pages/ClaimsPage')) },
    { path: '/app/claims/:organization_id/:claim_id', allow: mayConfirm, screen: lazy(() => import('./pages/ClaimReviewPage')) },
    { path: '/app/consents', allow: mayConfirm, screen: lazy(() => import('./pages/HeldConsentsPage')) },
    { path: '/app/imports', allow: isSystemAdmin, screen: lazy(() => import('./pages/ImportsPage')) },
    { path: '/app/imports/:import_id', allow: isSystemAdmin, screen: lazy(() => import('./pages/ImportPage')) },
  ],
  nav: [
    {
      href: '/app/businesses',
      label: '事業者をさがす',
      note: '名前や法人番号、地域や業種で、事業者をさがします。',
      icon: 'search',
      doors: ['admin', 'staff', 'official'],
      order: 10,
      allow: maySearch,
    },
    {
      href: '/app/claims',
      label: '本人確認の申請',
      note: '「この事業者は自分です」という申し込みを確かめます。',
      icon: 'inbox',
      doors: ['staff'],
      order: 20,
      allow: mayConfirm,
    },
    {
      href: '/app/consents',
      label: '情報の提供元',
      note: '本人の同意を得て、登録した情報を見られる事業者の一覧です。',
      icon: 'lock',
      doors: ['staff'],
      order: 25,
      allow: mayConfirm,
    },
    {
      href: '/app/imports',
      label: 'データの取り込み',
      note: '国税庁などが公表しているファイルを取り込みます。',
      icon: 'upload',
      doors: ['admin'],
      order: 30,
      allow: isSystemAdmin,
    },
    {
      href: '/app/my-business',
      label: '自社の情報',
      note: '会社やお店の情報を登録し、だれに見せるかを決めます。',
      icon: 'building',
      doors: ['owner'],
      order: 10,
    },
  ],
  commands: [
    { label: '自社を登録する', href: '/app/my-business/claim', keywords: '法人番号 個人事業主 申請 登録' },
    { label: '自社の情報', href: '/app/my-business', keywords: '会社 お店 プロフィール 同意' },
  ],
  searches: [
    {
      name: '事業者',
      allow: maySearch,
      search: async (words) =>
        (await findBusinesses(words)).map((business) => ({
          label: business.name,
          href: `/app/businesses/${business.business_id}`,
          note: `${business.prefecture_name}${business.city_name}`,
        })),
    },
  ],
  ownBusiness: [
    { key: 'profile', label: '登録の内容', path: (id) => `/app/my-business/${id}/profile`, order: 10 },
    { key: 'consents', label: '情報を見せる相手', path: (id) => `/app/my-business/${id}/consents`, order: 80 },
    { key: 'log', label: '見られた記録', path: (id) => `/app/my-business/${id}/log`, order: 90 },
  ],
  home: [
    { doors: ['owner'], order: 10, part: lazy(() => import('./parts/NextSteps')) },
    { doors: ['staff'], order: 10, part: lazy(() => import('./parts/WaitingClaims')) },
  ],
}
