import { NumberField } from '../../../../ui/NumberField/NumberField'
import { below, type Place } from '../../place'
import { kFreshCap } from '../../subsidy_terms'
import type { Cap } from '../../types'
import { Rows } from '../Rows'
import { When } from './When'

interface CapRowsProps {
  title: string
  help: string
  /** What one amount is called. */
  word: string
  caps: Cap[]
  onCaps: (caps: Cap[]) => void
  place: Place
}

/** Amounts with their conditions; the first whose condition is met counts. */
export function CapRows({ title, help, word, caps, onCaps, place }: CapRowsProps) {
  return (
    <Rows<Cap>
      title={title}
      help={help}
      rows={caps}
      fresh={kFreshCap}
      onRows={onCaps}
      ordered
      render={(cap, change, at) => {
        const here = below(place, `/${at}`)
        return (
          <>
            <NumberField {...here('/yen')} label={word} unmarked unit="円" value={cap.yen} onValue={(yen) => change({ ...cap, yen: Math.round(yen ?? 0) })} />
            <When label={`${word}${at + 1}の条件`} row={cap} onRow={change} place={here} />
          </>
        )
      }}
    />
  )
}
