import { useMemo } from 'react'
import { Chart } from '../../../ui/Chart/Chart'
import { finding, radarData, valueText } from '../model'
import { radarOption } from '../radar_option'
import { periodName } from '../statement_form'
import type { BenchmarkYear } from '../types'

interface RadarFigureProps {
  year: BenchmarkYear
  before: BenchmarkYear | undefined
}

/** The points as a radar chart whose title is its finding, with the same numbers in a table beside it. */
export function RadarFigure({ year, before }: RadarFigureProps) {
  const names = {
    own: periodName(year.fiscal_year_end),
    median: '業種の中央値',
    before: before ? periodName(before.fiscal_year_end) : '前の年度',
  }
  const option = useMemo(() => radarOption(radarData(year, before), names), [year, before])
  const data = radarData(year, before)
  return (
    <section className="section" aria-labelledby="finding">
      <h2 id="finding">{finding(year)}</h2>
      <div className="radar">
        <Chart className="chart radar__chart" option={option} label={`6つの指標の点数のレーダーチャート。${finding(year)}。数字は、となりの表にあります。`} />
        <div className="table-wrap">
          <table className="table table--dense radar__table">
            <caption className="visually-hidden">6つの指標の自社の値と点、業種の中央値の点、前年度の点</caption>
            <thead>
              <tr>
                <th scope="col">見る力</th>
                <th scope="col" className="is-number">
                  自社の値
                </th>
                <th scope="col" className="is-number">
                  点
                </th>
                <th scope="col" className="is-number">
                  中央値
                </th>
                {before && (
                  <th scope="col" className="is-number">
                    前年度
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {year.indicators.map((one, index) => (
                <tr key={one.code}>
                  <th scope="row">
                    <a href={`#indicator-${one.code}`}>{one.power}</a>
                    <span className="table__sub">{one.name}</span>
                  </th>
                  <td className="is-number">{valueText(one.value, one.unit)}</td>
                  <td className="is-number strong">{one.points ?? 'なし'}</td>
                  <td className="is-number">{data.median[index]}</td>
                  {before && <td className="is-number">{data.before?.[index] ?? 'なし'}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </section>
  )
}
