import { Badge } from '../../../ui/Badge/Badge'
import type { Charge } from '../queries'
import { kStates } from '../strings.ja'

export function ChargeState({ state }: { state: Charge['state'] }) {
  return <Badge tone={kStates[state].tone}>{kStates[state].label}</Badge>
}
