import { lazy } from '../../app/lazyScreen'
import type { ContextModule } from '../../app/module'
import { isAdminOf, isSystemAdmin } from '../../app/session/doors'
import { kindsToAdd } from './model'

export const identity: ContextModule = {
  routes: [
    { path: '/app/sign-in', open: 'anyone', atOnce: true, screen: lazy(() => import('./pages/SignInPage')) },
    { path: '/app/sign-up', open: 'anyone', screen: lazy(() => import('./pages/SignUpPage')) },
    { path: '/app/verify-email', open: 'anyone', screen: lazy(() => import('./pages/VerifyEmailPage')) },
    { path: '/app/forgotten-password', open: 'anyone', screen: lazy(() => import('./pages/ForgottenPasswordPage')) },
    { path: '/app/reset-password', open: 'anyone', screen: lazy(() => import('./pages/ResetPasswordPage')) },
    { path: '/app/invitations', open: 'anyone', screen: lazy(() => import('./pages/InvitationPage')) },
    { path: '/app/account', screen: lazy(() => import('./pages/AccountPage')) },
    { path: '/app/account/two-factor', screen: lazy(() => import('./pages/TwoFactorPage')) },
    { path: '/app/account/sessions', screen: lazy(() => import('./pages/SessionsPage')) },
    { path: '/app/account/api-tokens', screen: lazy(() => import('./pages/ApiTokensPage')) },
    { path: '/app/organizations', allow: (me) => isAdminOf(me), screen: lazy(() => import('./pages/OrganizationsPage')) },
    {
      path: '/app/organizations/new',
      allow: (me) => kindsToAdd(me).length > 0,
      screen: lazy(() => import('./pages/NewOrganizationPage')),
    },
    {
      path: '/app/organizations/:organization_id',
      allow: (me) => isAdminOf(me),
      screen: lazy(() => import('./pages/OrganizationPage')),
    },
    { path: '/app/role-settings', allow: isSystemAdmin, screen: lazy(() => import('./pages/RoleSettingsPage')) },
  ],
  nav: [
    {
      href: '/app/organizations',
      label: '組織と担当者',
      note: '組織の登録、担当者の招待、役割の変更をします。',
      icon: 'people',
      doors: ['admin', 'staff'],
      order: 40,
      allow: (me) => isAdminOf(me),
    },
    {
      href: '/app/account',
      label: 'アカウント設定',
      note: '名前、パスワード、二段階認証を変えます。',
      icon: 'user',
      doors: ['owner', 'expert', 'official'],
      order: 90,
    },
    {
      href: '/app/role-settings',
      label: '役割の設定',
      note: '二段階認証を必須にする役割を決めます。',
      icon: 'shield',
      doors: ['admin'],
      order: 80,
      allow: isSystemAdmin,
    },
  ],
  commands: [
    { label: 'アカウント設定', href: '/app/account', keywords: 'パスワード 名前 変更' },
    { label: '二段階認証の設定', href: '/app/account/two-factor', keywords: '2FA TOTP 認証アプリ 回復コード' },
    { label: 'サインイン中の端末', href: '/app/account/sessions', keywords: 'セッション' },
    { label: 'APIトークン', href: '/app/account/api-tokens', keywords: '連携 システム' },
  ],
}
