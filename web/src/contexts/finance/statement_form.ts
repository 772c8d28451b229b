/** The years of figures as a form holds them: texts as typed, so that a draft loses nothing. Pure. */
import type { FieldProblem } from '../../api/problem'
import { formatDate, parseDate } from '../../ui/format/date'
import { formatNumber, toHalfWidth } from '../../ui/format/number'
import { type AmountUnit, inOtherUnit, parseAmount, parseCount, showAmount } from './amounts'
import { type FigureName, kFigures } from './figures'
import type { Statement, StatementInput } from './types'

export type YearForm = Record<FigureName, string> & {
  fiscal_year_end: string
  months: string
  /** The saved version that the column began with; 0 when nothing is saved for it. */
  version: number
}

export interface StatementsForm extends Record<string, unknown> {
  unit: AmountUnit
  /** Newest first. */
  years: YearForm[]
}

/** How many years stand side by side. */
export const kYearsShown = 3

/** An empty column. */
export function emptyYear(fiscal_year_end: string): YearForm {
  const figures = Object.fromEntries(kFigures.map((figure) => [figure.name, ''])) as Record<FigureName, string>
  return { ...figures, fiscal_year_end, months: '12', version: 0 }
}

/** The column of a saved statement. */
export function yearOf(statement: Statement, unit: AmountUnit): YearForm {
  const figures = Object.fromEntries(
    kFigures.map((figure) => {
      const value = statement[figure.name]
      const text = value === null || value === undefined ? '' : figure.unit === 'yen' ? showAmount(Number(value), unit) : formatNumber(Number(value))
      return [figure.name, text]
    }),
  ) as Record<FigureName, string>
  return {
    ...figures,
    fiscal_year_end: statement.fiscal_year_end,
    months: String(statement.months),
    version: statement.version,
  }
}

/** The same day one or more years away; the last day of February stays the last day. "" for what is no date. */
export function yearsFrom(iso: string, years: number): string {
  const date = parseDate(iso)
  if (!date) return ''
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const lastDay = (y: number) => new Date(Date.UTC(y, month, 0)).getUTCDate()
  const target = year + years
  const wanted = day === lastDay(year) ? lastDay(target) : Math.min(day, lastDay(target))
  return `${target}-${String(month).padStart(2, '0')}-${String(wanted).padStart(2, '0')}`
}

/**
 * The end of the last fiscal year that is over, for a business whose year begins on `start` ("04-01"); two months are
 * left for closing the books. "" when it is not known.
 */
export function lastYearEnd(start: string | null | undefined, today: string): string {
  if (!start || !/^\d\d-\d\d$/.test(start)) return ''
  const closed = new Date(`${today}T00:00:00Z`)
  closed.setUTCMonth(closed.getUTCMonth() - 2)
  const year = closed.getUTCFullYear()
  const ends = [year, year - 1, year - 2].map((y) => {
    const end = new Date(`${y}-${start}T00:00:00Z`)
    end.setUTCDate(end.getUTCDate() - 1)
    return end
  })
  const last = ends.find((end) => end <= closed)
  return last ? last.toISOString().slice(0, 10) : ''
}

/** The form of what is saved: at least three columns, earlier years guessed from the last. */
export function toForm(statements: Statement[], unit: AmountUnit, guessedEnd: string): StatementsForm {
  const years = statements.slice(0, kYearsShown).map((statement) => yearOf(statement, unit))
  if (years.length === 0) years.push(emptyYear(guessedEnd))
  while (years.length < kYearsShown) years.push(emptyYear(yearsFrom(years[years.length - 1]?.fiscal_year_end ?? '', -1)))
  return { unit, years }
}

/** The columns of the form, and behind them the saved years that have none yet. */
export function withOlderYears(form: StatementsForm, saved: Statement[]): YearForm[] {
  const shown = form.years.map((year) => parseDate(year.fiscal_year_end))
  const older = saved.filter((statement) => !shown.includes(statement.fiscal_year_end))
  return [...form.years, ...older.map((statement) => yearOf(statement, form.unit))]
}

