import type { ReactNode } from 'react'
import { useParams } from 'wouter'
import { MemberTabs, useChamber } from '../../../app/Members'
import { Badge } from '../../../ui/Badge/Badge'
import { Banner } from '../../../ui/Banner/Banner'
import { formatDate, formatInstant } from '../../../ui/format/date'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { type MemberView, useMember } from '../queries'
import { kStandings } from '../strings.ja'

export const kCrumbs = [{ label: '会員一覧', href: '/app/members' }]

interface MemberFrameProps {
  current: string
  actions?: (member: MemberView, chamber: number) => ReactNode
  children: (member: MemberView, chamber: number) => ReactNode
}

/** Title, state and tabs of one member, with the content of a tab. */
export function MemberFrame({ current, actions, children }: MemberFrameProps) {
  const member_id = Number(useParams<{ member_id: string }>().member_id)
  const chamber = useChamber()
  const member = useMember(chamber, member_id)
  const planned = member.data?.withdrawals.find((one) => one.state === 'planned')
  return (
    <Page
      title={member.data?.fields.name ?? '会員の記録'}
      crumbs={kCrumbs}
      lead={member.data && <Lead member={member.data} />}
      actions={member.data && actions?.(member.data, chamber)}
    >
      <MemberTabs memberId={member_id} current={current} />
      <QueryView query={member} loading={<Skeleton lines={12} />}>
        {(data) => (
          <div className="stack">
            {data.register_state === 'closed' && (
              <Banner kind="warning" title="登記が閉鎖されています">
                <p>
                  国税庁の公表データでは、{data.register_closed_on ? `${formatDate(data.register_closed_on)}に` : ''}
                  閉鎖の登記がされています。事業の状態を確かめて、会員区分を見直してください。
                </p>
              </Banner>
            )}
            {planned && (
              <Banner kind="info" title={`${formatDate(planned.effective_on)}に退会の予定です`}>
                <p>
                  {formatDate(planned.notice_on)}に退会届を受け付けました。理由：{planned.reason}
                </p>
              </Banner>
            )}
            {data.mail_failed_at && (
              <Banner kind="warning" title="メールが届いていません">
                <p>{formatInstant(data.mail_failed_at)}に送ったメールが戻りました。メールアドレスを確かめてください。</p>
              </Banner>
            )}
            {children(data, chamber)}
          </div>
        )}
      </QueryView>
    </Page>
  )
}

function Lead({ member }: { member: MemberView }) {
  return (
    <span className="row">
      <Badge tone={member.standing === 'member' ? 'success' : 'neutral'}>{kStandings[member.standing]}</Badge>
      {member.fields.member_number && <span>会員番号 {member.fields.member_number}</span>}
      {member.corporate_number && <span>法人番号 {member.corporate_number}</span>}
      {member.has_account && <Badge tone="info">マイページあり</Badge>}
    </span>
  )
}
