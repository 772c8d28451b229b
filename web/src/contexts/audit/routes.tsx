import { lazy } from '../../app/lazyScreen'
import type { ContextModule } from '../../app/module'
import { isAdminOf } from '../../app/session/doors'

export const audit: ContextModule = {
  routes: [{ path: '/app/audit', allow: (me) => isAdminOf(me), screen: lazy(() => import('./pages/AuditPage')) }],
  nav: [
    {
      href: '/app/audit',
      label: '監査記録',
      note: 'だれが、いつ、何をしたかを調べます。',
      icon: 'log',
      doors: ['admin'],
      order: 70,
      allow: (me) => isAdminOf(me),
    },
  ],
}
