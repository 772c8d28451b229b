import { Button } from '../../../../ui/Button/Button'
import { NumberField } from '../../../../ui/NumberField/NumberField'
import type { Place } from '../../place'
import type { Fraction } from '../../subsidy_terms'

interface FractionFieldProps {
  label: string
  value: Fraction
  onValue: (value: Fraction) => void
  /** The place of the thing that the fraction belongs to. */
  place: Place
  /** The members of the fraction there. */
  members?: [numerator: string, denominator: string]
}

/** A part of something as Japanese says it: the denominator first. */
export function FractionField({ label, value, onValue, place, members = ['numerator', 'denominator'] }: FractionFieldProps) {
  const part = (name: keyof Fraction, pointer: string) => ({
    ...place(`/${pointer}`),
    unmarked: true,
    width: 'short' as const,
    value: value[name],
    onValue: (next: number | null) => onValue({ ...value, [name]: Math.max(1, Math.round(next ?? 1)) }),
  })
  const [numerator, denominator] = members
  return (
    <div className="toolbar" role="group" aria-label={label}>
      <NumberField {...part('denominator', denominator)} label="分母" unit="分の" />
      <NumberField {...part('numerator', numerator)} label="分子" unit="" />
    </div>
  )
}

interface OptionalFractionProps extends Omit<FractionFieldProps, 'value' | 'onValue'> {
  value: Fraction | null
  onValue: (value: Fraction | null) => void
}

/** A part of something that may be left out. */
export function OptionalFraction({ label, value, onValue, ...field }: OptionalFractionProps) {
  return (
    <div className="stack stack--tight">
      <span className="field__label">{label}</span>
      {value && <FractionField {...field} label={label} value={value} onValue={onValue} />}
      <div>
        <Button size="small" variant="text" onClick={() => onValue(value ? null : { numerator: 1, denominator: 2 })}>
          {value ? 'なしにする' : '決める'}
          <span className="visually-hidden">：{label}</span>
        </Button>
      </div>
    </div>
  )
}
