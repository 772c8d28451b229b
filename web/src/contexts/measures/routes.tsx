import { lazy } from '../../app/lazyScreen'
import type { ContextModule } from '../../app/module'
import { isStaff, isSystemAdmin } from '../../app/session/doors'
import { findMeasures } from './find_measures'
import { mayEditMeasures, mayImportMeasures } from './permissions'

export const measures: ContextModule = {
  routes: [
    { path: '/app/my-measures', screen: lazy(() => import('./pages/MyMeasuresPage')) },
    { path: '/app/my-business/:business_id/measures', screen: lazy(() => import('./pages/OwnMeasuresPage')) },
    { path: '/app/my-business/:business_id/facts', screen: lazy(() => import('./pages/FactsPage')) },
    { path: '/app/my-business/:business_id/measures/:measure_id', screen: lazy(() => import('./pages/OwnMeasurePage')) },
    {
      path: '/app/my-business/:business_id/measures/:measure_id/simulation',
      screen: lazy(() => import('./pages/OwnSimulationPage')),
    },
    { path: '/app/businesses/:business_id/measures', screen: lazy(() => import('./pages/BusinessMeasuresPage')) },
    { path: '/app/businesses/:business_id/measures/:measure_id', screen: lazy(() => import('./pages/BusinessMeasurePage')) },
    {
      path: '/app/businesses/:business_id/measures/:measure_id/simulation',
      screen: lazy(() => import('./pages/BusinessSimulationPage')),
    },
    { path: '/app/notifications', screen: lazy(() => import('./pages/NotificationsPage')) },
    { path: '/app/measures', screen: lazy(() => import('./pages/CataloguePage')) },
    { path: '/app/measures/:measure_id', screen: lazy(() => import('./pages/MeasurePage')) },
    { path: '/app/measures/:measure_id/businesses', allow: isStaff, screen: lazy(() => import('./pages/FittingBusinessesPage')) },
    { path: '/app/measures/:measure_id/versions', allow: mayEditMeasures, screen: lazy(() => import('./pages/MeasureVersionsPage')) },
    { path: '/app/measure-drafts', allow: mayEditMeasures, screen: lazy(() => import('./pages/MeasureDraftsPage')) },
    { path: '/app/measure-drafts/:draft_id', allow: mayEditMeasures, screen: lazy(() => import('./pages/MeasureDraftPage')) },
    { path: '/app/measure-imports', allow: mayImportMeasures, screen: lazy(() => import('./pages/MeasureImportsPage')) },
    { path: '/app/measure-imports/:import_id', allow: mayImportMeasures, screen: lazy(() => import('./pages/MeasureImportPage')) },
  ],
  nav: [
    {
      href: '/app/my-measures',
      label: '使える制度',
      note: '補助金や融資など、自社が使える制度をさがします。',
      icon: 'star',
      doors: ['owner'],
      order: 20,
      covers: ['/app/my-business/:business_id/measures', '/app/my-business/:business_id/facts', '/app/notifications'],
    },
    {
      href: '/app/measures',
      label: '制度をさがす',
      note: '国や自治体の制度をさがし、合う事業者を調べます。',
      icon: 'star',
      doors: ['staff', 'official'],
      order: 15,
    },
    {
      href: '/app/measure-drafts',
      label: '制度の編集',
      note: '自分の組織の制度を書き、条件を確かめて公開します。',
      icon: 'log',
      doors: ['official'],
      order: 16,
      covers: ['/app/measure-imports'],
      allow: mayEditMeasures,
    },
  ],
  home: [{ doors: ['owner'], order: 30, part: lazy(() => import('./parts/HomeMeasures')) }],
  business: [
    {
      key: 'measures',
      label: '使える制度',
      path: (id) => `/app/businesses/${id}/measures`,
      order: 30,
      // Owners have their own screen of it; whether it may be seen is decided by the owner's consent.
      allow: (me) => isStaff(me) && !isSystemAdmin(me),
    },
  ],
  searches: [
    {
      name: '制度',
      allow: isStaff,
      search: async (words) =>
        (await findMeasures(words)).map((measure) => ({
          label: measure.title,
          href: `/app/measures/${measure.measure_id}`,
          note: measure.administrator,
        })),
    },
  ],
  ownBusiness: [
    { key: 'measures', label: '使える制度', path: (id) => `/app/my-business/${id}/measures`, order: 30 },
  ],
  commands: [
    { label: '使える制度', href: '/app/my-measures', keywords: '補助金 助成金 融資 税制 制度 施策' },
    { label: 'お知らせの設定', href: '/app/notifications', keywords: 'メール 通知 締切' },
    { label: '制度をさがす', href: '/app/measures', keywords: '補助金 助成金 融資 税制 施策 一覧', allow: isStaff },
    { label: '制度の編集', href: '/app/measure-drafts', keywords: '施策 下書き 公開 版', allow: mayEditMeasures },
    { label: 'jGrantsからの取り込み', href: '/app/measure-imports', keywords: '補助金 Jグランツ 取込', allow: mayImportMeasures },
  ],
}
