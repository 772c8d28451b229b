import { Tabs } from '../../../ui/Tabs/Tabs'

/** The parts of the own account; each has its own address. */
export function AccountTabs({ current }: { current: 'profile' | 'two-factor' | 'sessions' | 'api-tokens' }) {
  return (
    <Tabs
      label="アカウント設定の内容"
      current={current}
      tabs={[
        { key: 'profile', label: '名前とパスワード', href: '/app/account' },
        { key: 'two-factor', label: '二段階認証', href: '/app/account/two-factor' },
        { key: 'sessions', label: 'サインイン中の端末', href: '/app/account/sessions' },
        { key: 'api-tokens', label: 'APIトークン', href: '/app/account/api-tokens' },
      ]}
    />
  )
}
