import { useMe } from '../../app/session/SessionProvider'

/** The name of one of the signed-in person's businesses. */
export function useOwnName(businessId: number): string {
  return useMe().businesses.find((one) => one.business_id === businessId)?.name ?? '自社'
}
