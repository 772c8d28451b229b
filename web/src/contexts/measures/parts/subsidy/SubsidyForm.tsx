import { Button } from '../../../../ui/Button/Button'
import { Checkbox } from '../../../../ui/Checkbox/Checkbox'
import { NumberField } from '../../../../ui/NumberField/NumberField'
import { Select } from '../../../../ui/Select/Select'
import { below, type Place } from '../../place'
import { kFreshTerms } from '../../subsidy_terms'
import type { SubsidyTerms } from '../../types'
import { AddOnRows } from './AddOnRows'
import { CapRows } from './CapRows'
import { CategoryRows } from './CategoryRows'
import { RateRows } from './RateRows'
import { TermsText } from './TermsText'

interface SubsidyFormProps {
  label: string
  terms: SubsidyTerms | null | undefined
  onTerms: (terms: SubsidyTerms | null) => void
  place: Place
}

/** How a frame pays: caps and rates with their conditions, steps, kinds of cost, add-ons. */
export function SubsidyForm({ label, terms, onTerms, place }: SubsidyFormProps) {
  if (!terms) {
    return (
      <div>
        <Button size="small" variant="outline" icon="plus" onClick={() => onTerms(kFreshTerms)}>
          金額の決まりを加える<span className="visually-hidden">：{label}</span>
        </Button>
      </div>
    )
  }
  const set = (patch: Partial<SubsidyTerms>) => onTerms({ ...terms, ...patch })
  return (
    <div className="stack stack--small" role="group" aria-label={`${label}の金額の決まり`}>
      <CapRows
        title="上限"
        help="上から順に見て、条件に合うはじめのものを使います。"
        word="上限"
        caps={terms.caps}
        onCaps={(caps) => set({ caps })}
        place={below(place, '/caps')}
      />
      <RateRows label={label} terms={terms} onTerms={onTerms} place={place} />
      <AddOnRows terms={terms} onTerms={onTerms} place={place} />
      <CategoryRows terms={terms} onTerms={onTerms} place={place} />
      <Payment terms={terms} set={set} place={place} />
      <TermsText label={label} terms={terms} onTerms={onTerms} />
      <div>
        <Button size="small" variant="text" icon="trash" onClick={() => onTerms(null)}>
          金額の決まりを消す<span className="visually-hidden">：{label}</span>
        </Button>
      </div>
    </div>
  )
}

interface PaymentProps {
  terms: SubsidyTerms
  set: (patch: Partial<SubsidyTerms>) => void
  place: Place
}

/** Smallest and yearly amounts, joint applications, and when the money comes. */
function Payment({ terms, set, place }: PaymentProps) {
  return (
    <fieldset className="stack stack--small">
      <legend className="field__label">支払いと、そのほかの決まり</legend>
      <div className="toolbar">
        <NumberField {...place('/minimum_yen')} label="補助金の下限" unmarked unit="円" value={terms.minimum_yen ?? null} onValue={(yen) => set({ minimum_yen: yen })} />
        <NumberField {...place('/yearly_cap_yen')} label="1年の上限" unmarked unit="円" value={terms.yearly_cap_yen ?? null} onValue={(yen) => set({ yearly_cap_yen: yen })} />
        <NumberField {...place('/round_down_to_yen')} label="切り捨ての単位" unmarked unit="円" value={terms.round_down_to_yen} onValue={(yen) => set({ round_down_to_yen: yen ?? 1 })} />
        <Select
          {...place('/paid')}
          label="支払い"
          unmarked
          value={terms.paid}
          onValue={(paid) => set({ paid: paid as SubsidyTerms['paid'] })}
          options={[
            { value: 'after', label: '事業が終わってから' },
            { value: 'advance', label: '事業のはじめに' },
          ]}
        />
        <NumberField
          {...place('/minimum_participants')}
          label="共同で申し込む最少の数"
          unmarked
          unit="社"
          width="short"
          value={terms.minimum_participants ?? null}
          onValue={(count) => set({ minimum_participants: count })}
        />
      </div>
      {terms.tiers.length > 0 && (
        <Checkbox {...place('/per_participant')} label="段階の額は、参加する1社ごと" value={terms.per_participant} onValue={(per_participant) => set({ per_participant })} />
      )}
    </fieldset>
  )
}
