import { Fragment, type KeyboardEvent, type ReactNode } from 'react'
import { Button } from '../../../ui/Button/Button'
import { RequiredMark } from '../../../ui/Field/Field'
import type { FormState } from '../../../ui/Form/useForm'
import { formatDate, formatDateBoth, parseDate } from '../../../ui/format/date'
import { formatNumber } from '../../../ui/format/number'
import { echoOf, kUnitNames, parseAmount, parseCount, showAmount } from '../amounts'
import { type Figure, kFigures, kGroups } from '../figures'
import { columnName, salesOfYearBefore, type StatementsForm, withDate } from '../statement_form'
import type { Statement } from '../types'

interface EntryTableProps {
  form: FormState<StatementsForm>
  saved: Statement[]
  onDelete: (index: number) => void
}

/** The boxes of the table in the order of Enter: down one year, then down the next. */
function boxesOf(table: Element): HTMLInputElement[] {
  const boxes = [...table.querySelectorAll<HTMLInputElement>('input[data-column]')]
  return boxes.sort((a, b) => Number(a.dataset.column) - Number(b.dataset.column))
}

/** Enter and the arrow keys go to the figure below (or above) in the same year, as in a spreadsheet. */
function move(event: KeyboardEvent<HTMLTableElement>) {
  const box = event.target
  if (!(box instanceof HTMLInputElement) || event.nativeEvent.isComposing) return
  const step = event.key === 'Enter' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0 || event.ctrlKey || event.metaKey || event.altKey) return
  event.preventDefault()
  const boxes = boxesOf(event.currentTarget)
  const next = boxes[boxes.indexOf(box) + step]
  next?.focus()
  next?.select()
}

