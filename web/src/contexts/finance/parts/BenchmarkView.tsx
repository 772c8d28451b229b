import type { ReactNode } from 'react'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { LinkButton } from '../../../ui/Link/Link'
import { Select } from '../../../ui/Select/Select'
import { csvText, saveFile } from '../../../ui/csv/csv'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { benchmarkRows } from '../csv'
import { benchmarkPdf, useBenchmarkClasses } from '../queries'
import { periodName } from '../statement_form'
import type { LocalBenchmark } from '../types'
import { GradeCard } from './GradeCard'
import { IndicatorCard } from './IndicatorCard'
import { RadarFigure } from './RadarFigure'

export const kBenchmarkDefaults = { year: '', class_code: '', part: '' }

interface BenchmarkViewProps {
  benchmark: LocalBenchmark
  /** Between the chart and the single indicators. */
  children?: ReactNode
}

/** The Local Benchmark of one year, with the years before it. The year and the class compared with are in the address. */
export function BenchmarkView({ benchmark, children }: BenchmarkViewProps) {
  const { query, set } = useUrlQuery(kBenchmarkDefaults)
  const classes = useBenchmarkClasses()
  const found = benchmark.years.findIndex((year) => year.fiscal_year_end === query.year)
  const index = found < 0 ? 0 : found
  const year = benchmark.years[index]
  if (!year) return null
  const shortYear = year.months !== 12
  return (
    <>
      <p className="print-only strong">{benchmark.business_name}</p>
      <div className="toolbar">
        <Select
          id="benchmark-year"
          name="year"
          label="決算期"
          unmarked
          value={year.fiscal_year_end}
          onValue={(end) => set({ year: end === benchmark.years[0]?.fiscal_year_end ? '' : end }, { replace: true })}
          options={benchmark.years.map((one) => ({ value: one.fiscal_year_end, label: periodName(one.fiscal_year_end) }))}
        />
        <Select
          id="benchmark-class"
          name="class_code"
          label="くらべる業種"
          unmarked
          value={query.class_code}
          empty={query.class_code ? '登録した業種に戻す' : `${benchmark.class_name}（登録した業種）`}
          onValue={(class_code) => set({ class_code }, { replace: true })}
          options={(classes.data?.items ?? []).map((one) => ({ value: one.class_code, label: one.name }))}
        />
        <span className="row">
          <Button variant="outline" size="small" icon="print" onClick={() => print()}>
            印刷する
          </Button>
          <LinkButton
            variant="outline"
            size="small"
            icon="download"
            href={benchmarkPdf(benchmark.business_id, query.class_code)}
            download="local_benchmark.pdf"
          >
            PDF
          </LinkButton>
          <Button
            variant="outline"
            size="small"
            icon="download"
            onClick={() => saveFile('local_benchmark.csv', csvText(benchmarkRows(benchmark)))}
          >
            CSV
          </Button>
        </span>
      </div>
      {query.class_code && (
        <Banner kind="info" title={`「${benchmark.class_name}」とくらべています`}>
          <p>登録した業種とはちがう基準です。ためしにくらべるときに使ってください。</p>
        </Banner>
      )}
      <GradeCard benchmark={benchmark} year={year} />
      {shortYear && (
        <Banner kind="warning" title={`この決算期は${year.months}か月です`}>
          <p>1年に直して計算しているところがあります。ほかの年度とくらべるときは、気をつけてください。</p>
        </Banner>
      )}
      <RadarFigure year={year} before={benchmark.years[index + 1]} />
      {children}
      <section className="section" aria-labelledby="indicators">
        <h2 id="indicators">6つの指標をくわしく見る</h2>
        <div className="indicators">
          {year.indicators.map((indicator) => (
            <IndicatorCard key={indicator.code} indicator={indicator} years={benchmark.years.slice(index)} />
          ))}
        </div>
      </section>
    </>
  )
}
