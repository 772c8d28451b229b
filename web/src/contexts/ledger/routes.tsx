import type { Me } from '../../api/types'
import { lazy } from '../../app/lazyScreen'
import { mayReadMembers } from '../../app/Members'
import type { ContextModule } from '../../app/module'

const mayRead = (me: Me) => mayReadMembers(me) && me.permissions.includes('ledger.round.read')

export const ledger: ContextModule = {
  routes: [
    { path: '/app/members/ledger', allow: mayRead, screen: lazy(() => import('./pages/LedgerPage')) },
    { path: '/app/members/ledger/:round_id', allow: mayRead, screen: lazy(() => import('./pages/RoundPage')) },
    { path: '/app/members/ledger/:round_id/targets', allow: mayRead, screen: lazy(() => import('./pages/TargetsPage')) },
    { path: '/app/members/ledger/:round_id/targets/:target_id', allow: mayRead, screen: lazy(() => import('./pages/TargetPage')) },
    { path: '/app/members/ledger/:round_id/send', allow: mayRead, screen: lazy(() => import('./pages/SendPage')) },
    { path: '/app/members/ledger/:round_id/entry', allow: mayRead, screen: lazy(() => import('./pages/EntryPage')) },
    { path: '/app/members/ledger/:round_id/reports', allow: mayRead, screen: lazy(() => import('./pages/ReportsPage')) },
    { path: '/app/my-business/:business_id/ledger', screen: lazy(() => import('./pages/OwnLedgerPage')) },
  ],
  nav: [],
  commands: [{ label: '法定台帳の年度更新', href: '/app/members/ledger', keywords: '特定商工業者 負担金 台帳 手紙 QR', allow: mayRead }],
  members: [{ key: 'ledger', label: '法定台帳', href: '/app/members/ledger', order: 40, allow: mayRead }],
  ownBusiness: [{ key: 'ledger', label: '法定台帳', path: (id) => `/app/my-business/${id}/ledger`, order: 65 }],
}
