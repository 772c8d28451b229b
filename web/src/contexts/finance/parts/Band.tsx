import { bandPosition, kMostPoints, thresholdText, valueText } from '../model'
import type { Indicator } from '../types'

const kParts = Array.from({ length: kMostPoints }, (_, index) => index + 1)
const percent = (parts: number) => `${(parts / kMostPoints) * 100}%`

/** Where the own value and the median of the industry stand among the five bands of points. */
export function Band({ indicator }: { indicator: Indicator }) {
  const { value, unit, median, thresholds } = indicator
  const own = typeof value === 'number' ? bandPosition(value, indicator) : null
  const limits = thresholds.map((limit, index) => `${valueText(limit, unit)}から${index + 2}点`).join('、')
  const label =
    (own === null ? '自社の値はまだありません。' : `自社は${valueText(value, unit)}で${indicator.points}点。`) +
    `業種の中央値は${valueText(median, unit)}。${limits}。`
  return (
    <figure className="band">
      <svg className="band__picture" role="img" aria-label={label} width="100%" height="58">
        {kParts.map((part) => (
          <g key={part} className={`band__part band__part--${part}`}>
            <rect x={percent(part - 1)} y="16" width={percent(1)} height="22" />
            <text x={percent(part - 1)} dx="6" y="31.5">
              {part}点
            </text>
          </g>
        ))}
        {thresholds.map((limit, index) => (
          <text key={index} className="band__limit" x={percent(index + 1)} y="53" textAnchor="middle">
            {thresholdText(limit, unit)}
          </text>
        ))}
        <svg x={percent(bandPosition(median, indicator))} overflow="visible">
          <path className="band__median" d="M0 13 L6 27 L0 41 L-6 27 Z" />
        </svg>
        {own !== null && (
          <svg x={percent(own)} overflow="visible">
            <path className="band__own" d="M-8 1 H8 L0 17 Z" />
          </svg>
        )}
      </svg>
      <figcaption className="band__legend">
        <span>▼ 自社 {valueText(value, unit)}</span>
        <span>◇ 業種の中央値 {valueText(median, unit)}</span>
      </figcaption>
    </figure>
  )
}
