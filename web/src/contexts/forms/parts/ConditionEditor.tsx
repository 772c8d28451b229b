import { Button } from '../../../ui/Button/Button'
import { Checkbox } from '../../../ui/Checkbox/Checkbox'
import { CheckboxGroup } from '../../../ui/Checkbox/CheckboxGroup'
import { RadioGroup } from '../../../ui/RadioGroup/RadioGroup'
import { Select } from '../../../ui/Select/Select'
import { TextField } from '../../../ui/TextField/TextField'
import type { Condition, Question, Test } from '../types'
import { kOperators } from '../strings.ja'

interface ConditionEditorProps {
  id: string
  condition: Condition | null
  /** What may be asked about: the questions before this place. */
  questions: Question[]
  onCondition: (condition: Condition | null) => void
  error?: string
}

const isOrdered = (question: Question) => ['number', 'yen', 'scale', 'computed', 'date'].includes(question.type)
const isPlain = (question: Question) => !['file', 'signature', 'matrix', 'ranking', 'address'].includes(question.type)

function operatorsOf(question: Question): Test['op'][] {
  const operators: Test['op'][] = isPlain(question) ? ['is', 'is_not'] : []
  return [...operators, ...(isOrdered(question) ? (['at_least', 'at_most'] as const) : []), 'answered']
}

/** A first test over the question that is certain to be allowed. */
function testOf(question: Question): Test {
  const [first] = question.choices
  return first ? { question: question.key, op: 'is', values: [first.code] } : { question: question.key, op: 'answered', values: [] }
}

/** When a question or section is there: tests over earlier answers, all or any of them. */
export function ConditionEditor({ id, condition, questions, onCondition, error }: ConditionEditorProps) {
  const last = questions[questions.length - 1]
  if (!last) return <p className="muted small">これより前に設問がないため、表示の条件はつけられません。</p>
  const tests = condition?.tests ?? []
  const setTest = (at: number, test: Test) =>
    onCondition({ match: condition?.match ?? 'all', tests: tests.map((each, index) => (index === at ? test : each)) })
  return (
    <fieldset className="stack stack--small">
      <legend className="visually-hidden">表示の条件</legend>
      <Checkbox
        id={`${id}-on`}
        name="conditional"
        label="条件に合うときだけ表示する"
        value={condition !== null}
        onValue={(on) => onCondition(on ? { match: 'all', tests: [testOf(last)] } : null)}
      />
      {condition && tests.length > 1 && (
        <RadioGroup
          id={`${id}-match`}
          name={`${id}-match`}
          label="条件のそろい方"
          unmarked
          value={condition.match}
          onValue={(match) => onCondition({ ...condition, match: match as Condition['match'] })}
          options={[
            { value: 'all', label: 'すべてに合うとき' },
            { value: 'any', label: 'どれか1つに合うとき' },
          ]}
        />
      )}
      {condition &&
        tests.map((test, index) => (
          <TestEditor
            key={index}
            id={`${id}-${index}`}
            test={test}
            questions={questions}
            onTest={(next) => setTest(index, next)}
            onRemove={
              tests.length > 1
                ? () => onCondition({ ...condition, tests: tests.filter((_, other) => other !== index) })
                : undefined
            }
          />
        ))}
      {condition && tests.length < 10 && (
        <div>
          <Button variant="text" size="small" icon="plus" onClick={() => onCondition({ ...condition, tests: [...tests, testOf(last)] })}>
            条件を増やす
          </Button>
        </div>
      )}
      {error && <p className="field__error">＊{error}</p>}
    </fieldset>
  )
}

interface TestEditorProps {
  id: string
  test: Test
  questions: Question[]
  onTest: (test: Test) => void
  onRemove?: () => void
}

function TestEditor({ id, test, questions, onTest, onRemove }: TestEditorProps) {
  const question = questions.find((each) => each.key === test.question)
  return (
    <div className="card stack stack--small">
      <Select
        id={`${id}-question`}
        name="question"
        label="どの設問の答え"
        unmarked
        value={test.question}
        onValue={(key) => {
          const next = questions.find((each) => each.key === key)
          if (next) onTest(testOf(next))
        }}
        options={[
          ...(question ? [] : [{ value: test.question, label: `（見つからない設問：${test.question}）` }]),
          ...questions.map((each) => ({ value: each.key, label: each.label })),
        ]}
      />
      {question && (
        <Select
          id={`${id}-op`}
          name="op"
          label="比べ方"
          unmarked
          value={test.op}
          onValue={(op) => onTest({ ...test, op: op as Test['op'], values: op === 'answered' ? [] : test.values })}
          options={operatorsOf(question).map((op) => ({ value: op, label: kOperators[op] }))}
        />
      )}
      {question && test.op !== 'answered' && <Values id={`${id}-values`} test={test} question={question} onTest={onTest} />}
      {onRemove && (
        <div>
          <Button variant="text" size="small" icon="trash" onClick={onRemove}>
            この条件を外す
          </Button>
        </div>
      )}
    </div>
  )
}

function Values({ id, test, question, onTest }: { id: string; test: Test; question: Question; onTest: (test: Test) => void }) {
  if (question.choices.length > 0) {
    return (
      <CheckboxGroup
        id={id}
        name="values"
        label="値"
        unmarked
        value={test.values}
        onValue={(values) => onTest({ ...test, values })}
        options={question.choices.map((choice) => ({ value: choice.code, label: choice.label }))}
      />
    )
  }
  const several = test.op === 'is' || test.op === 'is_not'
  const help = question.type === 'date' ? '2026-04-01 の形で' : question.type === 'consent' ? '「true」と入れます' : several ? '2つ以上は「、」で区切ります' : ''
  return (
    <TextField
      id={id}
      name="values"
      label="値"
      unmarked
      help={help}
      width="medium"
      value={test.values.join('、')}
      onValue={(text) => onTest({ ...test, values: several ? text.split(/[、,]/).filter(Boolean) : text ? [text] : [] })}
    />
  )
}
