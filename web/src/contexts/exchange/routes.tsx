import { lazy } from '../../app/lazyScreen'
import type { ContextModule } from '../../app/module'
import { mayExport, mayImport, mayLook } from './permissions'

export const exchange: ContextModule = {
  routes: [
    { path: '/app/members/exchange', allow: mayImport, screen: lazy(() => import('./pages/ImportsPage')) },
    { path: '/app/members/exchange/imports/:import_id', allow: mayImport, screen: lazy(() => import('./pages/ImportPage')) },
    { path: '/app/members/exchange/exports', allow: mayExport, screen: lazy(() => import('./pages/ExportsPage')) },
    { path: '/app/members/exchange/exports/:export_id', allow: mayExport, screen: lazy(() => import('./pages/ExportPage')) },
    { path: '/app/members/exchange/profiles', allow: mayLook, screen: lazy(() => import('./pages/ProfilesPage')) },
    { path: '/app/members/exchange/profiles/:profile_id', allow: mayLook, screen: lazy(() => import('./pages/ProfilePage')) },
    { path: '/app/members/exchange/folder', allow: mayLook, screen: lazy(() => import('./pages/FolderPage')) },
  ],
  members: [{ key: 'exchange', label: 'ファイルの受け渡し', href: '/app/members/exchange', order: 80, allow: mayImport }],
  commands: [
    { label: '会員データの取り込み', href: '/app/members/exchange', keywords: 'TOAS 基幹システム CSV Excel 名簿', allow: mayImport },
    { label: '会員データの書き出し', href: '/app/members/exchange/exports', keywords: 'TOAS 基幹システム CSV Excel 差分', allow: mayExport },
    { label: 'ファイルの対応づけ', href: '/app/members/exchange/profiles', keywords: '列 見出し コード表', allow: mayLook },
  ],
}
