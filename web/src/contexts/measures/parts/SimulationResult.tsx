import { Banner } from '../../../ui/Banner/Banner'
import { DataTable } from '../../../ui/DataTable/DataTable'
import { formatNumber, formatYen } from '../../../ui/format/number'
import { manYen } from '../model'
import { useDefinitionOf } from '../queries'
import type { Simulation } from '../types'
import { FactAnswer, isAnsweredHere } from './FactAnswer'

interface SimulationResultProps {
  result: Simulation
  businessId: number
  mayAnswer: boolean
}

/** "750万円", or "500万円～750万円" while something is unknown. */
export function rangeText(low: number, high: number): string {
  return low === high ? manYen(low) : `${manYen(low)}～${manYen(high)}`
}

/** The amount to the yen where the large figure is rounded; why there is a range where there is one. */
function subsidyNote({ low, high, certain }: Simulation): string | undefined {
  if (!certain && low.subsidy_yen !== high.subsidy_yen) return '答えていないことがあるため、幅があります'
  const exact = formatYen(low.subsidy_yen)
  return exact === rangeText(low.subsidy_yen, high.subsidy_yen) ? undefined : exact
}

/** What a frame pays for the plan: subsidy, own share, why not more, and how it was reckoned. */
export function SimulationResult({ result, businessId, mayAnswer }: SimulationResultProps) {
  const { low, high } = result
  const limits = low.limits.filter((limit) => limit.says)
  const refused = result.categories.filter((category) => !category.eligible && category.cost_yen > 0)
  return (
    <section className="stack" aria-labelledby="result">
      <h2 id="result">計算の結果</h2>
      <div className="figures" role="status">
        <Figure label="補助金" value={rangeText(low.subsidy_yen, high.subsidy_yen)} note={subsidyNote(result)} isKey />
        <Figure
          label="自分で払う額"
          value={rangeText(high.own_share_yen, low.own_share_yen)}
          note={`全体の費用 ${formatYen(result.cost_yen)} から補助金を引いた額`}
        />
        <Figure
          label="補助率"
          value={low.rate === high.rate ? low.rate || '決まりません' : `${low.rate}か${high.rate}`}
          note={low.rate_says}
        />
        {low.cap_yen !== null && low.cap_yen !== undefined && (
          <Figure
            label="補助金の上限"
            value={rangeText(low.cap_yen, high.cap_yen ?? low.cap_yen)}
            note={low.cap_says}
          />
        )}
      </div>
      {result.more_cost_yen ? (
        <Banner kind="warning" title={`この枠の下限まで、対象になる費用があと${formatYen(result.more_cost_yen)}足りません`}>
          {result.minimum_yen && <p>補助金の下限は {manYen(result.minimum_yen)} です。下限に届かない申し込みは受け付けられません。</p>}
        </Banner>
      ) : null}
      {!result.certain && <Open result={result} businessId={businessId} mayAnswer={mayAnswer} />}
      {limits.length > 0 && (
        <div>
          <h3>補助金がこれより増えない理由</h3>
          <ul>
            {limits.map((limit) => (
              <li key={limit.kind + limit.says}>
                {limit.says}
                {limit.lost_yen > 0 && `（${formatYen(limit.lost_yen)}減）`}
              </li>
            ))}
          </ul>
        </div>
      )}
      {result.add_ons.length > 0 && (
        <div>
          <h3>上乗せ（特例）</h3>
          <ul>
            {result.add_ons.map((addOn) => (
              <li key={addOn.code}>
                {addOn.name}：{addOn.granted ? '受けられます' : addOn.possible ? 'まだ分かりません' : '受けられません'}
                {addOn.says && `。${addOn.says}`}
              </li>
            ))}
          </ul>
        </div>
      )}
      {refused.length > 0 && (
        <div>
          <h3>対象にならない費用</h3>
          <ul>
            {refused.map((category) => (
              <li key={category.code}>
                {category.name || 'そのほか'}：{formatYen(category.cost_yen)}
                {category.says && `（${category.says}）`}
              </li>
            ))}
          </ul>
        </div>
      )}
      {low.steps.length > 0 && (
        <details>
          <summary>計算のしかたを見る</summary>
          <DataTable
            caption="計算のしかた"
            dense
            columns={[
              { key: 'says', header: '計算', title: true, cell: (row: { says: string; yen: number }) => row.says },
              { key: 'yen', header: '円', number: true, cell: (row) => formatNumber(row.yen) },
            ]}
            rows={low.steps}
            rowKey={(row) => `${row.says}${row.yen}`}
            empty={null}
          />
        </details>
      )}
      {result.notes.length > 0 && (
        <ul className="muted small">
          {result.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Figure({ label, value, note, isKey = false }: { label: string; value: string; note?: string; isKey?: boolean }) {
  return (
    <div className={isKey ? 'figure-box figure-box--key' : 'figure-box'}>
      <span className="offer__label">{label}</span>
      <span className="figure-box__value">{value}</span>
      {note && <span className="offer__label">{note}</span>}
    </div>
  )
}

/** Why there is a range: the possible cases, and the question that narrows them most, answered on the spot. */
function Open({ result, businessId, mayAnswer }: SimulationResultProps) {
  const definitionOf = useDefinitionOf()
  const definition = result.question ? definitionOf(result.question.fact) : undefined
  return (
    <div className="card card--soft">
      <h3>金額に幅がある理由</h3>
      {result.missing.length > 0 && (
        <p>まだ分からないこと：{result.missing.map((key) => definitionOf(key)?.name ?? key).join('、')}</p>
      )}
      {result.cases.length > 0 && (
        <ul>
          {result.cases.map((one) => (
            <li key={one.says}>
              {one.says}：{rangeText(one.low_yen, one.high_yen)}
            </li>
          ))}
        </ul>
      )}
      {definition && mayAnswer && isAnsweredHere(definition) && (
        <div className="no-print">
          <FactAnswer key={definition.key} businessId={businessId} definition={definition} />
        </div>
      )}
    </div>
  )
}
