import { useEffect, useRef, useState } from 'react'
import { Badge } from '../../../ui/Badge/Badge'
import { Button } from '../../../ui/Button/Button'
import { TextField } from '../../../ui/TextField/TextField'
import type { FieldChange, FieldDecision } from '../queries'

type Take = 'accept' | 'edit' | 'keep'
interface Choice {
  take: Take
  value: string
}

interface ReviewProps {
  changes: FieldChange[]
  open: boolean
  busy: boolean
  onAccept: (decisions: FieldDecision[]) => Promise<void>
  onAskBack?: () => void
}

const kTakes: { take: Take; label: string }[] = [
  { take: 'accept', label: '反映する' },
  { take: 'edit', label: 'なおして反映' },
  { take: 'keep', label: '反映しない' },
]

/** Before and after, field by field, each with a decision. Ctrl+Enter takes the answer up and goes on to the next. */
export function Review({ changes, open, busy, onAccept, onAskBack }: ReviewProps) {
  const [choices, setChoices] = useState<Record<string, Choice>>({})
  const choiceOf = (change: FieldChange) => choices[change.key] ?? { take: 'accept' as Take, value: change.after }
  const decisions = (): FieldDecision[] =>
    changes
      .map((change) => ({ key: change.key, ...choiceOf(change) }))
      .filter((choice) => choice.take !== 'accept')
      .map(({ key, take, value }) => ({ key, take, value: (take === 'edit' ? value : null) as never }))

  const accept = useRef(() => {})
  accept.current = () => void onAccept(decisions())
  useEffect(() => {
    if (!open) return undefined
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && event.ctrlKey && !document.querySelector('dialog[open]')) accept.current()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [open])

  return (
    <div className="stack">
      {changes.length === 0 ? (
        <p>
          <Badge tone="success">変更なし</Badge> いまの記録と同じです。
        </p>
      ) : (
        <ul className="plain stack" aria-label="変更された項目">
          {changes.map((change) => {
            const choice = choiceOf(change)
            return (
              <li key={change.key}>
                <fieldset disabled={!open}>
                  <legend>
                    {change.label} {change.statutory && <Badge tone="info">法定</Badge>} {change.only_writing && <Badge>書き方だけ</Badge>}
                  </legend>
                  <p className="pre">
                    <del>{change.before || '（なし）'}</del> → <ins>{change.after || '（なし）'}</ins>
                  </p>
                  {open && (
                    <div className="row">
                      {kTakes
                        .filter(({ take }) => take !== 'edit' || change.key !== 'places')
                        .map(({ take, label }) => (
                          <label key={take} className="choice">
                            <input
                              type="radio"
                              name={`take-${change.key}`}
                              checked={choice.take === take}
                              onChange={() => setChoices({ ...choices, [change.key]: { ...choice, take } })}
                            />
                            <span className="choice__text">{label}</span>
                          </label>
                        ))}
                    </div>
                  )}
                  {open && choice.take === 'edit' && (
                    <TextField
                      id={`edit-${change.key}`}
                      name={`edit-${change.key}`}
                      label={`${change.label}の正しい内容`}
                      value={choice.value}
                      onValue={(value) => setChoices({ ...choices, [change.key]: { take: 'edit', value } })}
                    />
                  )}
                </fieldset>
              </li>
            )
          })}
        </ul>
      )}
      {open && (
        <div className="row no-print">
          <Button busy={busy} onClick={() => accept.current()}>
            この内容で台帳に反映して次へ
          </Button>
          {onAskBack && (
            <Button variant="outline" onClick={onAskBack}>
              問い合わせる
            </Button>
          )}
          <span className="small muted">Ctrl+Enter でも反映できます。</span>
        </div>
      )}
    </div>
  )
}
