/** The radar chart of points, as the chart library wants it. Pure. */
import type { EChartsCoreOption } from 'echarts/core'
import { kChartColors, kChartFont } from '../../ui/Chart/palette'
import { kMostPoints, type RadarData } from './model'

/** Own points as a filled shape, the typical business dashed, the year before dotted: told apart without colour. */
export function radarOption(data: RadarData, names: { own: string; median: string; before: string }): EChartsCoreOption {
  const text = { color: kChartColors.text, fontFamily: kChartFont, fontSize: 13 }
  const line = (color: string, type: string, width: number) => ({ lineStyle: { color, type, width } })
  const zero = (points: (number | null)[]) => points.map((value) => value ?? 0)
  const series = [
    {
      name: names.median,
      value: data.median,
      symbol: 'diamond',
      symbolSize: 8,
      itemStyle: { color: '#ffffff', borderColor: kChartColors.other, borderWidth: 2 },
      ...line(kChartColors.other, 'dashed', 2),
    },
    // A year with a missing indicator would fall to the centre and look like none of the points: the table tells it.
    ...(data.before && data.before.every((points) => points !== null)
      ? [
          {
            name: names.before,
            value: zero(data.before),
            symbol: 'rect',
            symbolSize: 6,
            itemStyle: { color: kChartColors.before },
            ...line(kChartColors.before, 'dotted', 2),
          },
        ]
      : []),
    {
      name: names.own,
      value: zero(data.own),
      symbol: 'circle',
      symbolSize: 9,
      itemStyle: { color: kChartColors.own },
      areaStyle: { color: kChartColors.ownArea },
      ...line(kChartColors.own, 'solid', 3),
    },
  ]
  return {
    legend: { bottom: 0, itemWidth: 28, textStyle: text, data: series.map((one) => one.name).reverse() },
    radar: {
      center: ['50%', '46%'],
      radius: '66%',
      clockwise: true,
      splitNumber: kMostPoints,
      indicator: data.axes.map(({ name, points }) => ({
        name: `${name}\n${points === null ? '計算できません' : `${points}点`}`,
        min: 0,
        max: kMostPoints,
      })),
      axisName: { ...text, lineHeight: 18 },
      splitArea: { show: false },
      splitLine: { lineStyle: { color: kChartColors.line } },
      axisLine: { lineStyle: { color: kChartColors.line } },
    },
    series: [{ type: 'radar', data: series, silent: true }],
  }
}
