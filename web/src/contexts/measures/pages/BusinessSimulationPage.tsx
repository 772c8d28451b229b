import { useParams } from 'wouter'
import { useBusinessName } from '../advisor_queries'
import { SimulationForBusiness } from '../parts/SimulationForBusiness'

/** What a measure would pay for a business's plan, worked out together with its advisor. */
export default function BusinessSimulationPage() {
  const params = useParams<{ business_id: string; measure_id: string }>()
  const businessId = Number(params.business_id)
  const name = useBusinessName(businessId).data ?? '事業者'
  const base = `/app/businesses/${businessId}/measures`
  return (
    <SimulationForBusiness
      businessId={businessId}
      measureId={Number(params.measure_id)}
      base={base}
      crumbs={[
        { label: name, href: `/app/businesses/${businessId}` },
        { label: '使える制度', href: base },
      ]}
      isOwner={false}
    />
  )
}
