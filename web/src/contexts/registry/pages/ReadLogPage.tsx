import { useParams } from 'wouter'
import { kOwnCrumbs, OwnBusinessTabs, OwnersOnly } from '../../../app/OwnBusiness'
import { Page } from '../../../ui/Page/Page'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { kReadLogDefaults, ReadLog } from '../parts/ReadLog'

/** Who looked at the own business. */
export default function ReadLogPage() {
  const business_id = Number(useParams<{ business_id: string }>().business_id)
  const { query, href, set } = useUrlQuery(kReadLogDefaults)
  return (
    <Page title="見られた記録" crumbs={kOwnCrumbs}>
      <OwnersOnly businessId={business_id}>
        <OwnBusinessTabs businessId={business_id} current="log" />
        <ReadLog businessId={business_id} state={query} href={href} set={set} isAlone />
      </OwnersOnly>
    </Page>
  )
}
