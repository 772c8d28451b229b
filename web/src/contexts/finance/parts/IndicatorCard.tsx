import { Badge } from '../../../ui/Badge/Badge'
import { formatNumber, yenInWords } from '../../../ui/format/number'
import { kMostPoints, movement, valueText } from '../model'
import { periodName } from '../statement_form'
import { kMovements } from '../strings.ja'
import type { BenchmarkYear, Driver, Indicator } from '../types'
import { Band } from './Band'

interface IndicatorCardProps {
  indicator: Indicator
  /** All years, newest first. */
  years: BenchmarkYear[]
}

/** One indicator: value and points, where it stands, what it means, how it moved, what drives it, what lifts it. */
export function IndicatorCard({ indicator, years }: IndicatorCardProps) {
  const { code, name, power, points, why_missing, meaning, note, formula } = indicator
  const id = `indicator-${code}`
  const moved = movement(indicator)
  return (
    <section className="card indicator" aria-labelledby={id}>
      <div className="indicator__head">
        <h3 id={id}>
          {power}
          <span className="indicator__name">{name}</span>
        </h3>
        {typeof points === 'number' ? <Points points={points} /> : <Badge tone="warning">計算できません</Badge>}
      </div>
      {typeof indicator.value === 'number' ? (
        <>
          <p className="indicator__value">
            <span className="indicator__figure">{valueText(indicator.value, indicator.unit)}</span>
            {moved && <span className="muted">前の年度とくらべて{kMovements[moved]}</span>}
          </p>
          <Band indicator={indicator} />
          <p>{meaning}</p>
        </>
      ) : (
        <p>{why_missing || 'まだ計算できません。'}</p>
      )}
      {note && <p className="muted small">{note}</p>}
      {years.length > 1 && <Years indicator={indicator} years={years} />}
      {indicator.drivers.length > 0 && <Drivers drivers={indicator.drivers} unit={indicator.unit} />}
      {indicator.next_point && <WayUp next={indicator.next_point} />}
      <p className="muted small">計算のしかた：{formula}</p>
    </section>
  )
}

/** Points in words and as filled and empty circles. */
function Points({ points }: { points: number }) {
  return (
    <p className="points">
      <span className="points__dots" aria-hidden="true">
        {'●'.repeat(points)}
        {'○'.repeat(kMostPoints - points)}
      </span>
      <span className="strong">{points}点</span>
      <span className="visually-hidden">（{kMostPoints}点中）</span>
    </p>
  )
}

function Years({ indicator, years }: IndicatorCardProps) {
  const rows = years.flatMap((year) => {
    const one = year.indicators.find((other) => other.code === indicator.code)
    return one ? [{ end: year.fiscal_year_end, one }] : []
  })
  return (
    <div className="table-wrap">
      <table className="table table--dense">
        <caption className="visually-hidden">{indicator.name}の移り変わり</caption>
        <thead>
          <tr>
            <th scope="col">決算期</th>
            <th scope="col" className="is-number">
              値
            </th>
            <th scope="col" className="is-number">
              点
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ end, one }) => (
            <tr key={end}>
              <th scope="row">{periodName(end)}</th>
              <td className="is-number">{valueText(one.value, one.unit)}</td>
              <td className="is-number">{one.points ?? 'なし'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function driverValue(driver: Driver): string {
  const words = driver.unit === '円' ? yenInWords(driver.value) : ''
  return words || `${formatNumber(driver.value)}${driver.unit}`
}

function Drivers({ drivers, unit }: { drivers: Driver[]; unit: string }) {
  return (
    <div className="stack stack--tight">
      <h4>効いている自社の数字</h4>
      <ul className="drivers">
        {drivers.filter((driver) => driver.share >= 0.005).map((driver) => (
          <li key={driver.figure}>
            <span>
              {driver.name} <span className="nowrap">{driverValue(driver)}</span>
            </span>
            <span className="drivers__share">
              {/* The value stands in words beside it. */}
              <svg className="drivers__bar" aria-hidden="true" width="100%" height="10">
                <rect width="100%" height="10" />
                <rect className="drivers__part" width={`${Math.round(driver.share * 100)}%`} height="10" />
              </svg>
              <span className="nowrap small">{Math.round(driver.share * 100)}%</span>
            </span>
            <span className="muted small">{effectText(driver, unit)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function effectText(driver: Driver, unit: string): string {
  const effect = driver.effect_of_ten_percent
  const amount = valueText(Math.abs(effect), unit === '%' ? 'ポイント' : unit)
  if (/^[0.,]+\D*$/.test(amount)) return '10%増えても、ほとんど変わりません'
  return `10%増えると、${amount}${effect > 0 ? '上がります' : '下がります'}`
}

function WayUp({ next }: { next: NonNullable<Indicator['next_point']> }) {
  const others = next.ways.slice(1)
  return (
    <div className="way-up">
      <h4>{next.points}点に上げるには</h4>
      <p>{next.ways[0]?.sentence ?? next.sentence}</p>
      {others.length > 0 && (
        <details>
          <summary>ほかの方法（{others.length}つ）</summary>
          <ul>
            {others.map((way) => (
              <li key={way.sentence}>{way.sentence}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
