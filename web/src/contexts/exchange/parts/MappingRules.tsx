import { Checkbox } from '../../../ui/Checkbox/Checkbox'
import { Select } from '../../../ui/Select/Select'
import { kMatchOrder, matchWord, toggleMatch } from '../model'
import { kEmptyCells, kEncodings, kFormats, kStandings } from '../strings.ja'
import type { Mapping } from '../types'

/** What holds for the file as a whole: which member a line is about, and what empty cells mean. */
export function MappingRules({ mapping, onChange, forExport }: { mapping: Mapping; onChange: (mapping: Mapping) => void; forExport?: boolean }) {
  return (
    <div className="stack">
      {forExport && (
        <div className="row row--bottom">
          <Select
            id="mapping-format"
            name="format"
            label="ファイルの形（書き出すとき）"
            unmarked
            options={kFormats}
            value={mapping.format}
            onValue={(format) => onChange({ ...mapping, format: format as Mapping['format'] })}
          />
          {mapping.format !== 'xlsx' && (
            <Select
              id="mapping-encoding"
              name="encoding"
              label="文字コード（書き出すとき）"
              unmarked
              options={kEncodings}
              value={mapping.encoding}
              onValue={(encoding) => onChange({ ...mapping, encoding: encoding as Mapping['encoding'] })}
            />
          )}
        </div>
      )}
      <fieldset>
        <legend className="field__label">どの会員の行かを、何で見分けますか</legend>
        {kMatchOrder.map((by) => (
          <Checkbox
            key={by}
            id={`match-${by}`}
            name={`match-${by}`}
            label={matchWord(by)}
            value={mapping.match_by.includes(by)}
            onValue={(on) => onChange(toggleMatch(mapping, by, on))}
          />
        ))}
      </fieldset>
      <div className="row row--bottom">
        <Select
          id="mapping-empty"
          name="empty_cells"
          label="空のセル"
          unmarked
          options={kEmptyCells}
          value={mapping.empty_cells}
          onValue={(value) => onChange({ ...mapping, empty_cells: value as Mapping['empty_cells'] })}
        />
        <Select
          id="mapping-standing"
          name="new_standing"
          label="新しい記録の会員区分"
          unmarked
          options={kStandings}
          value={mapping.new_standing}
          onValue={(value) => onChange({ ...mapping, new_standing: value as Mapping['new_standing'] })}
        />
      </div>
      {forExport && (
        <Checkbox
          id="mapping-auto"
          name="apply_when_clean"
          label="受け渡しフォルダーのファイルは、問題がなければ自動で取り込む"
          value={mapping.apply_when_clean}
          onValue={(apply_when_clean) => onChange({ ...mapping, apply_when_clean })}
        />
      )}
    </div>
  )
}
