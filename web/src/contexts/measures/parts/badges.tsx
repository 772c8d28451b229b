import { Badge } from '../../../ui/Badge/Badge'
import { Icon } from '../../../ui/Icon/Icon'
import { closingSoon, todayInJapan } from '../model'
import { kKinds, kStatuses, kTruths, kVerdicts } from '../strings.ja'
import type { Truth, VerdictCode } from '../types'

/** Whether a business can use a measure or a frame, in words. */
export function VerdictBadge({ verdict, short = false }: { verdict: VerdictCode; short?: boolean }) {
  const words = kVerdicts[verdict]
  return <Badge tone={words.tone}>{short ? words.short : words.label}</Badge>
}

const kMarks: Record<Truth, 'check' | 'close' | 'info'> = { yes: 'check', no: 'close', unknown: 'info' }

/** Whether one condition is met: a mark and the word. */
export function TruthBadge({ truth }: { truth: Truth }) {
  return (
    <Badge tone={kTruths[truth].tone}>
      <Icon name={kMarks[truth]} />
      {kTruths[truth].label}
    </Badge>
  )
}

/** "締め切りまで あと5日" when it is near; nothing otherwise. */
export function SoonBadge({ closes_on }: { closes_on: string | null | undefined }) {
  const soon = closingSoon(closes_on, todayInJapan())
  return soon ? <Badge tone="warning">{soon === '今日まで' ? '締め切りは今日' : `締め切りまで ${soon}`}</Badge> : null
}

/** Subsidy, loan, tax … */
export function KindBadge({ kind }: { kind: string }) {
  return <Badge>{kKinds[kind] ?? kind}</Badge>
}

/** Whether it takes applications now. */
export function StatusBadge({ status }: { status: string }) {
  const words = kStatuses[status]
  return words ? <Badge tone={words.tone}>{words.label}</Badge> : null
}
