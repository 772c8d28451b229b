import { useParams, useSearch } from 'wouter'
import { MembersTabs, useChamber } from '../../../app/Members'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { MailingForm } from '../parts/MailingForm'
import { MailingResults } from '../parts/MailingResults'
import { useMailing, useSegments } from '../queries'

const kMailingCrumbs = [
  { label: '会員一覧', href: '/app/members' },
  { label: 'メール配信', href: '/app/members/mailings' },
]

/** One mailing: written and tried while it is a draft, watched once it is sent. "new" begins one. */
export default function MailingPage() {
  const given = useParams<{ mailing_id: string }>().mailing_id
  const chamber = useChamber()
  return given === 'new' ? <NewMailing chamber={chamber} /> : <OneMailing chamber={chamber} id={Number(given)} />
}

function NewMailing({ chamber }: { chamber: number }) {
  const segments = useSegments(chamber)
  const asked = Number(new URLSearchParams(useSearch()).get('segment') ?? 0)
  return (
    <Page title="新しいメール" crumbs={kMailingCrumbs}>
      <MembersTabs current="mailings" />
      <QueryView query={segments}>
        {({ items }) => <MailingForm chamber={chamber} segments={items} segment={items.find((one) => one.segment_id === asked)} />}
      </QueryView>
    </Page>
  )
}

function OneMailing({ chamber, id }: { chamber: number; id: number }) {
  const mailing = useMailing(chamber, id)
  const segments = useSegments(chamber)
  return (
    <Page title={mailing.data?.summary.subject ?? 'メール配信'} crumbs={kMailingCrumbs}>
      <MembersTabs current="mailings" />
      <QueryView query={mailing}>
        {(data) =>
          data.summary.state === 'draft' ? (
            <QueryView query={segments}>
              {({ items }) => <MailingForm key={data.summary.version} chamber={chamber} segments={items} mailing={data} />}
            </QueryView>
          ) : (
            <MailingResults chamber={chamber} mailing={data} />
          )
        }
      </QueryView>
    </Page>
  )
}
