/**
 * The parts of ECharts that we use, drawn as SVG. Only `Chart` loads this file, and only when a chart is shown: it is
 * larger than everything else together. AriaComponent stays out, because it replaces our own label by a generated one;
 * the HTML tooltip stays out, because the content security policy forbids its inline styles.
 */
import { BarChart, LineChart, RadarChart } from 'echarts/charts'
import { GridComponent, LegendComponent, RadarComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([RadarChart, BarChart, LineChart, RadarComponent, GridComponent, LegendComponent, SVGRenderer])

export { init }