/** Years side by side, figures below each other; a card for each figure on a phone. */
export function EntryTable({ form, saved, onDelete }: EntryTableProps) {
  const { years, unit } = form.values
  const names = years.map(columnName)
  const cells = (row: (index: number) => ReactNode) =>
    years.map((_, index) => (
      <td key={index} role="cell" data-label={names[index]}>
        <div className="entry__cell">{row(index)}</div>
      </td>
    ))
  const groups = Object.entries(kGroups) as [Figure['group'], string][]
  return (
    <div className="table-wrap entry-wrap">
      <table className="table table--cards entry" role="table" onKeyDown={move}>
        <caption className="visually-hidden">決算の数字を入れる表。Enterキーで、同じ年度の次の数字に進みます。</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">
              項目
            </th>
            {names.map((name, index) => (
              <th key={index} scope="col" role="columnheader" id={`column-${index}`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          <Row id="fiscal_year_end" label="決算日" help="年度の最後の日。例：2026年3月31日、令和8年3月31日" required>
            {cells((index) => (
              <DateBox form={form} index={index} />
            ))}
          </Row>
          <Row id="months" label="年度の月数" help="ふつうは12か月。創業や決算期の変更で短い年度は、その月数。" required>
            {cells((index) => (
              <Box form={form} index={index} name="months" unit="か月" />
            ))}
          </Row>
          {groups.map(([group, title]) => (
            <Fragment key={group}>
              <tr role="row" className="entry__group">
                <th scope="colgroup" role="columnheader" colSpan={years.length + 1}>
                  {title}
                </th>
              </tr>
              {kFigures
                .filter((figure) => figure.group === group)
                .map((figure) => (
                  <Row key={figure.name} id={figure.name} label={figure.label} help={figure.help} required={figure.required}>
                    {cells((index) => (
                      <>
                        <Box form={form} index={index} name={figure.name} unit={figure.unit === 'yen' ? kUnitNames[unit] : '人'} figure={figure} />
                        {figure.name === 'previous_sales_yen' && <CopySales form={form} index={index} saved={saved} />}
                      </>
                    ))}
                  </Row>
                ))}
            </Fragment>
          ))}
          {years.some((year) => year.version > 0) && (
            <tr role="row" className="no-print">
              <th scope="row" role="rowheader" className="is-title">
                保存した年度を消す
              </th>
              {cells((index) =>
                (years[index]?.version ?? 0) > 0 ? (
                  <Button variant="text" size="small" icon="trash" onClick={() => onDelete(index)}>
                    {names[index]}を消す
                  </Button>
                ) : null,
              )}
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}

interface RowProps {
  id: string
  label: string
  help: string
  required: boolean
  children: ReactNode
}

function Row({ id, label, help, required, children }: RowProps) {
  return (
    <tr role="row">
      <th scope="row" role="rowheader" className="is-title entry__title">
        <span className="field__label">
          <span id={`figure-${id}`}>{label}</span>
          <RequiredMark required={required} />
        </span>
        <span className="field__help" id={`help-${id}`}>
          {help}
        </span>
      </th>
      {children}
    </tr>
  )
}

interface BoxProps {
  form: FormState<StatementsForm>
  index: number
  name: string
  unit: string
  figure?: Figure
}

/** One amount, count or number of months. The text stays as typed; it is tidied when the box is left. */
function Box({ form, index, name, unit, figure }: BoxProps) {
  const { id, value, onValue, error } = form.at<string>(`years/${index}/${name}`)
  const amountUnit = form.values.unit
  const echo = figure?.unit === 'yen' ? echoOf(value, amountUnit) : null
  function tidy() {
    const number = figure?.unit === 'yen' ? parseAmount(value, amountUnit) : parseCount(value)
    if (number === null) return
    const text = figure?.unit === 'yen' ? showAmount(number, amountUnit) : formatNumber(number)
    if (text !== value) onValue(text)
  }
  return (
    <>
      <span className="entry__box">
        <input
          id={id}
          className="input input--number"
          // Number pads of phones have no sign.
          inputMode={figure?.mayBeNegative ? 'text' : 'decimal'}
          autoComplete="off"
          data-column={index}
          value={value}
          aria-labelledby={`figure-${name} column-${index}`}
          aria-describedby={[`help-${name}`, echo?.text && `${id}-echo`, error && `${id}-error`].filter(Boolean).join(' ')}
          aria-required={figure ? figure.required || undefined : true}
          aria-invalid={error ? true : undefined}
          onChange={(event) => onValue(event.target.value)}
          onBlur={tidy}
        />
        <span className="field__unit">{unit}</span>
      </span>
      {echo?.text && (
        <span className={echo.readable ? 'field__echo' : 'field__echo entry__unreadable'} id={`${id}-echo`}>
          {echo.text}
        </span>
      )}
      {error && (
        <span className="field__error" id={`${id}-error`}>
          ＊{error}
        </span>
      )}
    </>
  )
}

function DateBox({ form, index }: { form: FormState<StatementsForm>; index: number }) {
  const { id, value, error } = form.at<string>(`years/${index}/fiscal_year_end`)
  const understood = parseDate(value)
  const saved = (form.values.years[index]?.version ?? 0) > 0
  const echo = value.trim() === '' ? '' : understood ? formatDateBoth(understood) : '年月日を読み取れません'
  const onValue = (text: string) => form.set({ years: withDate(form.values, index, text) })
  return (
    <>
      <input
        id={id}
        className="input"
        autoComplete="off"
        data-column={index}
        // The date names a saved year: another date would be another year.
        readOnly={saved}
        value={understood === value ? formatDate(value) : value}
        aria-labelledby={`figure-fiscal_year_end column-${index}`}
        aria-describedby={['help-fiscal_year_end', echo && `${id}-echo`, error && `${id}-error`].filter(Boolean).join(' ')}
        aria-required
        aria-invalid={error ? true : undefined}
        onChange={(event) => onValue(event.target.value)}
        onBlur={() => understood && understood !== value && onValue(understood)}
      />
      {echo && (
        <span className="field__echo" id={`${id}-echo`}>
          {echo}
        </span>
      )}
      {error && (
        <span className="field__error" id={`${id}-error`}>
          ＊{error}
        </span>
      )}
    </>
  )
}

/** The sales of the year before, where they are known and not yet taken over. */
function CopySales({ form, index, saved }: { form: FormState<StatementsForm>; index: number; saved: Statement[] }) {
  const known = salesOfYearBefore(form.values, index, saved)
  const { value, onValue } = form.at<string>(`years/${index}/previous_sales_yen`)
  const { unit } = form.values
  if (known === '' || parseAmount(value, unit) === parseAmount(known, unit)) return null
  return (
    <Button variant="text" size="small" onClick={() => onValue(known)}>
      前期の列から写す
      <span className="visually-hidden">
        （{known}
        {kUnitNames[unit]}、{columnName(form.values.years[index] ?? { fiscal_year_end: '' }, index)}）
      </span>
    </Button>
  )
}
