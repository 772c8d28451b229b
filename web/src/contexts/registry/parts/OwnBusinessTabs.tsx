import type { ReactNode } from 'react'
import { useMe } from '../../../app/session/SessionProvider'
import { NoPermission } from '../../../ui/States/States'
import { Tabs } from '../../../ui/Tabs/Tabs'

/** The parts of one's own business. */
export function OwnBusinessTabs({ businessId, current }: { businessId: number; current: 'profile' | 'consents' | 'log' }) {
  const base = `/app/my-business/${businessId}`
  return (
    <Tabs
      label="自社の情報"
      current={current}
      tabs={[
        { key: 'profile', label: '登録の内容', href: `${base}/profile` },
        { key: 'consents', label: '情報を見せる相手', href: `${base}/consents` },
        { key: 'log', label: '見られた記録', href: `${base}/log` },
      ]}
    />
  )
}

export const kOwnCrumbs = [{ label: '自社の情報', href: '/app/my-business' }]

/** Shows its children to owners of the business; others learn who may see them. The server decides again. */
export function OwnersOnly({ businessId, children }: { businessId: number; children: ReactNode }) {
  const me = useMe()
  const owns = me.businesses.some((one) => one.business_id === businessId && one.claim_status === 'confirmed')
  if (owns) return <>{children}</>
  return (
    <NoPermission>
      <p>ここは、確認を受けた事業者本人の画面です。あなたの会社・お店なら、「自社の情報」から登録してください。</p>
    </NoPermission>
  )
}