/** Whether nothing was typed into a column but its date. */
export function isBlank(year: YearForm): boolean {
  return kFigures.every((figure) => year[figure.name].trim() === '')
}

/** Every amount of the form in another unit. */
export function switchUnit(form: StatementsForm, unit: AmountUnit): StatementsForm {
  if (unit === form.unit) return form
  const years = form.years.map((year) => {
    const changed = kFigures
      .filter((figure) => figure.unit === 'yen')
      .map((figure) => [figure.name, inOtherUnit(year[figure.name], form.unit, unit)])
    return { ...year, ...Object.fromEntries(changed) } as YearForm
  })
  return { unit, years }
}

/** The number of a figure in a column; null when it is empty or cannot be read. */
export function figureValue(year: YearForm, name: FigureName, unit: AmountUnit): number | null {
  const isMoney = kFigures.find((figure) => figure.name === name)?.unit === 'yen'
  return isMoney ? parseAmount(year[name], unit) : parseCount(year[name])
}

function monthsOf(year: YearForm): number | null {
  const months = Number(toHalfWidth(year.months).replace(/か月|ヶ月|カ月/, '').trim())
  return Number.isInteger(months) && months >= 1 && months <= 12 ? months : null
}

/** What a column sends. Only for a column without problems. */
export function toInput(year: YearForm, unit: AmountUnit, confirmed: string[]): StatementInput {
  const figures = kFigures.map((figure) => [figure.name, figureValue(year, figure.name, unit)])
  return { ...Object.fromEntries(figures), months: monthsOf(year) ?? 12, confirmed } as StatementInput
}

/** What must be mended before anything is sent, by pointer ("years/0/sales_yen"). Blank columns are left out. */
export function problemsOf(form: StatementsForm): Record<string, string> {
  const problems: Record<string, string> = {}
  const typed = form.years.filter((year) => !isBlank(year))
  if (typed.length === 0) {
    problems['years/0/sales_yen'] = '少なくとも1年分の数字を入れてください。いちばん新しい決算から始めます。'
  }
  form.years.forEach((year, index) => {
    if (isBlank(year)) return
    const at = `years/${index}`
    const end = parseDate(year.fiscal_year_end)
    const name = columnName(year, index)
    if (!end) problems[`${at}/fiscal_year_end`] = `${name}：決算日を入れてください。例：2026年3月31日、令和8年3月31日`
    else if (typed.some((other) => other !== year && parseDate(other.fiscal_year_end) === end)) {
      problems[`${at}/fiscal_year_end`] = `${name}：同じ決算日の年度が2つあります。年度ごとに決算日を変えてください。`
    }
    if (monthsOf(year) === null) problems[`${at}/months`] = `${name}：年度の月数は、1から12の数字で入れてください。例：12`
    for (const figure of kFigures) {
      const text = year[figure.name].trim()
      const example = figure.unit === 'yen' ? (form.unit === 'yen' ? '12,345,678' : '12,345') : '12'
      if (text === '' && figure.required) {
        problems[`${at}/${figure.name}`] = `${name}：${figure.label}を入れてください。ないときは 0 です。例：${example}`
      } else if (text !== '' && figureValue(year, figure.name, form.unit) === null) {
        problems[`${at}/${figure.name}`] = `${name}：${figure.label}は数字で入れてください。例：${example}`
      }
    }
  })
  return problems
}

/** What a column is called: 「2026年3月期」, or by its place while its date is missing. */
export function columnName(year: Pick<YearForm, 'fiscal_year_end'>, index: number): string {
  const end = parseDate(year.fiscal_year_end)
  if (end) return periodName(end)
  return index === 0 ? 'いちばん新しい年度' : `${index}つ前の年度`
}

/** "2026-03-31" → "2026年3月期". */
export function periodName(iso: string): string {
  return `${formatDate(iso).replace(/\d+日$/, '')}期`
}

