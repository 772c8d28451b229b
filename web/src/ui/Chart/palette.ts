/** Colours of charts: told apart in black and white too, together with dashes and marks. */
export const kChartColors = {
  own: '#0017c1',
  ownArea: 'rgba(0, 23, 193, 0.14)',
  other: '#b3521b',
  before: '#626264',
  line: '#b3b3b3',
  text: '#333333',
} as const

/** The size of a chart on A4, in CSS pixels. */
export const kChartPaper = { width: 360, height: 370 }

/** The fonts of the page; text in a chart does not inherit them. */
export const kChartFont = "'Noto Sans JP', 'Noto Sans CJK JP', 'Hiragino Sans', 'Yu Gothic UI', sans-serif"
