import { useParams } from 'wouter'
import { kOwnCrumbs, OwnBusinessTabs, OwnersOnly } from '../../../app/OwnBusiness'
import { LinkButton } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { useOwnName } from '../own_name'
import { OwnMeasureList } from '../parts/OwnMeasureList'

/** The measures that the owner's business can use, might use, and cannot use. */
export default function OwnMeasuresPage() {
  const business_id = Number(useParams<{ business_id: string }>().business_id)
  const name = useOwnName(business_id)
  return (
    <Page
      title="使える制度"
      crumbs={kOwnCrumbs}
      lead={`${name}が使える国や自治体の制度を、登録した情報と答えから選び出しています。条件は変わることがあるので、申し込む前に公式のページも確かめてください。`}
      actions={
        <LinkButton variant="outline" href={`/app/my-business/${business_id}/facts`}>
          回答した事実
        </LinkButton>
      }
    >
      <OwnersOnly businessId={business_id}>
        <OwnBusinessTabs businessId={business_id} current="measures" />
        <OwnMeasureList businessId={business_id} base={`/app/my-business/${business_id}/measures`} isOwner />
      </OwnersOnly>
    </Page>
  )
}
