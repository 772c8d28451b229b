import { Checkbox } from '../../../../ui/Checkbox/Checkbox'
import { NumberField } from '../../../../ui/NumberField/NumberField'
import { TextField } from '../../../../ui/TextField/TextField'
import { below, type Place } from '../../place'
import { categoryText, freshCategory, shareOf, withShare } from '../../subsidy_terms'
import type { CostCategory, SubsidyTerms } from '../../types'
import { Fold } from '../Fold'
import { Rows } from '../Rows'
import { OptionalFraction } from './FractionField'

interface CategoryRowsProps {
  terms: SubsidyTerms
  onTerms: (terms: SubsidyTerms) => void
  place: Place
}

/** The kinds of cost: which count, and what is special about each. */
export function CategoryRows({ terms, onTerms, place }: CategoryRowsProps) {
  return (
    <Rows<CostCategory>
      title="費用の種類"
      help="対象にならない費用も、よく聞かれるものは書いておくと、計算のときにそう伝わります。"
      rows={terms.categories}
      fresh={freshCategory(terms)}
      onRows={(categories) => onTerms({ ...terms, categories })}
      render={(category, change, at) => <Category category={category} onCategory={change} place={below(place, `/categories/${at}`)} />}
    />
  )
}

interface CategoryProps {
  category: CostCategory
  onCategory: (category: CostCategory) => void
  place: Place
}

function Category({ category, onCategory, place }: CategoryProps) {
  const set = (patch: Partial<CostCategory>) => onCategory({ ...category, ...patch })
  const name = category.name || category.code
  return (
    <>
      <div className="toolbar">
        <TextField {...place('/name')} label="名前" unmarked width="medium" value={category.name} onValue={(text) => set({ name: text })} />
        <TextField {...place('/code')} label="記号（英小文字）" unmarked width="short" value={category.code} onValue={(code) => set({ code })} />
        <Checkbox {...place('/eligible')} label="対象になる" value={category.eligible} onValue={(eligible) => set({ eligible })} />
      </div>
      {category.eligible && (
        <Fold summary={categoryText(category) || 'この費用だけの決まりはありません'} about={name}>
          <OptionalFraction
            label={`${name}だけの補助率`}
            value={shareOf(category, 'numerator')}
            onValue={(part) => onCategory(withShare(category, 'numerator', part))}
            place={place}
          />
          <NumberField {...place('/cap_yen')} label="この費用への補助の上限" unmarked unit="円" value={category.cap_yen ?? null} onValue={(yen) => set({ cap_yen: yen })} />
          <Checkbox {...place('/per_participant')} label="上限は、参加する1社ごと" value={category.per_participant} onValue={(per_participant) => set({ per_participant })} />
          <OptionalFraction
            label="補助額全体の何分のいくつまで"
            value={shareOf(category, 'share_numerator')}
            onValue={(part) => onCategory(withShare(category, 'share_numerator', part))}
            place={place}
            members={['share_numerator', 'share_denominator']}
          />
          <OptionalFraction
            label="費用全体の何分のいくつまで数えるか"
            value={shareOf(category, 'cost_share_numerator')}
            onValue={(part) => onCategory(withShare(category, 'cost_share_numerator', part))}
            place={place}
            members={['cost_share_numerator', 'cost_share_denominator']}
          />
          <Checkbox {...place('/beside_cap')} label="枠の上限とは別に払う" value={category.beside_cap} onValue={(beside_cap) => set({ beside_cap })} />
          <Checkbox {...place('/needs_approval')} label="事務局の承認が必要" value={category.needs_approval} onValue={(needs_approval) => set({ needs_approval })} />
          <Checkbox {...place('/asset')} label="ふつうは資産になる（何年かに分けて費用にする）" value={category.asset} onValue={(asset) => set({ asset })} />
          <TextField {...place('/says')} label="注意書き" unmarked value={category.says} onValue={(says) => set({ says })} />
        </Fold>
      )}
    </>
  )
}
