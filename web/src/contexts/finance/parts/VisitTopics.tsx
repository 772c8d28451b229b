import { visitTopics } from '../model'
import type { BenchmarkYear } from '../types'

/** What an advisor brings up in the visit: the weakest, the falling and the unknown, with a question to begin with. */
export function VisitTopics({ year }: { year: BenchmarkYear }) {
  const topics = visitTopics(year)
  return (
    <section className="card card--key" aria-labelledby="visit">
      <h2 id="visit">訪問で話すこと</h2>
      {topics.length === 0 ? (
        <p>点の低い指標も、悪くなった指標もありません。これからの目標を聞いてみましょう。</p>
      ) : (
        <ol className="stack stack--small">
          {topics.map(({ indicator, why }) => (
            <li key={indicator.code}>
              <a href={`#indicator-${indicator.code}`}>
                {indicator.power}（{indicator.name}）
              </a>
              ：{why}
              {indicator.next_point && <span className="table__sub">{indicator.next_point.sentence}</span>}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
