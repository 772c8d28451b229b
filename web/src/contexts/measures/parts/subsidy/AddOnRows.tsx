import { TextField } from '../../../../ui/TextField/TextField'
import { below, type Place } from '../../place'
import { freshAddOn } from '../../subsidy_terms'
import type { AddOn, SubsidyTerms } from '../../types'
import { Fold } from '../Fold'
import { Rows } from '../Rows'
import { RuleBuilder } from '../rule/RuleBuilder'
import { CapRows } from './CapRows'

interface AddOnRowsProps {
  terms: SubsidyTerms
  onTerms: (terms: SubsidyTerms) => void
  place: Place
}

/** What lifts the cap for those who ask for it: a wage raise, an invoice registration. */
export function AddOnRows({ terms, onTerms, place }: AddOnRowsProps) {
  return (
    <Rows<AddOn>
      title="上乗せ（特例）"
      help="申し込むときに選ぶと、上限が上がるものです。例：賃上げの特例、インボイスの特例"
      rows={terms.add_ons}
      fresh={freshAddOn(terms)}
      onRows={(add_ons) => onTerms({ ...terms, add_ons })}
      render={(addOn, change, at) => {
        const here = below(place, `/add_ons/${at}`)
        const name = addOn.name || `上乗せ${at + 1}`
        return (
          <>
            <div className="toolbar">
              <TextField {...here('/name')} label="上乗せの名前" unmarked width="medium" value={addOn.name} onValue={(text) => change({ ...addOn, name: text })} />
              <TextField {...here('/code')} label="記号（英小文字）" unmarked width="short" value={addOn.code} onValue={(code) => change({ ...addOn, code })} />
            </div>
            <TextField {...here('/says')} label="だれが使えるか（言葉）" unmarked value={addOn.says} onValue={(says) => change({ ...addOn, says })} />
            <Fold summary={addOn.when ? '使うには条件があります' : 'だれでも選べます（条件なし）'} about={name}>
              <RuleBuilder label={`${name}を使う条件`} rule={addOn.when ?? null} onRule={(when) => change({ ...addOn, when })} />
            </Fold>
            <CapRows
              title={`${name}で上限がいくら上がるか`}
              help="上から順に見て、条件に合うはじめの額だけ上がります。"
              word="上がる額"
              caps={addOn.caps}
              onCaps={(caps) => change({ ...addOn, caps })}
              place={below(here, '/caps')}
            />
          </>
        )
      }}
    />
  )
}
