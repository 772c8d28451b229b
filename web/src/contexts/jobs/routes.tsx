import { lazy } from '../../app/lazyScreen'
import type { ContextModule } from '../../app/module'
import { isStaff } from '../../app/session/doors'

export const jobs: ContextModule = {
  routes: [
    { path: '/app/jobs', screen: lazy(() => import('./pages/JobsPage')) },
    { path: '/app/jobs/:job_id', screen: lazy(() => import('./pages/JobPage')) },
    { path: '/app/mails', open: 'anyone', screen: lazy(() => import('./pages/MailsPage')) },
    { path: '/app/mails/:mail_id', open: 'anyone', screen: lazy(() => import('./pages/MailPage')) },
  ],
  nav: [
    {
      href: '/app/jobs',
      label: '処理の状況',
      note: '取り込みなど、時間のかかる処理の進み具合を見ます。',
      icon: 'clock',
      doors: ['admin'],
      order: 60,
      allow: isStaff,
    },
  ],
  commands: [
    { label: '処理の状況', href: '/app/jobs', keywords: 'ジョブ 取り込み 進み具合', allow: isStaff },
    { label: '届いたメール（体験版）', href: '/app/mails', keywords: 'メール デモ' },
  ],
}
