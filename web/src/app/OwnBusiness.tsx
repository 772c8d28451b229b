import type { ReactNode } from 'react'
import type { Me } from '../api/types'
import { NoPermission } from '../ui/States/States'
import { Tabs } from '../ui/Tabs/Tabs'
import { kContexts } from './contexts'
import type { BusinessPlace, ContextModule } from './module'
import { useMe } from './session/SessionProvider'

/** The places that the contexts declare under `kind`, in order, as tabs of this business. */
export function placesOf(contexts: ContextModule[], kind: 'ownBusiness' | 'business', businessId: number, me: Me) {
  return contexts
    .flatMap((context): BusinessPlace[] => context[kind] ?? [])
    .filter((place) => place.allow?.(me) ?? true)
    .sort((a, b) => a.order - b.order)
    .map((place) => ({ key: place.key, label: place.label, href: place.path(businessId) }))
}

/** The parts of one's own business, from all contexts. */
export function useOwnPlaces(businessId: number) {
  return placesOf(kContexts, 'ownBusiness', businessId, useMe())
}

/** The same as tabs. */
export function OwnBusinessTabs({ businessId, current }: { businessId: number; current: string }) {
  return <Tabs label="自社の情報" current={current} tabs={useOwnPlaces(businessId)} />
}

/** The tabs that other contexts add to the page of a business. */
export function useBusinessPlaces(businessId: number) {
  return placesOf(kContexts, 'business', businessId, useMe())
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