/** Whether a column says something else than what is saved for its date. */
export function isChanged(year: YearForm, unit: AmountUnit, saved: Statement[]): boolean {
  const before = saved.find((statement) => statement.fiscal_year_end === parseDate(year.fiscal_year_end))
  if (!before) return true
  const now = toInput(year, unit, [])
  return (
    now.months !== before.months || kFigures.some((figure) => (now[figure.name] ?? null) !== (before[figure.name] ?? null))
  )
}

/** The columns to send, the oldest first: each year is then compared with the year before it. */
export function columnsToSave(form: StatementsForm, saved: Statement[]): number[] {
  return form.years
    .map((year, index) => ({ year, index, end: parseDate(year.fiscal_year_end) ?? '' }))
    .filter(({ year }) => !isBlank(year) && isChanged(year, form.unit, saved))
    .sort((a, b) => a.end.localeCompare(b.end))
    .map(({ index }) => index)
}

/** The sales of the year before a column, as text in the form's unit, when the form or the saved years know them. */
export function salesOfYearBefore(form: StatementsForm, index: number, saved: Statement[]): string {
  const end = form.years[index]?.fiscal_year_end ?? ''
  const before = yearsFrom(end, -1)
  if (!before) return ''
  const column = form.years.find((year) => parseDate(year.fiscal_year_end) === before)
  if (column && parseAmount(column.sales_yen, form.unit) !== null) return column.sales_yen
  const statement = saved.find((one) => one.fiscal_year_end === before)
  return statement ? showAmount(statement.sales_yen, form.unit) : ''
}

/** The date of a column changed: empty columns after it follow, each a year earlier. */
export function withDate(form: StatementsForm, index: number, text: string): YearForm[] {
  const years = form.years.map((year, at) => (at === index ? { ...year, fiscal_year_end: text } : year))
  for (let at = index + 1; at < years.length; at += 1) {
    const year = years[at] as YearForm
    const before = yearsFrom((years[at - 1] as YearForm).fiscal_year_end, -1)
    if (!isBlank(year) || before === '') break
    years[at] = { ...year, fiscal_year_end: before }
  }
  return years
}

/** Whether the sales of a column are so much smaller than those of another year that thousands were typed as yen. */
export function looksLikeThousands(form: StatementsForm, index: number, saved: Statement[]): boolean {
  const own = form.years[index] && figureValue(form.years[index], 'sales_yen', form.unit)
  if (form.unit !== 'yen' || !own || own <= 0) return false
  const end = parseDate(form.years[index]?.fiscal_year_end ?? '')
  const others = [
    ...form.years.filter((_, at) => at !== index).map((year) => figureValue(year, 'sales_yen', form.unit)),
    ...saved.filter((one) => one.fiscal_year_end !== end).map((one) => one.sales_yen),
    figureValue(form.years[index] as YearForm, 'previous_sales_yen', form.unit),
  ]
  return others.some((sales) => sales !== null && sales >= own * 100)
}

/** A column whose amounts (or the one named) were meant in thousands of yen: a thousand times as much. */
export function asThousands(year: YearForm, only?: string): YearForm {
  const changed = kFigures
    .filter((figure) => figure.unit === 'yen' && (only === undefined || figure.name === only))
    .filter((figure) => parseAmount(year[figure.name], 'thousand') !== null)
    .map((figure) => [figure.name, showAmount(parseAmount(year[figure.name], 'thousand') as number, 'yen')])
  return { ...year, ...Object.fromEntries(changed) } as YearForm
}

/** The problems of one column's statement at the fields of the form. */
export function atColumn(errors: FieldProblem[], index: number, name: string): FieldProblem[] {
  return errors.map((error) => {
    const member = error.path.replace(/^\/?(statement\/)?/, '')
    const known = member in emptyYear('') && member !== 'version'
    return { ...error, path: known ? `/years/${index}/${member}` : '', message: `${name}：${error.message}` }
  })
}
