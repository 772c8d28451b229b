import { useId } from 'react'
import { formatDuration } from '../format/date'
import { formatNumber } from '../format/number'

interface ProgressProps {
  label: string
  done: number
  /** 0 or less: not yet known; the bar then only says that work goes on. */
  total: number
  /** Counted things: 行, 件. */
  unit?: string
  message?: string
  secondsLeft?: number | null
  /** How to write a count; for bytes. */
  format?: (count: number) => string
}

/** How far long work is, in counts, percent and time left. */
export function Progress({ label, done, total, unit = '', message, secondsLeft, format = formatNumber }: ProgressProps) {
  const id = useId()
  const known = total > 0
  const percent = known ? Math.min(100, Math.floor((done / total) * 100)) : null
  return (
    <div className="progress">
      <span className="strong" id={id}>
        {label}
      </span>
      <progress
        className="progress__bar"
        aria-labelledby={id}
        max={known ? total : undefined}
        value={known ? Math.min(done, total) : undefined}
      />
      <div className="progress__text">
        <span>
          {known
            ? `${format(done)}${unit}／${format(total)}${unit}（${percent}％）`
            : done > 0
              ? `${format(done)}${unit}まで処理しました`
              : '準備しています'}
          {message && `　${message}`}
        </span>
        {secondsLeft !== null && secondsLeft !== undefined && <span>残り 約{formatDuration(secondsLeft)}</span>}
      </div>
    </div>
  )
}
