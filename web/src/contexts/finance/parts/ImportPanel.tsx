import { useState } from 'react'
import { type ApiError, asApiError } from '../../../api/problem'
import { Badge } from '../../../ui/Badge/Badge'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { Checkbox } from '../../../ui/Checkbox/Checkbox'
import { DataTable } from '../../../ui/DataTable/DataTable'
import { Field } from '../../../ui/Field/Field'
import { formatYen } from '../../../ui/format/number'
import { LinkButton } from '../../../ui/Link/Link'
import { TextArea } from '../../../ui/TextArea/TextArea'
import { toast } from '../../../ui/Toast/Toasts'
import { pastedAsCsv } from '../csv'
import { importStatements } from '../queries'
import { periodName } from '../statement_form'
import type { StatementImportResult } from '../types'

const kMostBytes = 256 * 1024

/** Years out of a file or a copied table: first a preview with every problem, then saving all of them or none. */
export function ImportPanel({ businessId, onSaved }: { businessId: number; onSaved: () => void }) {
  const [text, setText] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const [result, setResult] = useState<StatementImportResult | null>(null)
  const [failure, setFailure] = useState<ApiError | null>(null)
  const [isRight, setIsRight] = useState(false)
  const [busy, setBusy] = useState(false)
  const content = () => file ?? new Blob([pastedAsCsv(text)], { type: 'text/csv' })
  const tooLarge = (file?.size ?? 0) > kMostBytes

  function change(next: { text?: string; file?: File | null }) {
    if (next.text !== undefined) setText(next.text)
    if (next.file !== undefined) setFile(next.file)
    setResult(null)
    setFailure(null)
    setIsRight(false)
  }

  async function send(commit: boolean) {
    setBusy(true)
    setFailure(null)
    try {
      const answer = await importStatements(businessId, content(), { commit, confirmed: isRight })
      setResult(answer)
      if (!commit || answer.saved === 0) return
      toast(`${answer.saved}年分を保存しました`)
      change({ text: '', file: null })
      onSaved()
    } catch (error) {
      setFailure(asApiError(error))
    } finally {
      setBusy(false)
    }
  }
  const nothing = !file && text.trim() === ''
  return (
    <details className="card import-panel">
      <summary>
        <span className="strong">ファイルや表計算ソフトから、まとめて入れる（CSV）</span>
      </summary>
      <div className="stack stack--small">
        <p>ひな形に数字を入れて、ファイルを選ぶか、表をそのまま貼り付けてください。保存する前に、内容を確かめられます。</p>
        <div>
          <LinkButton variant="outline" size="small" icon="download" href="/api/v1/statement-template.csv" download>
            ひな形をダウンロードする
          </LinkButton>
        </div>
        <Field
          id="import-file"
          label="CSVファイル"
          help="文字コードはUTF-8でもシフトJISでも読めます。256KBまで。"
          unmarked
          error={tooLarge ? 'ファイルが大きすぎます。256KBまでのファイルを選んでください。' : undefined}
        >
          <input
            id="import-file"
            type="file"
            accept=".csv,text/csv"
            aria-describedby="import-file-help"
            onChange={(event) => change({ file: event.target.files?.[0] ?? null })}
          />
        </Field>
        {!file && (
          <TextArea
            id="import-text"
            name="text"
            label="表を貼り付ける"
            unmarked
            help="見出しの行もいっしょに貼り付けてください。"
            value={text}
            onValue={(next) => change({ text: next })}
          />
        )}
        {failure && <Banner kind="error" title={failure.message} live />}
        <div>
          <Button variant="outline" busy={busy} disabled={nothing || tooLarge} onClick={() => void send(false)}>
            内容を確かめる
          </Button>
        </div>
        {result && (
          <Preview result={result}>
            {result.has_questions && !result.has_refusals && (
              <Checkbox
                id="import-right"
                name="import-right"
                label="確かめました。このままで正しいです。"
                value={isRight}
                onValue={setIsRight}
              />
            )}
            <div>
              <Button
                busy={busy}
                disabled={result.has_refusals || result.rows.length === 0 || (result.has_questions && !isRight)}
                onClick={() => void send(true)}
              >
                この内容で保存する
              </Button>
              {result.has_refusals && <p className="field__error">直すところがあるので、まだ保存できません。何も変わっていません。</p>}
            </div>
          </Preview>
        )}
      </div>
    </details>
  )
}

function Preview({ result, children }: { result: StatementImportResult; children: React.ReactNode }) {
  return (
    <div className="stack stack--small" role="status">
      <p className="strong">{result.message || `${result.rows.length}年分を読み取りました。`}</p>
      <DataTable
        caption="読み取った内容"
        rows={result.rows}
        rowKey={(row) => String(row.line)}
        empty={<p>読み取れる行がありません。</p>}
        columns={[
          {
            key: 'year',
            header: '決算期',
            title: true,
            cell: (row) => (row.statement ? periodName(row.statement.fiscal_year_end) : `${row.line}行目`),
          },
          { key: 'sales', header: '売上高', number: true, cell: (row) => (row.statement ? formatYen(row.statement.sales_yen) : '') },
          {
            key: 'profit',
            header: '営業利益',
            number: true,
            cell: (row) => (row.statement ? formatYen(row.statement.operating_profit_yen) : ''),
          },
          {
            key: 'assets',
            header: '資産合計',
            number: true,
            cell: (row) => (row.statement ? formatYen(row.statement.total_assets_yen) : ''),
          },
          { key: 'how', header: '保存のしかた', cell: (row) => (row.replaces ? '上書き' : '新しい年度') },
          {
            key: 'problems',
            header: '確かめること',
            cell: (row) =>
              row.problems.length === 0 ? (
                'ありません'
              ) : (
                <ul className="plain-list stack stack--tight">
                  {row.problems.map((problem) => (
                    <li key={problem.code + problem.column}>
                      <Badge tone={problem.level === 'refuse' ? 'error' : 'warning'}>
                        {problem.level === 'refuse' ? '直してください' : '確かめてください'}
                      </Badge>{' '}
                      {problem.column && `${problem.column}：`}
                      {problem.message}
                    </li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
      {children}
    </div>
  )
}
