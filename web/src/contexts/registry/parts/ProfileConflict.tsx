import { useState } from 'react'
import type { ProfileFieldItem, ProfileFields, ProfileView } from '../../../api/types'
import { Button } from '../../../ui/Button/Button'
import { RadioGroup } from '../../../ui/RadioGroup/RadioGroup'
import { useIndustryNames } from '../industry_names'
import type { Merge } from '../profile_form'
import { plainValue } from './profile_values'

export interface Conflict extends Merge {
  /** Who saved in the meantime and when, as the server says it. */
  message: string
  theirs: ProfileView
}

interface ProfileConflictProps {
  conflict: Conflict
  catalogue: ProfileFieldItem[]
  /** Goes on with the joined values, on top of what is saved now. */
  onMerged: (fields: ProfileFields, saved: ProfileView) => void
}

/** Somebody else saved in the meantime: shows what they changed, and lets the person choose where both did. */
export function ProfileConflict({ conflict, catalogue, onMerged }: ProfileConflictProps) {
  const { conflicts, taken, merged, theirs } = conflict
  const [choices, setChoices] = useState<Record<string, string>>({})
  const industryName = useIndustryNames([...merged.industry_codes, ...theirs.fields.industry_codes])
  const label = (name: string) => catalogue.find((item) => item.field === name)?.label ?? name

  function join() {
    const chosen = conflicts.filter((name) => choices[name] === 'theirs').map((name) => [name, theirs.fields[name]])
    onMerged({ ...merged, ...Object.fromEntries(chosen) }, theirs)
  }
  return (
    <div className="stack stack--small">
      <p className="strong">{conflict.message}</p>
      {taken.length > 0 && <p>次の項目は、相手の変更を取り入れます：{taken.map(label).join('、')}</p>}
      {conflicts.length > 0 ? (
        <>
          <p>次の項目は、2人とも変えています。どちらにするか選んでください。</p>
          {conflicts.map((name) => (
            <RadioGroup
              key={name}
              id={`conflict-${name}`}
              name={`conflict-${name}`}
              label={label(name)}
              unmarked
              value={choices[name] ?? 'mine'}
              onValue={(choice) => setChoices({ ...choices, [name]: choice })}
              options={[
                { value: 'mine', label: 'あなたの入力', help: plainValue(name, merged, industryName) },
                { value: 'theirs', label: '保存されている内容', help: plainValue(name, theirs.fields, industryName) },
              ]}
            />
          ))}
        </>
      ) : (
        <p>あなたの変更とぶつかる項目はありません。</p>
      )}
      <div>
        <Button onClick={join}>2人の変更をまとめる</Button>
      </div>
    </div>
  )
}
