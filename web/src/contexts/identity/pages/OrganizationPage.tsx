import { useParams } from 'wouter'
import type { OrganizationDetail } from '../../../api/types'
import { Badge } from '../../../ui/Badge/Badge'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { Tabs } from '../../../ui/Tabs/Tabs'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { Invitations, openInvitations } from '../parts/Invitations'
import { OrganizationFacts } from '../parts/OrganizationFacts'
import { People } from '../parts/People'
import { useInvitations, useOrganization, usePeople } from '../queries'
import { kOrganizationKinds, kOrganizationStatuses } from '../strings.ja'

const kDefaults = { tab: 'people', q: '', page: 1 }
const kCrumbs = [{ label: '組織と担当者', href: '/app/organizations' }]

/** One organisation: its people, invitations and facts. */
export default function OrganizationPage() {
  const { organization_id } = useParams<{ organization_id: string }>()
  const organization = useOrganization(Number(organization_id))
  return organization.data ? (
    <Content key={organization_id} organization={organization.data} />
  ) : (
    <Page title="組織" crumbs={kCrumbs}>
      <QueryView query={organization} loading={<Skeleton lines={8} />}>
        {() => null}
      </QueryView>
    </Page>
  )
}

function Content({ organization }: { organization: OrganizationDetail }) {
  const { query, href, set } = useUrlQuery(kDefaults)
  const id = organization.organization_id
  const people = usePeople(id, query)
  const invitations = useInvitations(id)
  return (
    <Page
      title={organization.name}
      crumbs={[
        ...kCrumbs,
        ...organization.above.map((above) => ({
          label: above.name,
          href: `/app/organizations/${above.organization_id}`,
        })),
      ]}
      lead={
        <>
          {kOrganizationKinds[organization.kind]}
          {' '}
          {organization.status !== 'active' && (
            <Badge>{kOrganizationStatuses[organization.status]}</Badge>
          )}
        </>
      }
    >
      <Tabs
        label="組織の内容"
        current={query.tab}
        tabs={[
          { key: 'people', label: '担当者', href: href({ tab: 'people' }), count: people.data?.total },
          {
            key: 'invitations',
            label: '招待中',
            href: href({ tab: 'invitations' }),
            count: invitations.data && openInvitations(invitations.data.items).length,
          },
          { key: 'facts', label: '登録の内容', href: href({ tab: 'facts' }) },
        ]}
      />
      {query.tab === 'invitations' ? (
        <Invitations organization={organization} invitations={invitations} />
      ) : query.tab === 'facts' ? (
        <OrganizationFacts organization={organization} />
      ) : (
        <People
          organization={organization}
          people={people}
          words={query.q}
          onSearch={(q) => set({ q })}
          pageHref={(page) => href({ page })}
          inviteHref={href({ tab: 'invitations' })}
        />
      )}
    </Page>
  )
}
