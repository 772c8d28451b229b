import { type ReactNode, useState } from 'react'
import { Button } from '../Button/Button'
import { RadioGroup } from '../RadioGroup/RadioGroup'
import { Form } from './Form'
import { type Item, takeItems } from './merge'
import type { Conflict, JointFormState, Saved } from './useJointForm'

interface Words<Value> {
  /** What an item is called. */
  label: (item: Item) => string
  /** An item as one line of plain text, to choose by. */
  text: (value: Value, item: Item) => string
}

interface JointFormProps<Value extends object, V extends Record<string, unknown>> extends Words<Value> {
  joint: JointFormState<Value, V>
  children: ReactNode
}

/** A form that several people may save. When somebody else was quicker, it shows their changes and joins both. */
export function JointForm<Value extends object, V extends Record<string, unknown>>(props: JointFormProps<Value, V>) {
  const { joint, label, text, children } = props
  const { conflict, isJoined, join } = joint
  return (
    <Form
      form={joint.form}
      failure={
        conflict ? (
          <TwoChanges conflict={conflict} label={label} text={text} onJoin={join} />
        ) : isJoined ? (
          <p>2人の変更をまとめました。内容を確かめて、もう一度保存してください。</p>
        ) : undefined
      }
    >
      {children}
    </Form>
  )
}

interface TwoChangesProps<Value> extends Words<Value> {
  conflict: Conflict<Value>
  onJoin: (value: Value, theirs: Saved<Value>) => void
}

/** What somebody else changed, and the choice where both did. */
function TwoChanges<Value extends object>({ conflict, label, text, onJoin }: TwoChangesProps<Value>) {
  const { message, merged, conflicts, taken, theirs } = conflict
  const [choices, setChoices] = useState<Record<Item, string>>({})
  const chosen = conflicts.filter((item) => choices[item] === 'theirs')
  return (
    <div className="stack stack--small">
      <p className="strong">{message}</p>
      {taken.length > 0 && <p>次の項目は、相手の変更を取り入れます：{taken.map(label).join('、')}</p>}
      {conflicts.length > 0 ? (
        <>
          <p>次の項目は、2人とも変えています。どちらにするか選んでください。</p>
          {conflicts.map((item) => (
            <RadioGroup
              key={item}
              id={`conflict-${item}`}
              name={`conflict-${item}`}
              label={label(item)}
              unmarked
              value={choices[item] ?? 'mine'}
              onValue={(choice) => setChoices({ ...choices, [item]: choice })}
              options={[
                { value: 'mine', label: 'あなたの入力', help: text(merged, item) },
                { value: 'theirs', label: '保存されている内容', help: text(theirs.value, item) },
              ]}
            />
          ))}
        </>
      ) : (
        <p>あなたの変更とぶつかる項目はありません。</p>
      )}
      <div>
        <Button onClick={() => onJoin(takeItems(merged, theirs.value, chosen), theirs)}>2人の変更をまとめる</Button>
      </div>
    </div>
  )
}
