import { formatNumber, formatYen } from '../../../ui/format/number'
import { kFigures } from '../figures'
import { periodName } from '../statement_form'
import type { Statement } from '../types'

/** The figures of the years side by side, to read. */
export function FiguresTable({ statements }: { statements: Statement[] }) {
  return (
    <div className="table-wrap">
      <table className="table table--dense table--cards" role="table">
        <caption className="visually-hidden">決算の数字</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">
              項目
            </th>
            {statements.map((one) => (
              <th key={one.fiscal_year_end} scope="col" role="columnheader" className="is-number">
                {periodName(one.fiscal_year_end)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {kFigures.map((figure) => (
            <tr key={figure.name} role="row">
              <th scope="row" role="rowheader" className="is-title">
                {figure.label}
              </th>
              {statements.map((one) => {
                const value = one[figure.name]
                return (
                  <td key={one.fiscal_year_end} role="cell" className="is-number" data-label={periodName(one.fiscal_year_end)}>
                    <div>
                      {value === null || value === undefined
                        ? 'なし'
                        : figure.unit === 'yen'
                          ? formatYen(Number(value))
                          : `${formatNumber(Number(value))}人`}
                    </div>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
