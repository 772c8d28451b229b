import { lazy } from '../../app/lazyScreen'
import type { ContextModule } from '../../app/module'
import { isStaff, isSystemAdmin } from '../../app/session/doors'

export const finance: ContextModule = {
  routes: [
    { path: '/app/finance', screen: lazy(() => import('./pages/OwnHealthPage')) },
    { path: '/app/my-business/:business_id/finance', screen: lazy(() => import('./pages/BenchmarkPage')) },
    { path: '/app/my-business/:business_id/finance/statements', screen: lazy(() => import('./pages/StatementsPage')) },
    { path: '/app/my-business/:business_id/finance/sheet', screen: lazy(() => import('./pages/SheetPage')) },
    { path: '/app/businesses/:business_id/finance', screen: lazy(() => import('./pages/BusinessHealthPage')) },
  ],
  nav: [
    {
      href: '/app/finance',
      label: '経営の健康診断',
      note: '決算の数字から、会社の強みと弱みを6つの点数で見ます。',
      icon: 'success',
      doors: ['owner'],
      order: 15,
      covers: ['/app/my-business/:business_id/finance'],
      allow: (me) => me.businesses.some((one) => one.claim_status === 'confirmed'),
    },
  ],
  commands: [
    { label: '経営の健康診断', href: '/app/finance', keywords: 'ローカルベンチマーク ロカベン 決算書 点数 財務' },
  ],
  home: [{ doors: ['owner'], order: 20, part: lazy(() => import('./parts/HomeHealth')) }],
  ownBusiness: [
    { key: 'finance', label: '経営の健康診断', path: (id) => `/app/my-business/${id}/finance`, order: 20 },
  ],
  business: [
    {
      key: 'finance',
      label: '経営の健康診断',
      path: (id) => `/app/businesses/${id}/finance`,
      order: 20,
      // Owners have their own screen of it; whether it may be seen is decided by the owner's consent.
      allow: (me) => isStaff(me) && !isSystemAdmin(me),
    },
  ],
}
