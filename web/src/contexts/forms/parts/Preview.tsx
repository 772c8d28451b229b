import { useEffect, useRef, useState } from 'react'
import { type ApiError, asApiError } from '../../../api/problem'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { Select } from '../../../ui/Select/Select'
import { announce } from '../../../ui/Toast/Toasts'
import { fieldsOf } from '../model'
import { tryForm } from '../queries'
import type { Definition, FormTrialResult } from '../types'

const kPause = 700
const kModes = [
  { value: 'fill', label: '記入する画面' },
  { value: 'print_blank', label: '印刷して使う用紙' },
]

/** The form as the server renders it. It can be filled in and sent on trial; nothing is kept. */
export function Preview({ organizationId, form }: { organizationId: number; form: Definition }) {
  const frame = useRef<HTMLIFrameElement>(null)
  const [mode, setMode] = useState<'fill' | 'print_blank'>('fill')
  const [language, setLanguage] = useState('ja')
  const [result, setResult] = useState<FormTrialResult | null>(null)
  const [failure, setFailure] = useState<ApiError | null>(null)
  const [busy, setBusy] = useState(false)
  const languages = [{ value: 'ja', label: '日本語' }, ...form.translations.map((one) => ({ value: one.language, label: one.name }))]

  useEffect(() => {
    let gone = false
    const timer = setTimeout(() => {
      tryForm(organizationId, { definition: form, submit: false, mode, language })
        .then((next) => {
          if (gone) return
          setFailure(null)
          // While there are problems the last whole form stays in sight.
          setResult((before) => (next.html || !before ? next : { ...before, problems: next.problems, errors: [] }))
        })
        .catch((error: unknown) => {
          if (!gone) setFailure(asApiError(error))
        })
    }, kPause)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [organizationId, form, mode, language])

  async function send() {
    const filled = frame.current?.contentDocument?.querySelector('form')
    if (!filled) return
    setBusy(true)
    try {
      const next = await tryForm(organizationId, { definition: form, answers: fieldsOf(filled), submit: true, mode: 'fill', language })
      setResult(next)
      announce(next.errors.length === 0 ? 'この内容なら送信できます' : `${next.errors.length}か所の誤りが示されました`)
    } catch (error) {
      setFailure(asApiError(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <section className="stack stack--small" aria-labelledby="preview-title">
      <h2 id="preview-title">見え方</h2>
      <div className="row row--top">
        <Select id="preview-mode" name="mode" label="表示" unmarked value={mode} onValue={(next) => setMode(next as typeof mode)} options={kModes} />
        {languages.length > 1 && (
          <Select id="preview-language" name="language" label="言語" unmarked value={language} onValue={setLanguage} options={languages} />
        )}
      </div>
      {failure && <Banner kind="error" title={failure.message} />}
      {result && result.problems.length > 0 && (
        <Banner kind="warning" title="直すところがあるため、最後に表示できたものを示しています。" />
      )}
      {/* The server's own rendering and script, which the content security policy binds to this site. */}
      <iframe
        ref={frame}
        className="form-frame"
        title="様式の見え方"
        sandbox="allow-same-origin allow-scripts allow-modals"
        srcDoc={result?.html ?? ''}
      />
      {mode === 'fill' ? (
        <div className="row">
          <Button variant="outline" busy={busy} onClick={() => void send()}>
            この内容で送ってみる
          </Button>
          <span className="muted small">試すだけで、どこにも残りません。</span>
        </div>
      ) : (
        <div>
          <Button variant="outline" icon="print" onClick={() => frame.current?.contentWindow?.print()}>
            用紙を印刷する
          </Button>
        </div>
      )}
      {result && <TrialAnswers result={result} />}
    </section>
  )
}

/** What would be kept of the answers. */
function TrialAnswers({ result }: { result: FormTrialResult }) {
  const answers = Object.entries((result.answers ?? {}) as Record<string, unknown>)
  if (answers.length === 0) return null
  return (
    <details>
      <summary>受け取る内容（{answers.length}項目）</summary>
      <dl className="facts small">
        {answers.map(([key, value]) => (
          <div key={key}>
            <dt className="mono">{key}</dt>
            <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
