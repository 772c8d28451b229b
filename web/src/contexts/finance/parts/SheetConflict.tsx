import { useState } from 'react'
import { Button } from '../../../ui/Button/Button'
import { RadioGroup } from '../../../ui/RadioGroup/RadioGroup'
import { itemLabel, itemText, type Merge, takeTheirs } from '../sheet_form'
import type { BenchmarkSheet, BenchmarkSheetView } from '../types'

export interface Conflict extends Merge {
  /** Who saved in the meantime and when, as the server says it. */
  message: string
  theirs: BenchmarkSheetView
}

interface SheetConflictProps {
  conflict: Conflict
  /** Goes on with the joined sheet, on top of what is saved now. */
  onMerged: (sheet: BenchmarkSheet, saved: BenchmarkSheetView) => void
}

/** Somebody else saved in the meantime: shows what they changed, and lets the person choose where both did. */
export function SheetConflict({ conflict, onMerged }: SheetConflictProps) {
  const { message, merged, conflicts, taken, theirs } = conflict
  const [choices, setChoices] = useState<Record<string, string>>({})
  return (
    <div className="stack stack--small">
      <p className="strong">{message}</p>
      {taken.length > 0 && <p>次の項目は、相手の変更を取り入れます：{taken.map(itemLabel).join('、')}</p>}
      {conflicts.length > 0 ? (
        <>
          <p>次の項目は、2人とも変えています。どちらにするか選んでください。</p>
          {conflicts.map((item) => (
            <RadioGroup
              key={item}
              id={`conflict-${item}`}
              name={`conflict-${item}`}
              label={itemLabel(item)}
              unmarked
              value={choices[item] ?? 'mine'}
              onValue={(choice) => setChoices({ ...choices, [item]: choice })}
              options={[
                { value: 'mine', label: 'あなたの入力', help: itemText(merged, item) },
                { value: 'theirs', label: '保存されている内容', help: itemText(theirs.sheet, item) },
              ]}
            />
          ))}
        </>
      ) : (
        <p>あなたの変更とぶつかる項目はありません。</p>
      )}
      <div>
        <Button
          onClick={() =>
            onMerged(takeTheirs(merged, theirs.sheet, conflicts.filter((item) => choices[item] === 'theirs')), theirs)
          }
        >
          2人の変更をまとめる
        </Button>
      </div>
    </div>
  )
}
