import { useParams } from 'wouter'
import { kOwnCrumbs } from '../../../app/OwnBusiness'
import { MeasureForBusiness } from '../parts/MeasureForBusiness'

/** One measure for the owner. */
export default function OwnMeasurePage() {
  const params = useParams<{ business_id: string; measure_id: string }>()
  const businessId = Number(params.business_id)
  const base = `/app/my-business/${businessId}/measures`
  return (
    <MeasureForBusiness
      businessId={businessId}
      measureId={Number(params.measure_id)}
      base={base}
      crumbs={[...kOwnCrumbs, { label: '使える制度', href: base }]}
      isOwner
    />
  )
}
