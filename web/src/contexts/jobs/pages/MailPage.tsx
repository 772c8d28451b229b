import { useParams } from 'wouter'
import type { Mail } from '../../../api/types'
import { DescriptionList } from '../../../ui/DescriptionList/DescriptionList'
import { formatInstant } from '../../../ui/format/date'
import { Link } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { partsOfMail } from '../model'
import { useMail } from '../queries'

const kCrumbs = [{ label: '届いたメール（体験版）', href: '/app/mails' }]

/** One kept mail; its links work. */
export default function MailPage() {
  const mail = useMail(Number(useParams<{ mail_id: string }>().mail_id))
  if (mail.data) return <Content mail={mail.data} />
  return (
    <Page title="メール" crumbs={kCrumbs}>
      <QueryView query={mail}>{() => null}</QueryView>
    </Page>
  )
}

function Content({ mail }: { mail: Mail }) {
  return (
    <Page title={mail.subject} crumbs={kCrumbs} narrow>
      <DescriptionList
        items={[
          { term: '宛先', value: mail.to },
          { term: '日時', value: formatInstant(mail.created_at) },
        ]}
      />
      <div className="card letter">
        <p>
          {partsOfMail(mail.text).map((part, index) =>
            part.href ? (
              <Link key={index} href={part.href}>
                {part.text}
              </Link>
            ) : (
              <span key={index}>{part.text}</span>
            ),
          )}
        </p>
      </div>
    </Page>
  )
}
