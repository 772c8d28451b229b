import { Button } from '../../../ui/Button/Button'
import { csvText, saveFile } from '../../../ui/csv/csv'
import { DataTable } from '../../../ui/DataTable/DataTable'
import { formatNumber } from '../../../ui/format/number'
import { manYen } from '../model'
import { monthLabel } from '../plan'
import type { CashCourse, CashMonth } from '../types'

interface Shown extends CashMonth {
  label: string
  out_yen: number
  in_yen: number
}

const kWidth = 720
const kHeight = 260
const kLeft = 76
const kBottom = 34
const kTop = 14

interface CashChartProps {
  course: CashCourse
  /** First month, "2027-04". */
  starts: string
  name: string
}

/** How the project moves the business's money, month by month: a chart that says its finding, a table, and a file. */
export function CashChart({ course, starts, name }: CashChartProps) {
  const months: Shown[] = course.months.map((month) => ({
    ...month,
    label: monthLabel(starts, month.month - 1),
    out_yen: month.cost_yen + Math.max(-month.other_yen, 0),
    in_yen: month.subsidy_yen + Math.max(month.other_yen, 0),
  }))
  if (months.length === 0) return null
  const low = monthLabel(starts, course.lowest_month - 1)
  const paid = course.paid_in_month > 0 ? `補助金が入るのは${monthLabel(starts, course.paid_in_month - 1)}ごろです。` : ''
  const finding = `お金がいちばん少なくなるのは${low}で、${manYen(course.lowest_yen)}です。${paid}`
  return (
    <section className="cash-chart" aria-labelledby="cash">
      <h2 id="cash">お金がいつ動くか</h2>
      <p className="strong">{finding}</p>
      {course.says && <p>{course.says}</p>}
      <figure className="cash-chart__scroll" tabIndex={0} role="group" aria-label="月ごとの図">
        <Bars months={months} label={finding} />
      </figure>
      <p className="muted small">
        棒は月ごとの出入り（下が払う額、上が入る額）、線は月末に残るお金です。費用は期間に同じ額ずつ払い、税金と利息はかからないものとして計算しています。
      </p>
      <details>
        <summary>表で見る</summary>
        <div className="stack stack--small">
          <DataTable
            caption="月ごとのお金の動き"
            dense
            columns={[
              { key: 'month', header: '月', title: true, cell: (row: Shown) => row.label },
              { key: 'out', header: '払う額（円）', number: true, cell: (row) => formatNumber(row.out_yen) },
              { key: 'in', header: '入る額（円）', number: true, cell: (row) => formatNumber(row.in_yen) },
              { key: 'balance', header: '月末に残るお金（円）', number: true, cell: (row) => formatNumber(row.balance_yen) },
            ]}
            rows={months}
            rowKey={(row) => String(row.month)}
            empty={null}
          />
          <div>
            <Button
              size="small"
              variant="outline"
              icon="download"
              onClick={() =>
                saveFile(
                  `${name}_お金の動き.csv`,
                  csvText([
                    ['月', '払う額（円）', '入る額（円）', '月末に残るお金（円）'],
                    ...months.map((month) => [month.label, month.out_yen, month.in_yen, month.balance_yen]),
                  ]),
                )
              }
            >
              CSV
            </Button>
          </div>
        </div>
      </details>
    </section>
  )
}

function Bars({ months, label }: { months: Shown[]; label: string }) {
  const most = Math.max(1, ...months.map((month) => Math.max(month.in_yen, month.balance_yen, 0)))
  const least = Math.min(-1, ...months.map((month) => Math.min(-month.out_yen, month.balance_yen, 0)))
  const plot = kHeight - kTop - kBottom
  const y = (yen: number) => kTop + ((most - yen) / (most - least)) * plot
  const step = (kWidth - kLeft - 8) / months.length
  const x = (index: number) => kLeft + index * step
  const bar = Math.min(28, step * 0.6)
  // Labels of months must not run into each other.
  const every = Math.ceil(84 / step)
  return (
    <svg viewBox={`0 0 ${kWidth} ${kHeight}`} role="img" aria-label={label}>
      {[most, 0, least].map((yen) => (
        <g key={yen}>
          <line x1={kLeft} x2={kWidth} y1={y(yen)} y2={y(yen)} className={yen === 0 ? 'cash-chart__zero' : 'cash-chart__line'} />
          {(yen === 0 || Math.abs(y(yen) - y(0)) > 14) && (
            <text x={kLeft - 8} y={y(yen) + 4} textAnchor="end">
              {yen === 0 ? '0' : manYen(Math.round(yen))}
            </text>
          )}
        </g>
      ))}
      {months.map((month, index) => (
        <g key={month.month}>
          {month.out_yen > 0 && (
            <rect x={x(index) + (step - bar) / 2} y={y(0)} width={bar} height={y(-month.out_yen) - y(0)} className="cash-chart__out" />
          )}
          {month.in_yen > 0 && (
            <rect x={x(index) + (step - bar) / 2} y={y(month.in_yen)} width={bar} height={y(0) - y(month.in_yen)} className="cash-chart__in" />
          )}
          {index % every === 0 && (
            <text x={x(index) + step / 2} y={kHeight - 10} textAnchor="middle">
              {month.label}
            </text>
          )}
        </g>
      ))}
      <polyline
        points={months.map((month, index) => `${x(index) + step / 2},${y(month.balance_yen)}`).join(' ')}
        className="cash-chart__sum"
      />
      {months.map((month, index) => (
        <circle key={month.month} cx={x(index) + step / 2} cy={y(month.balance_yen)} r="3.5" className="cash-chart__dot" />
      ))}
    </svg>
  )
}
