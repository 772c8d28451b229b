import { Checkbox } from '../../../../ui/Checkbox/Checkbox'
import { TextField } from '../../../../ui/TextField/TextField'
import type { Place } from '../../place'
import type { RuleNode } from '../../types'
import { Fold } from '../Fold'
import { RuleBuilder } from '../rule/RuleBuilder'

interface Conditional {
  when?: RuleNode | null
  says: string
  undecided?: boolean
}

interface WhenProps<Row extends Conditional> {
  label: string
  row: Row
  onRow: (row: Row) => void
  place: Place
}

/** Under which condition something holds: in words for people, as a rule, or told as not published. */
export function When<Row extends Conditional>({ label, row, onRow, place }: WhenProps<Row>) {
  const { when, says, undecided } = row
  const summary = undecided ? 'どんなときかは公表されていません' : when ? '条件があります' : 'いつでも（条件なし）'
  return (
    <>
      <TextField {...place('/says')} label="どんなとき（言葉）" unmarked width="medium" value={says} onValue={(text) => onRow({ ...row, says: text })} />
      <Fold summary={summary} about={label}>
        {undecided !== undefined && (
          <Checkbox
            {...place('/undecided')}
            label="どんなときかが、公募要領に書かれていない"
            help="選ぶと、「当てはまるかもしれない」として計算します。"
            value={undecided}
            onValue={(next) => onRow({ ...row, undecided: next })}
          />
        )}
        <RuleBuilder label={label} rule={when ?? null} onRule={(rule) => onRow({ ...row, when: rule })} />
      </Fold>
    </>
  )
}
