import type { ReactNode } from 'react'
import { useParams } from 'wouter'
import { MembersTabs, useChamber } from '../../../app/Members'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Tabs } from '../../../ui/Tabs/Tabs'
import { type RoundView, useRound } from '../queries'

interface RoundFrameProps {
  current: 'state' | 'targets' | 'send' | 'entry' | 'reports'
  actions?: (round: RoundView) => ReactNode
  children: (round: RoundView, chamber: number) => ReactNode
}

/** The frame of every screen of a round: its name and its tabs. */
export function RoundFrame({ current, actions, children }: RoundFrameProps) {
  const round_id = Number(useParams<{ round_id: string }>().round_id)
  const chamber = useChamber()
  const round = useRound(chamber, round_id)
  const base = `/app/members/ledger/${round_id}`
  const waiting = round.data?.counts.filter((count) => count.state === 'answered' || count.state === 'reviewing').reduce((sum, count) => sum + count.targets, 0)
  return (
    <Page title={round.data?.title ?? '台帳の年度更新'} crumbs={[{ label: '法定台帳', href: '/app/members/ledger' }]} actions={round.data && actions?.(round.data)}>
      <MembersTabs current="ledger" />
      <Tabs
        label="年度更新"
        current={current}
        tabs={[
          { key: 'state', label: '状況', href: base },
          { key: 'targets', label: '対象と回答', href: `${base}/targets`, count: waiting },
          { key: 'send', label: '手紙とメール', href: `${base}/send` },
          { key: 'entry', label: '紙の回答の入力', href: `${base}/entry` },
          { key: 'reports', label: '台帳と負担金', href: `${base}/reports` },
        ]}
      />
      <QueryView query={round}>{(data) => children(data, chamber)}</QueryView>
    </Page>
  )
}
