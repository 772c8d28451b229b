import { formatDateBoth } from '../../../ui/format/date'
import { kGrades, toNextGrade } from '../model'
import type { BenchmarkYear, Grade, LocalBenchmark } from '../types'

/** The grade, what it means, and with whom the business is compared. */
export function GradeCard({ benchmark, year }: { benchmark: LocalBenchmark; year: BenchmarkYear }) {
  const next = toNextGrade(year)
  const most = year.indicators.length * 5
  return (
    <section className="card card--soft grade" aria-labelledby="grade">
      <div className="grade__mark">
        <h2 id="grade" className="small">
          総合評価
        </h2>
        <p className="grade__letter">{year.grade ?? 'なし'}</p>
        <p className="nowrap">
          {most}点中 <span className="strong">{year.total_points}点</span>
        </p>
      </div>
      <div className="stack stack--small grade__words">
        {year.grade ? (
          <p className="strong">{year.grade_meaning || kGrades[year.grade].meaning}</p>
        ) : (
          <p className="strong">
            6つの指標のうち{year.scored}つだけ計算できました。総合評価は、6つがそろうと出ます。
          </p>
        )}
        {next && (
          <p>
            あと{next.points}点で「{next.grade}」です。
          </p>
        )}
        <p>
          {formatDateBoth(year.fiscal_year_end)}の決算を、「{benchmark.class_name}」（{benchmark.size_name}）の会社とくらべました。
        </p>
        <details className="grade__why">
          <summary>評価の決め方と、くらべる相手</summary>
          <div className="stack stack--tight">
            <p>6つの指標に、それぞれ1点から5点がつきます。合計（30点満点）で決まります。</p>
            <ul>
              {(Object.keys(kGrades) as Grade[]).map((grade) => (
                <li key={grade}>
                  <span className="strong">{grade}</span>：{kGrades[grade].range}。{kGrades[grade].meaning}
                </li>
              ))}
            </ul>
            <p>業種：{benchmark.class_reason}</p>
            <p>規模：{benchmark.size_reason}</p>
            <p className="muted small">
              基準：{benchmark.threshold_source}（{benchmark.threshold_version}）{benchmark.threshold_note}
            </p>
          </div>
        </details>
      </div>
    </section>
  )
}
