import { Button } from '../../../ui/Button/Button'
import { Checkbox } from '../../../ui/Checkbox/Checkbox'
import { TextField } from '../../../ui/TextField/TextField'
import { announce } from '../../../ui/Toast/Toasts'
import { newChoice } from '../model'
import type { Question } from '../types'

interface ChoicesEditorProps {
  id: string
  question: Question
  onQuestion: (question: Question) => void
  errorAt: (path: string) => string | undefined
}

const swapped = <Item,>(list: Item[], from: number, to: number): Item[] => {
  const next = [...list]
  const [item] = next.splice(from, 1)
  if (item !== undefined) next.splice(to, 0, item)
  return next
}

/** Choices: words, order, "other". Their codes stay, so that old answers keep their meaning. */
export function ChoicesEditor({ id, question, onQuestion, errorAt }: ChoicesEditorProps) {
  const { choices } = question
  const set = (next: Question['choices']) => onQuestion({ ...question, choices: next })
  const lists = question.type === 'single_choice' || question.type === 'multiple_choice'
  return (
    <fieldset className="stack stack--small">
      <legend className="field__label">選択肢</legend>
      {choices.map((choice, index) => (
        <div key={choice.code} className="form-choice">
          <TextField
            id={`${id}-${index}`}
            name={`choice-${choice.code}`}
            label={`選択肢${index + 1}`}
            unmarked
            error={errorAt(`/choices/${index}/label`) ?? errorAt(`/choices/${index}/code`)}
            value={choice.label}
            onValue={(label) => set(choices.map((each, other) => (other === index ? { ...each, label } : each)))}
          />
          <div className="row">
            <Button variant="text" size="small" disabled={index === 0} onClick={() => set(swapped(choices, index, index - 1))}>
              上へ<span className="visually-hidden">：{choice.label}</span>
            </Button>
            <Button variant="text" size="small" disabled={index === choices.length - 1} onClick={() => set(swapped(choices, index, index + 1))}>
              下へ<span className="visually-hidden">：{choice.label}</span>
            </Button>
            <Button
              variant="text"
              size="small"
              icon="trash"
              disabled={choices.length === 1}
              onClick={() => {
                set(choices.filter((_, other) => other !== index))
                announce(`選択肢「${choice.label}」を外しました`)
              }}
            >
              外す<span className="visually-hidden">：{choice.label}</span>
            </Button>
          </div>
          {lists && (
            <Checkbox
              id={`${id}-${index}-other`}
              name="other"
              label="選んだ人に内容を書いてもらう（その他）"
              value={choice.other}
              onValue={(other) => set(choices.map((each, at) => ({ ...each, other: at === index ? other : other ? false : each.other })))}
            />
          )}
          {question.type === 'multiple_choice' && (
            <Checkbox
              id={`${id}-${index}-exclusive`}
              name="exclusive"
              label="ほかといっしょに選べない（どれもない）"
              value={choice.exclusive}
              onValue={(exclusive) => set(choices.map((each, at) => (at === index ? { ...each, exclusive } : each)))}
            />
          )}
        </div>
      ))}
      <div>
        <Button variant="outline" size="small" icon="plus" disabled={choices.length >= 200} onClick={() => set([...choices, newChoice(choices, `選択肢${choices.length + 1}`)])}>
          選択肢を増やす
        </Button>
      </div>
    </fieldset>
  )
}
