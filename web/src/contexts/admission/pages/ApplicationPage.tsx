import { useParams } from 'wouter'
import { Badge } from '../../../ui/Badge/Badge'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { formatDateBoth, formatInstant } from '../../../ui/format/date'
import { Link } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { ActivityLog } from '../parts/ActivityLog'
import { AnswerSections } from '../parts/AnswerSections'
import { Duplicates } from '../parts/Duplicates'
import { DuesCard } from '../parts/DuesCard'
import { Letters } from '../parts/Letters'
import { NextSteps } from '../parts/NextSteps'
import { Office } from '../parts/Office'
import { Papers } from '../parts/Papers'
import { useApplication, useApplicationWrite, writes } from '../queries'
import { kStateTones } from '../strings.ja'
import type { Application } from '../types'

const kCrumbs = [{ label: '入会申込み', href: '/app/members/applications' }]

/** One application: what is next, who it may be, what it says, and everything that was done. */
export default function ApplicationPage() {
  const params = useParams<{ organization_id: string; application_id: string }>()
  const organizationId = Number(params.organization_id)
  const application = useApplication(organizationId, Number(params.application_id))
  return (
    <Page title={application.data?.name ?? '入会申込み'} crumbs={kCrumbs}>
      <QueryView query={application} loading={<Skeleton lines={12} />}>
        {(data) => <Details application={data} organizationId={organizationId} />}
      </QueryView>
    </Page>
  )
}

export interface PartProps {
  application: Application
  organizationId: number
}

function Details({ application, organizationId }: PartProps) {
  const part = { application, organizationId }
  return (
    <>
      <Head {...part} />
      <NextSteps {...part} />
      <div className="halves">
        <Duplicates {...part} />
        <DuesCard {...part} />
      </div>
      <div className="halves">
        <Papers {...part} />
        <ActivityLog {...part} />
      </div>
      <AnswerSections {...part} />
      <Letters {...part} />
      {/* A step may have given it to somebody: the form begins anew with that. */}
      <Office key={`${application.assigned_user_id}`} {...part} />
      <History application={application} />
    </>
  )
}

function Head({ application, organizationId }: PartProps) {
  const write = useApplicationWrite(organizationId, application.application_id)
  const change = (changes: { suspicious?: boolean; has_news?: boolean }) =>
    void write(writes.change(organizationId, application.application_id, { version: application.version, ...changes }))
  return (
    <>
      <p className="row">
        <Badge tone={kStateTones[application.state]}>{application.state_label}</Badge>
        {application.overdue && <Badge tone="error">期限切れ</Badge>}
        <span className="muted">
          受付番号 {application.application_id}・{formatInstant(application.received_at)} 受付
          {application.received_by ? `（${application.received_by}が入力）` : '（ウェブ）'}
        </span>
        {application.due_on && <span>次の期限 {formatDateBoth(application.due_on)}</span>}
      </p>
      {application.suspicious && (
        <Banner kind="warning" title="機械による申込みかもしれません">
          <ul>
            {application.suspicions.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
          <Button onClick={() => change({ suspicious: false })}>迷惑ではない（受付のお知らせを送る）</Button>
        </Banner>
      )}
      {application.has_news && !application.suspicious && (
        <Banner kind="info" title="申込者が書いた新しい内容があります">
          <Button variant="outline" size="small" onClick={() => change({ has_news: false })}>
            確かめました
          </Button>
        </Banner>
      )}
      {application.member_id && (
        <Banner kind="success" title="会員になりました">
          <p>
            <Link href={`/app/members/${application.member_id}`}>会員の記録を開く</Link>
          </p>
        </Banner>
      )}
    </>
  )
}

function History({ application }: { application: Application }) {
  return (
    <section className="card" aria-labelledby="history">
      <h2 id="history">これまでの経過</h2>
      <ol className="plain-list">
        {[...application.steps].reverse().map((step) => (
          <li key={step.happened_at + step.action}>
            <span className="muted">{formatInstant(step.happened_at)}</span> <span className="strong">{step.label}</span>
            （{step.by}）→ {step.to_label}
            {step.note && <p className="pre-line">{step.note}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
