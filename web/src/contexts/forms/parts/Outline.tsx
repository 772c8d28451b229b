import { useState } from 'react'
import { Badge } from '../../../ui/Badge/Badge'
import { Button } from '../../../ui/Button/Button'
import { Select } from '../../../ui/Select/Select'
import { announce } from '../../../ui/Toast/Toasts'
import {
  addQuestion,
  addSection,
  earlierQuestions,
  keysOf,
  moveQuestion,
  moveSection,
  placeOf,
  problemsBelow,
  removeQuestion,
  removeSection,
  setQuestion,
  setSection,
} from '../model'
import { kTypes } from '../strings.ja'
import type { Definition, FormProblem, QuestionType } from '../types'
import { QuestionEditor } from './QuestionEditor'
import { SectionEditor } from './SectionEditor'

interface OutlineProps {
  form: Definition
  onForm: (form: Definition) => void
  problems: FormProblem[]
  /** Keys that were published: they are never given to something else. */
  published: Set<string>
}

const kTypeOptions = Object.entries(kTypes).map(([value, label]) => ({ value, label }))

/** The message for a member, or for what lies below a condition or an expression. */
function messageAt(problems: FormProblem[]) {
  return (path: string) =>
    problems.find((problem) => problem.path === path || (path === '/show_when' && problem.path.startsWith(`${path}/`)))?.message
}

/** Sections and questions in their order: opened to be changed, moved by buttons or Alt and an arrow key. */
export function Outline({ form, onForm, problems, published }: OutlineProps) {
  const [open, setOpen] = useState('')
  const [type, setType] = useState<QuestionType>('short_text')

  /** After a change the row with this key keeps the focus, wherever it went. */
  function keepFocus(key: string, part = 'toggle') {
    requestAnimationFrame(() => document.getElementById(`${part}-${key}`)?.focus())
  }
  function shift(s: number, q: number, by: -1 | 1) {
    const key = form.sections[s]?.questions[q]?.key ?? ''
    const next = moveQuestion(form, s, q, by)
    if (next === form) return
    onForm(next)
    const place = placeOf(next, key)
    announce(place ? `${next.sections[place[0]]?.title ?? ''}の${place[1] + 1}番目に動かしました` : '動かしました')
    keepFocus(key)
  }
  function add(s: number) {
    const next = addQuestion(form, s, form.sections[s]?.questions.length ?? 0, type, published)
    const key = [...keysOf(next)].find((each) => !keysOf(form).has(each)) ?? ''
    onForm(next)
    setOpen(key)
    announce('設問を追加しました')
    requestAnimationFrame(() => document.getElementById(`question-${key}-label`)?.focus())
  }

  return (
    <div className="stack">
      {form.sections.map((section, s) => {
        const path = `/sections/${s}`
        const own = problems.filter((problem) => problem.path.startsWith(`${path}/`) && !problem.path.startsWith(`${path}/questions/`))
        return (
          <div key={section.key} role="group" className="card stack" aria-labelledby={`toggle-${section.key}`}>
            <div className="card__head">
              <h2>
                <button
                  type="button"
                  id={`toggle-${section.key}`}
                  className="form-row__toggle"
                  aria-expanded={open === section.key}
                  onClick={() => setOpen(open === section.key ? '' : section.key)}
                >
                  {section.title || '（見出しなし）'}
                </button>
              </h2>
              <span className="row">
                {section.repeat && <Badge>繰り返し</Badge>}
                {section.show_when && <Badge tone="info">条件つき</Badge>}
                {own.length > 0 && <Badge tone="error">直すところ</Badge>}
                <Button variant="text" size="small" disabled={s === 0} onClick={() => onForm(moveSection(form, s, -1))}>
                  上へ<span className="visually-hidden">：章「{section.title}」</span>
                </Button>
                <Button variant="text" size="small" disabled={s === form.sections.length - 1} onClick={() => onForm(moveSection(form, s, 1))}>
                  下へ<span className="visually-hidden">：章「{section.title}」</span>
                </Button>
                <Button
                  variant="text"
                  size="small"
                  icon="trash"
                  disabled={section.questions.length > 0 || form.sections.length === 1}
                  onClick={() => onForm(removeSection(form, s))}
                >
                  外す<span className="visually-hidden">：章「{section.title}」（設問がないときだけ）</span>
                </Button>
              </span>
            </div>
            {open === section.key && (
              <SectionEditor
                section={section}
                earlier={earlierQuestions({ ...form, sections: form.sections.slice(0, s) }, s, 0).filter((each) => placeOf(form, each.key)?.[0] !== s)}
                errorAt={messageAt(problemsBelow(problems, path))}
                onSection={(patch) => onForm(setSection(form, s, patch))}
              />
            )}
            <ol className="plain-list form-rows">
              {section.questions.map((question, q) => {
                const below = problemsBelow(problems, `${path}/questions/${q}`)
                return (
                  <li
                    key={question.key}
                    className="form-row"
                    onKeyDown={(event) => {
                      if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
                      event.preventDefault()
                      shift(s, q, event.key === 'ArrowUp' ? -1 : 1)
                    }}
                  >
                    <div className="form-row__head">
                      <button
                        type="button"
                        id={`toggle-${question.key}`}
                        className="form-row__toggle"
                        aria-expanded={open === question.key}
                        onClick={() => setOpen(open === question.key ? '' : question.key)}
                      >
                        {question.label || '（見出しなし）'}
                        <span className="form-row__type">
                          {kTypes[question.type]}
                          {question.required && '・必須'}
                        </span>
                      </button>
                      <span className="row">
                        {question.show_when && <Badge tone="info">条件つき</Badge>}
                        {below.length > 0 && <Badge tone="error">直すところ</Badge>}
                        <Button variant="text" size="small" disabled={s === 0 && q === 0} onClick={() => shift(s, q, -1)}>
                          上へ<span className="visually-hidden">：{question.label}</span>
                        </Button>
                        <Button
                          variant="text"
                          size="small"
                          disabled={s === form.sections.length - 1 && q === section.questions.length - 1}
                          onClick={() => shift(s, q, 1)}
                        >
                          下へ<span className="visually-hidden">：{question.label}</span>
                        </Button>
                        <Button
                          variant="text"
                          size="small"
                          icon="trash"
                          onClick={() => {
                            onForm(removeQuestion(form, s, q))
                            announce(`設問「${question.label}」を外しました。「元に戻す」で戻せます。`)
                            keepFocus(section.key)
                          }}
                        >
                          外す<span className="visually-hidden">：{question.label}</span>
                        </Button>
                      </span>
                    </div>
                    {open === question.key && (
                      <QuestionEditor
                        question={question}
                        earlier={earlierQuestions(form, s, q)}
                        published={published.has(question.key)}
                        errorAt={messageAt(below)}
                        onQuestion={(next) => onForm(setQuestion(form, s, q, next))}
                      />
                    )}
                  </li>
                )
              })}
            </ol>
            <div className="row row--top">
              <Select
                id={`add-type-${section.key}`}
                name="type"
                label={`「${section.title}」に追加する設問の種類`}
                unmarked
                value={type}
                onValue={(next) => setType(next as QuestionType)}
                options={kTypeOptions}
              />
              <Button variant="outline" icon="plus" onClick={() => add(s)}>
                設問を追加する
              </Button>
            </div>
          </div>
        )
      })}
      <div>
        <Button variant="outline" icon="plus" onClick={() => onForm(addSection(form, form.sections.length, published))}>
          章を追加する
        </Button>
      </div>
    </div>
  )
}
