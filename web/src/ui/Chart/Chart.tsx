import type { EChartsCoreOption, EChartsType } from 'echarts/core'
import { useEffect, useRef, useState } from 'react'
import { kChartPaper } from './palette'

interface ChartProps {
  /** What the chart shows and finds, for those who do not see it. The numbers stand in a table beside it. */
  label: string
  /** Keep it outside the component or memoise it: a new object draws anew. */
  option: EChartsCoreOption
  className?: string
}

/**
 * A chart, loaded when it is first shown; its place is kept free meanwhile, so that nothing jumps. It follows the width
 * of its place, on paper too. Everything it says must also be said in words or a table beside it.
 */
export function Chart({ label, option, className = 'chart' }: ChartProps) {
  const place = useRef<HTMLDivElement>(null)
  const [chart, setChart] = useState<EChartsType | null>(null)
  const [failed, setFailed] = useState(false)

  useEffect(() => {
    let drawn: EChartsType | null = null
    let gone = false
    import('./engine').then(
      ({ init }) => {
        if (gone || !place.current) return
        drawn = init(place.current, null, { renderer: 'svg' })
        setChart(drawn)
      },
      () => setFailed(true),
    )
    return () => {
      gone = true
      drawn?.dispose()
    }
  }, [])

  useEffect(() => {
    if (!chart || !place.current) return undefined
    const box = place.current
    const fit = () => chart.resize()
    const toPaper = () => {
      chart.resize(kChartPaper)
      // At once: the paper does not wait for the next frame.
      chart.getZr().flush()
    }
    const observer = new ResizeObserver(fit)
    observer.observe(box)
    addEventListener('beforeprint', toPaper)
    addEventListener('afterprint', fit)
    return () => {
      observer.disconnect()
      removeEventListener('beforeprint', toPaper)
      removeEventListener('afterprint', fit)
    }
  }, [chart])

  useEffect(() => {
    chart?.setOption({ animation: false, ...option }, true)
  }, [chart, option])

  if (failed) return <p className="muted">図を読み込めませんでした。数字は表で見られます。</p>
  return <div ref={place} className={className} role="img" aria-label={label} data-drawn={chart ? true : undefined} />
}
