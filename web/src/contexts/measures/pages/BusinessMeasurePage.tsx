import { useParams } from 'wouter'
import { useBusinessName } from '../advisor_queries'
import { MeasureForBusiness } from '../parts/MeasureForBusiness'

/** One measure as it stands for a business, for those whom its owner lets see it. */
export default function BusinessMeasurePage() {
  const params = useParams<{ business_id: string; measure_id: string }>()
  const businessId = Number(params.business_id)
  const name = useBusinessName(businessId).data ?? '事業者'
  const base = `/app/businesses/${businessId}/measures`
  return (
    <MeasureForBusiness
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
