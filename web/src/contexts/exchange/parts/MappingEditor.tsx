import { useMemo, useState } from 'react'
import { Badge } from '../../../ui/Badge/Badge'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { choiceOf, fieldOptions, kUses, optionWords, withChoice, withColumn } from '../model'
import type { Column, FieldItem, Mapping, MappingProblem, TriedColumn } from '../types'
import { ColumnOptions } from './ColumnOptions'

interface MappingEditorProps {
  mapping: Mapping
  fields: FieldItem[]
  onChange: (mapping: Mapping) => void
  /** The first lines of a file as this mapping reads them, column by column; none for a profile by itself. */
  tried?: TriedColumn[]
  problems: MappingProblem[]
  /** Words of the guess beside each column. */
  certainty?: { certainty: string; reason: string }[]
}

const kShownCells = 3

/** Which column of the file is which item of the record, with the file's own values beside. */
export function MappingEditor({ mapping, fields, onChange, tried, problems, certainty }: MappingEditorProps) {
  const options = useMemo(() => [...kUses, ...fieldOptions(fields)], [fields])
  const byKey = useMemo(() => new Map(fields.map((field) => [field.key, field])), [fields])
  const whole = problems.filter((problem) => problem.column === 0)
  return (
    <div className="stack">
      {whole.map((problem) => (
        <Banner key={problem.code + problem.message} kind={problem.blocks ? 'error' : 'warning'} title={problem.message} />
      ))}
      <div className="table-wrap">
        <table className="table table--cards mapping-table" role="table">
          <caption className="visually-hidden">列の対応づけ</caption>
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col">
                ファイルの列
              </th>
              <th role="columnheader" scope="col">
                項目
              </th>
              {tried && (
                <th role="columnheader" scope="col">
                  ファイルの値 → 読んだ値
                </th>
              )}
              <th role="columnheader" scope="col">
                <span className="visually-hidden">設定</span>
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {mapping.columns.map((column, index) => (
              <MappingRow
                // biome-ignore lint/suspicious/noArrayIndexKey: columns are known by their place
                key={index}
                index={index}
                column={column}
                field={column.field ? byKey.get(column.field) : undefined}
                options={options}
                onChange={(next) => onChange(withColumn(mapping, index, next))}
                tried={tried?.find((one) => one.header === column.header) ?? (tried && { header: column.header, cells: [] })}
                problems={problems.filter((problem) => problem.column === index + 1)}
                guess={certainty?.[index]}
              />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

interface MappingRowProps {
  index: number
  column: Column
  field: FieldItem | undefined
  options: { value: string; label: string }[]
  onChange: (column: Column) => void
  tried: TriedColumn | undefined
  problems: MappingProblem[]
  guess: { certainty: string; reason: string } | undefined
}

function MappingRow({ index, column, field, options, onChange, tried, problems, guess }: MappingRowProps) {
  const [open, setOpen] = useState(false)
  const id = `column-${index}`
  const unsure = guess?.certainty === 'likely' && column.use === 'field'
  const cells = tried?.cells.filter((cell) => cell.raw !== '').slice(0, kShownCells) ?? []
  return (
    <>
      <tr role="row">
        <th role="rowheader" scope="row">
          {column.header || `${index + 1}列目`}
          {unsure && <Badge tone="warning">確かめてください</Badge>}
        </th>
        <td role="cell" data-label="項目">
          <label className="visually-hidden" htmlFor={id}>
            「{column.header}」の項目
          </label>
          <span className="select">
            <select
              id={id}
              className="input"
              value={choiceOf(column)}
              aria-invalid={problems.some((problem) => problem.blocks) || undefined}
              aria-describedby={problems.length > 0 ? `${id}-problems` : undefined}
              onChange={(event) => onChange(withChoice(column, event.target.value))}
            >
              {options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </select>
          </span>
          {optionWords(column, field?.kind).length > 0 && (
            <span className="table__sub">{optionWords(column, field?.kind).join('、')}</span>
          )}
          {problems.length > 0 && (
            <ul className="plain-list" id={`${id}-problems`}>
              {problems.map((problem) => (
                <li key={problem.code} className={problem.blocks ? 'field__error' : 'small'}>
                  {problem.message}
                </li>
              ))}
            </ul>
          )}
        </td>
        {tried && (
          <td role="cell" data-label="値">
            {cells.length === 0 ? (
              <span className="muted">（空欄）</span>
            ) : (
              <ul className="plain-list small">
                {cells.map((cell, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells are known by their place
                  <li key={at}>
                    {cell.raw}
                    {cell.value && cell.value !== cell.raw && <> → {cell.value}</>}
                    {cell.message && <span className="field__error"> {cell.message}</span>}
                  </li>
                ))}
              </ul>
            )}
          </td>
        )}
        <td role="cell">
          {(column.use === 'field' || column.use === 'fixed') && (
            <Button size="small" variant="text" aria-expanded={open} onClick={() => setOpen(!open)}>
              {open ? '設定を閉じる' : '細かい設定'}
              <span className="visually-hidden">（{column.header}）</span>
            </Button>
          )}
        </td>
      </tr>
      {open && (
        <tr role="row">
          <td role="cell" colSpan={tried ? 4 : 3}>
            <ColumnOptions id={id} column={column} field={field} onChange={onChange} />
          </td>
        </tr>
      )}
    </>
  )
}
