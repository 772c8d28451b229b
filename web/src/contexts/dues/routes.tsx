import { lazy } from '../../app/lazyScreen'
import type { ContextModule } from '../../app/module'
import type { Me } from '../../api/types'

const mayRead = (me: Me) => me.permissions.includes('dues.charge.read')

export const dues: ContextModule = {
  routes: [
    { path: '/app/dues', allow: mayRead, screen: lazy(() => import('./pages/ChargesPage')) },
    { path: '/app/dues/charges/:charge_id', allow: mayRead, screen: lazy(() => import('./pages/ChargePage')) },
    { path: '/app/dues/members/:member_id', allow: mayRead, screen: lazy(() => import('./pages/MemberDuesPage')) },
    { path: '/app/dues/runs', allow: mayRead, screen: lazy(() => import('./pages/RunsPage')) },
    { path: '/app/dues/debits', allow: mayRead, screen: lazy(() => import('./pages/DebitsPage')) },
    { path: '/app/dues/debits/:debit_run_id', allow: mayRead, screen: lazy(() => import('./pages/DebitPage')) },
    { path: '/app/dues/arrears', allow: mayRead, screen: lazy(() => import('./pages/ArrearsPage')) },
    { path: '/app/dues/rules', allow: mayRead, screen: lazy(() => import('./pages/RulesPage')) },
    { path: '/app/dues/rules/:rule_version', allow: mayRead, screen: lazy(() => import('./pages/RulePage')) },
    { path: '/app/dues/setting', allow: mayRead, screen: lazy(() => import('./pages/SettingPage')) },
    { path: '/app/my-dues/:organization_id', screen: lazy(() => import('./pages/OwnDuesPage')) },
  ],
  members: [{ key: 'dues', label: '会費', href: '/app/dues', order: 50, allow: mayRead }],
  member: [{ key: 'dues', label: '会費', path: (id) => `/app/dues/members/${id}`, order: 40, allow: mayRead }],
  commands: [
    { label: '会費の請求', href: '/app/dues', keywords: '会費 口数 入金 未納 請求書 領収書', allow: mayRead },
    { label: '年度の会費を請求する', href: '/app/dues/runs', keywords: '会費 年度 一括 請求書', allow: mayRead },
    { label: '口座振替', href: '/app/dues/debits', keywords: '全銀 銀行 引き落とし 振替', allow: mayRead },
    { label: '会費の滞納', href: '/app/dues/arrears', keywords: '督促 未納 滞納', allow: mayRead },
    { label: '会費規程', href: '/app/dues/rules', keywords: '会費 口数 規程 単価', allow: mayRead },
  ],
}
