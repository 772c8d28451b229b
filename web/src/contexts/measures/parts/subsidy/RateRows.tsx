import { Button } from '../../../../ui/Button/Button'
import { NumberField } from '../../../../ui/NumberField/NumberField'
import { RadioGroup } from '../../../../ui/RadioGroup/RadioGroup'
import { below, type Place } from '../../place'
import { addTier, kFreshRate, tierText, withRates, withTiers } from '../../subsidy_terms'
import type { Rate, RateTier, SubsidyTerms } from '../../types'
import { Rows } from '../Rows'
import { FractionField } from './FractionField'
import { When } from './When'

interface RatesProps {
  label: string
  terms: SubsidyTerms
  onTerms: (terms: SubsidyTerms) => void
  place: Place
}

/** The part of the costs that is paid: by condition, or in steps of the subsidy. */
export function RateRows({ label, terms, onTerms, place }: RatesProps) {
  const isStepped = terms.tiers.length > 0
  return (
    <>
      <RadioGroup
        {...place('/tiers')}
        label="補助率の決め方"
        unmarked
        value={isStepped ? 'tiers' : 'rates'}
        onValue={(way) => onTerms(way === 'tiers' ? withTiers(terms) : withRates(terms))}
        options={[
          { value: 'rates', label: '1つの率、または条件で変わる率' },
          { value: 'tiers', label: '補助額の段階で変わる率', help: '例：50万円までの部分は4分の3、それより上の部分は3分の2' },
        ]}
      />
      {isStepped ? <Tiers label={label} terms={terms} onTerms={onTerms} place={place} /> : <Rates terms={terms} onTerms={onTerms} place={place} />}
    </>
  )
}

function Rates({ terms, onTerms, place }: Omit<RatesProps, 'label'>) {
  return (
    <Rows<Rate>
      title="補助率"
      help="上から順に見て、条件に合うはじめのものを使います。"
      rows={terms.rates}
      fresh={kFreshRate}
      onRows={(rates) => onTerms({ ...terms, rates })}
      ordered
      render={(rate, change, at) => {
        const here = below(place, `/rates/${at}`)
        return (
          <>
            <FractionField label={`補助率${at + 1}`} value={rate} onValue={(part) => change({ ...rate, ...part })} place={here} />
            <When label={`補助率${at + 1}の条件`} row={rate} onRow={change} place={here} />
          </>
        )
      }}
    />
  )
}

function Tiers({ label, terms, onTerms, place }: RatesProps) {
  const { tiers } = terms
  const set = (next: RateTier[]) => onTerms({ ...terms, tiers: next })
  const change = (at: number, patch: Partial<RateTier>) => set(tiers.map((tier, index) => (index === at ? { ...tier, ...patch } : tier)))
  return (
    <fieldset className="stack stack--small">
      <legend className="field__label">補助額の段階</legend>
      <p className="field__help" role="status">
        {tierText(tiers)}。
      </p>
      {tiers.map((tier, at) => {
        const here = below(place, `/tiers/${at}`)
        return (
          <div key={at} className="rule-node">
            <NumberField
              {...here('/up_to_subsidy_yen')}
              label={`${at + 1}段目：補助額がいくらまでの部分か`}
              unmarked
              help={at + 1 === tiers.length ? '空けておくと、それより上のすべてです。' : undefined}
              unit="円"
              value={tier.up_to_subsidy_yen ?? null}
              onValue={(yen) => change(at, { up_to_subsidy_yen: yen === null ? null : Math.round(yen) })}
            />
            <FractionField label={`${at + 1}段目の補助率`} value={tier} onValue={(part) => change(at, part)} place={here} />
            {tiers.length > 1 && (
              <div>
                <Button size="small" variant="text" icon="trash" onClick={() => set(tiers.filter((_, index) => index !== at))}>
                  消す<span className="visually-hidden">：{label}の{at + 1}段目</span>
                </Button>
              </div>
            )}
          </div>
        )
      })}
      <div>
        <Button size="small" variant="outline" icon="plus" onClick={() => set(addTier(tiers))}>
          段階を加える<span className="visually-hidden">：{label}</span>
        </Button>
      </div>
    </fieldset>
  )
}
