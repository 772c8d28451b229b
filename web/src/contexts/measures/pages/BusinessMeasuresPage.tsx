import { useParams } from 'wouter'
import { useBusinessPlaces } from '../../../app/OwnBusiness'
import { Button } from '../../../ui/Button/Button'
import { Page } from '../../../ui/Page/Page'
import { Tabs } from '../../../ui/Tabs/Tabs'
import { useBusinessName } from '../advisor_queries'
import { OwnMeasureList } from '../parts/OwnMeasureList'
import { TalkPanel } from '../parts/TalkPanel'

/** The measures of a business for those whom its owner lets see them, with what to talk about at the visit. */
export default function BusinessMeasuresPage() {
  const businessId = Number(useParams<{ business_id: string }>().business_id)
  const name = useBusinessName(businessId).data ?? '事業者'
  const places = useBusinessPlaces(businessId)
  const home = `/app/businesses/${businessId}`
  return (
    <Page
      title={`${name}が使える制度`}
      crumbs={[
        { label: '事業者をさがす', href: '/app/businesses' },
        { label: name, href: home },
      ]}
      actions={
        <Button variant="outline" size="small" icon="print" onClick={() => print()}>
          印刷する
        </Button>
      }
    >
      <Tabs label="この事業者の情報" current="measures" tabs={[{ key: 'facts', label: '概要', href: home }, ...places]} />
      <TalkPanel businessId={businessId} base={`${home}/measures`} />
      <OwnMeasureList businessId={businessId} base={`${home}/measures`} isOwner={false} />
    </Page>
  )
}
