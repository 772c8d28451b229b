import { Checkbox } from '../../../ui/Checkbox/Checkbox'
import { CheckboxGroup } from '../../../ui/Checkbox/CheckboxGroup'
import { NumberField } from '../../../ui/NumberField/NumberField'
import { Select } from '../../../ui/Select/Select'
import { TextArea } from '../../../ui/TextArea/TextArea'
import { TextField } from '../../../ui/TextField/TextField'
import { asks, hasChoices, retyped, understands } from '../model'
import { kTypes } from '../strings.ja'
import type { Question, QuestionType } from '../types'
import { ChoicesEditor } from './ChoicesEditor'
import { ConditionEditor } from './ConditionEditor'

interface QuestionEditorProps {
  question: Question
  /** The questions before it, for conditions. */
  earlier: Question[]
  /** It was published before: its type is fixed, because answers are kept under its key. */
  published: boolean
  onQuestion: (question: Question) => void
  errorAt: (path: string) => string | undefined
}

const kTypeOptions = Object.entries(kTypes).map(([value, label]) => ({ value, label }))

/** Words, limits, choices and branching of one question. */
export function QuestionEditor({ question, earlier, published, onQuestion, errorAt }: QuestionEditorProps) {
  const id = `question-${question.key}`
  const set = (patch: Partial<Question>) => onQuestion({ ...question, ...patch })
  const has = (member: keyof Question) => understands(question.type, member)
  const text = (member: 'unit' | 'low_label' | 'high_label' | 'earliest' | 'latest' | 'expression', label: string, help?: string) =>
    has(member) && (
      <TextField
        id={`${id}-${member}`}
        name={member}
        label={label}
        unmarked
        width={member === 'expression' ? 'full' : 'medium'}
        help={help}
        error={errorAt(`/${member}`)}
        value={question[member] ?? ''}
        onValue={(value) => set({ [member]: value || null })}
      />
    )
  const number = (member: 'min' | 'max' | 'min_length' | 'max_length' | 'min_choices' | 'max_choices' | 'max_files', label: string) =>
    has(member) && (
      <NumberField
        id={`${id}-${member}`}
        name={member}
        label={label}
        unmarked
        unit=""
        width="short"
        error={errorAt(`/${member}`)}
        value={question[member] ?? null}
        onValue={(value) => set({ [member]: value })}
      />
    )
  return (
    <div className="stack">
      <TextField
        id={`${id}-label`}
        name="label"
        label="見出し"
        required
        error={errorAt('/label')}
        value={question.label}
        onValue={(label) => set({ label })}
      />
      <TextArea id={`${id}-hint`} name="hint" label="補足" rows={2} error={errorAt('/hint')} value={question.hint ?? ''} onValue={(hint) => set({ hint: hint || null })} />
      <Select
        id={`${id}-type`}
        name="type"
        label="種類"
        unmarked
        help={published ? '公開したことのある設問の種類を変えると、前の回答と合わなくなります。変えるときは新しい設問をつくってください。' : undefined}
        error={errorAt('/type') ?? errorAt('/key')}
        value={question.type}
        onValue={(type) => onQuestion(retyped(question, type as QuestionType))}
        options={kTypeOptions}
      />
      {asks(question.type) && (
        <Checkbox id={`${id}-required`} name="required" label="必ず答えてもらう" value={question.required} onValue={(required) => set({ required })} />
      )}
      {hasChoices(question.type) && (!question.choices_from || question.choices.length > 0) && (
        <ChoicesEditor id={`${id}-choices`} question={question} onQuestion={onQuestion} errorAt={errorAt} />
      )}
      {question.choices_from && <p className="muted small">決まった一覧（{question.choices_from}）から選びます。</p>}
      {errorAt('/choices') && <p className="field__error">＊{errorAt('/choices')}</p>}
      {question.type === 'matrix' && (
        <TextArea
          id={`${id}-rows`}
          name="rows"
          label="行（1行に1つ）"
          rows={4}
          error={errorAt('/rows')}
          value={question.rows.map((row) => row.label).join('\n')}
          onValue={(lines) =>
            set({ rows: lines.split('\n').map((label, index) => ({ key: question.rows[index]?.key ?? `row_${index + 1}`, label })) })
          }
        />
      )}
      {text('unit', '単位', '例：人、台')}
      <div className="row row--top">
        {number('min', '最小')}
        {number('max', '最大')}
        {number('min_length', '最小の文字数')}
        {number('max_length', '最大の文字数')}
        {number('min_choices', '選ぶ数の最小')}
        {number('max_choices', '選ぶ数の最大')}
        {number('max_files', 'ファイルの数')}
      </div>
      {text('low_label', '左端の言葉')}
      {text('high_label', '右端の言葉')}
      {has('characters') && (
        <Select
          id={`${id}-characters`}
          name="characters"
          label="使える文字"
          unmarked
          value={question.characters}
          onValue={(characters) => set({ characters: characters as Question['characters'] })}
          options={[
            { value: 'any', label: 'どの文字でも' },
            { value: 'katakana', label: '全角カタカナ' },
            { value: 'hiragana', label: 'ひらがな' },
            { value: 'ascii', label: '半角の英数字と記号' },
            { value: 'digits', label: '数字' },
          ]}
        />
      )}
      {has('precision') && (
        <Select
          id={`${id}-precision`}
          name="precision"
          label="日付の細かさ"
          unmarked
          value={question.precision}
          onValue={(precision) => set({ precision: precision as Question['precision'] })}
          options={[
            { value: 'day', label: '年月日' },
            { value: 'month', label: '年月' },
            { value: 'year', label: '年' },
          ]}
        />
      )}
      {text('earliest', '最も早い日', '2026-04-01 の形か、today（記入する日）')}
      {text('latest', '最も遅い日', '2026-04-01 の形か、today（記入する日）')}
      {has('file_kinds') && (
        <CheckboxGroup
          id={`${id}-kinds`}
          name="file_kinds"
          label="受け取るファイル"
          unmarked
          help="選ばないときは、PDFと画像を受け取ります。"
          value={question.file_kinds}
          onValue={(kinds) => set({ file_kinds: kinds as Question['file_kinds'] })}
          options={[
            { value: 'pdf', label: 'PDF' },
            { value: 'image', label: '画像' },
            { value: 'office', label: 'Word・Excel' },
            { value: 'csv', label: 'CSV' },
          ]}
        />
      )}
      {has('drawn') && <Checkbox id={`${id}-drawn`} name="drawn" label="手書きの署名もできるようにする" value={question.drawn} onValue={(drawn) => set({ drawn })} />}
      {has('document') && (
        <TextArea
          id={`${id}-document`}
          name="document"
          label="同意してもらう文"
          rows={6}
          error={errorAt('/document')}
          value={question.document ?? ''}
          onValue={(document) => set({ document: document || null })}
        />
      )}
      {text('expression', '計算式', '例：regular_employees + part_time_employees、sum(place_sales)、count(places)')}
      <ConditionEditor
        id={`${id}-when`}
        condition={question.show_when ?? null}
        questions={earlier}
        error={errorAt('/show_when')}
        onCondition={(show_when) => set({ show_when })}
      />
      <p className="muted small">
        記号：<span className="mono">{question.key}</span>
        {question.field && `　台帳の項目：${question.field}`}
        {question.prefill && '　法人番号から自動で入ります'}
      </p>
    </div>
  )
}
