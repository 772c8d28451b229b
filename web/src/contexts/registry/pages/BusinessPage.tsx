import { useParams } from 'wouter'
import { isSystemAdmin } from '../../../app/session/doors'
import { useBusinessPlaces } from '../../../app/OwnBusiness'
import { useMe } from '../../../app/session/SessionProvider'
import { asApiError } from '../../../api/problem'
import type { BusinessView } from '../../../api/types'
import { Button } from '../../../ui/Button/Button'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { NotFound } from '../../../ui/States/States'
import { Tabs } from '../../../ui/Tabs/Tabs'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { AccessTable } from '../parts/AccessTable'
import { StatusBadge } from '../parts/BusinessName'
import { OwnItems } from '../parts/OwnItems'
import { EndedBanner, MergedFrom, PublicFacts } from '../parts/PublicFacts'
import { kReadLogDefaults, ReadLog } from '../parts/ReadLog'
import { Timeline } from '../parts/Timeline'
import { useBusiness } from '../queries'

const kDefaults = { tab: 'facts', ...kReadLogDefaults }

/** One business: public facts, what the owner told, its history, and who may see it. */
export default function BusinessPage() {
  const business_id = Number(useParams<{ business_id: string }>().business_id)
  const isNumber = Number.isSafeInteger(business_id) && business_id > 0
  const business = useBusiness(business_id, isNumber)
  const problem = business.error ? asApiError(business.error) : null
  const me = useMe()
  const crumbs = me.permissions.includes('registry.business.search')
    ? [{ label: '事業者をさがす', href: '/app/businesses' }]
    : [{ label: 'ホーム', href: '/app' }]
  if (business.data) return <Content business={business.data} crumbs={crumbs} />
  return (
    <Page title="事業者" crumbs={crumbs}>
      {problem?.status === 404 ? (
        <NotFound>
          <p>{problem.message}</p>
        </NotFound>
      ) : isNumber ? (
        <QueryView query={business} loading={<Skeleton lines={10} />}>
          {() => null}
        </QueryView>
      ) : (
        <NotFound />
      )}
    </Page>
  )
}

interface ContentProps {
  business: BusinessView
  crumbs: { label: string; href: string }[]
}

function Content({ business, crumbs }: ContentProps) {
  const me = useMe()
  const { query, href, set } = useUrlQuery(kDefaults)
  const places = useBusinessPlaces(business.business_id)
  const isOwner = business.profile_access.reason === 'owner'
  const tabs = [
    { key: 'facts', label: '概要', shown: true },
    { key: 'history', label: '移り変わり', shown: true, count: business.history.length },
    { key: 'access', label: 'だれが何を見られるか', shown: isOwner || isSystemAdmin(me) },
    { key: 'log', label: '見られた記録', shown: isOwner },
  ].filter((tab) => tab.shown)
  const current = tabs.find((tab) => tab.key === query.tab)?.key ?? 'facts'
  return (
    <Page
      title={business.name}
      crumbs={crumbs}
      lead={
        <span className="row">
          {business.name_kana && <span>{business.name_kana}</span>}
          <span>{business.kind_name}</span>
          <StatusBadge status={business.status} />
        </span>
      }
      actions={
        <Button variant="outline" size="small" icon="print" onClick={() => print()}>
          印刷する
        </Button>
      }
    >
      <EndedBanner business={business} />
      <Tabs
        label="この事業者の情報"
        current={current}
        tabs={[
          ...tabs.map((tab) => ({ key: tab.key, label: tab.label, href: href({ tab: tab.key }), count: tab.count })),
          ...places,
        ]}
      />
      {current === 'facts' && (
        <>
          <PublicFacts business={business} />
          <MergedFrom businesses={business.merged_from} />
          <OwnItems business={business} />
          <div className="print-only">
            <Timeline business={business} />
          </div>
        </>
      )}
      {current === 'history' && <Timeline business={business} />}
      {current === 'access' && <AccessTable businessId={business.business_id} />}
      {current === 'log' && <ReadLog businessId={business.business_id} state={query} href={href} set={set} />}
    </Page>
  )
}
