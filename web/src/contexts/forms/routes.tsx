import { lazy } from '../../app/lazyScreen'
import type { ContextModule } from '../../app/module'
import { mayReadForms } from './permissions'

export const forms: ContextModule = {
  routes: [
    { path: '/app/forms', allow: mayReadForms, screen: lazy(() => import('./pages/FormListPage')) },
    { path: '/app/forms/:form_key', allow: mayReadForms, screen: lazy(() => import('./pages/FormEditorPage')) },
    { path: '/app/forms/:form_key/versions', allow: mayReadForms, screen: lazy(() => import('./pages/FormVersionsPage')) },
  ],
  members: [{ key: 'forms', label: '様式', href: '/app/forms', order: 85, allow: mayReadForms }],
  commands: [
    { label: '様式（申込書・調査票）を編集する', href: '/app/forms', keywords: 'ようしき フォーム 入会申込書 台帳 設問', allow: mayReadForms },
  ],
}
