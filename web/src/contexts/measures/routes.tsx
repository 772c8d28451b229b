import { lazy } from '../../app/lazyScreen'
import type { ContextModule } from '../../app/module'

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
  ],
  nav: [
    {
      href: '/app/my-measures',
      label: '使える制度',
      note: '補助金や融資など、自社が使える制度をさがします。',
      icon: 'star',
      doors: ['owner'],
      order: 20,
    },
  ],
  ownBusiness: [
    { key: 'measures', label: '使える制度', path: (id) => `/app/my-business/${id}/measures`, order: 30 },
  ],
  commands: [
    { label: '使える制度', href: '/app/my-measures', keywords: '補助金 助成金 融資 税制 制度 施策' },
  ],
}
