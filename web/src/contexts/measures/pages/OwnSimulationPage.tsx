import { useParams } from 'wouter'
import { kOwnCrumbs } from '../../../app/OwnBusiness'
import { SimulationForBusiness } from '../parts/SimulationForBusiness'

/** What a measure would pay for the owner's plan. */
export default function OwnSimulationPage() {
  const params = useParams<{ business_id: string; measure_id: string }>()
  const businessId = Number(params.business_id)
  const base = `/app/my-business/${businessId}/measures`
  return (
    <SimulationForBusiness
      businessId={businessId}
      measureId={Number(params.measure_id)}
      base={base}
      crumbs={[...kOwnCrumbs, { label: '使える制度', href: base }]}
      isOwner
    />
  )
}
