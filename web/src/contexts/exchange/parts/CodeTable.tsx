import { Button } from '../../../ui/Button/Button'
import { Select } from '../../../ui/Select/Select'
import { TextField } from '../../../ui/TextField/TextField'
import type { Column, FieldItem } from '../types'

interface CodeTableProps {
  id: string
  column: Column
  field: FieldItem
  onChange: (column: Column) => void
}

/** What stands in the file for each value of ours. */
export function CodeTable({ id, column, field, onChange }: CodeTableProps) {
  const set = (index: number, patch: Partial<{ text: string; value: string }>) =>
    onChange({ ...column, codes: column.codes.map((word, at) => (at === index ? { ...word, ...patch } : word)) })
  return (
    <fieldset className="stack stack--small">
      <legend className="field__label">コード表</legend>
      {column.codes.map((word, index) => {
        const key = `${id}-code-${index}`
        return (
          <div className="row row--bottom" key={key}>
            <TextField
              id={`${key}-text`}
              name={`${key}-text`}
              label="ファイルの値"
              unmarked
              width="short"
              value={word.text}
              onValue={(text) => set(index, { text })}
            />
            {field.words.length > 0 ? (
              <Select
                id={`${key}-value`}
                name={`${key}-value`}
                label="意味"
                unmarked
                empty="（空欄とする）"
                options={field.words}
                value={word.value}
                onValue={(value) => set(index, { value })}
              />
            ) : (
              <TextField
                id={`${key}-value`}
                name={`${key}-value`}
                label="意味"
                unmarked
                width="medium"
                value={word.value}
                onValue={(value) => set(index, { value })}
              />
            )}
            <Button
              size="small"
              variant="text"
              danger
              onClick={() => onChange({ ...column, codes: column.codes.filter((_, at) => at !== index) })}
            >
              「{word.text || '空'}」を外す
            </Button>
          </div>
        )
      })}
      <div>
        <Button
          size="small"
          variant="outline"
         
          onClick={() => onChange({ ...column, codes: [...column.codes, { text: '', value: '' }] })}
        >
          値を加える
        </Button>
      </div>
    </fieldset>
  )
}
