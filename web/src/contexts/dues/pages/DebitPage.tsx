import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'wouter'
import { type ApiError, asApiError } from '../../../api/problem'
import { Badge } from '../../../ui/Badge/Badge'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { ConfirmDialog } from '../../../ui/ConfirmDialog/ConfirmDialog'
import { type Column, DataTable } from '../../../ui/DataTable/DataTable'
import { DescriptionList } from '../../../ui/DescriptionList/DescriptionList'
import { formatDate, formatInstant } from '../../../ui/format/date'
import { formatNumber, formatYen } from '../../../ui/format/number'
import { Link } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Select } from '../../../ui/Select/Select'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { toast } from '../../../ui/Toast/Toasts'
import {
  cancelDebitRun,
  type DebitResult,
  type DebitRunView,
  downloadDebitFile,
  kKeys,
  type NextStep,
  sendDebitResult,
  setNextStep,
  useChamber,
  useDebitRun,
} from '../queries'
import { kDebitStates, kNextSteps } from '../strings.ja'

const kCrumbs = [
  { label: '会費', href: '/app/dues' },
  { label: '口座振替', href: '/app/dues/debits' },
]

type Line = DebitRunView['lines'][number]

/** One debit run: its records, the file for the bank, the bank's answer, and what follows from failures. */
export default function DebitPage() {
  const chamber = useChamber()
  const id = Number(useParams<{ debit_run_id: string }>().debit_run_id)
  const run = useDebitRun(chamber, id)
  if (run.data) return <Content key={id} chamber={chamber} run={run.data} />
  return (
    <Page title="口座振替" crumbs={kCrumbs}>
      <QueryView query={run} loading={<Skeleton lines={8} />}>
        {() => null}
      </QueryView>
    </Page>
  )
}

function Content({ chamber, run }: { chamber: number; run: DebitRunView }) {
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const waits = run.state === 'collected' || run.state === 'file_made'
  const refresh = () => queries.invalidateQueries({ queryKey: kKeys.part(chamber) })

  async function download() {
    setBusy(true)
    try {
      await downloadDebitFile(chamber, run.debit_run_id)
      await refresh()
    } catch (error) {
      toast(asApiError(error).message)
    } finally {
      setBusy(false)
    }
  }
  async function choose(line: Line, step: string) {
    try {
      queries.setQueryData(
        kKeys.part(chamber, 'debit', run.debit_run_id),
        await setNextStep(chamber, run.debit_run_id, line.line_number, step as NextStep),
      )
      toast('次の対応を保存しました')
    } catch (error) {
      toast(asApiError(error).message)
    }
  }

  const columns: Column<Line>[] = [
    {
      key: 'name',
      header: '会員',
      title: true,
      cell: (row) => <Link href={`/app/dues/members/${row.member_id}`}>{row.member_name}</Link>,
    },
    { key: 'account', header: '口座', cell: (row) => `${row.bank} ${row.masked_number}` },
    { key: 'holder', header: '預金者名', cell: (row) => row.holder_kana },
    { key: 'customer', header: '顧客番号', nowrap: true, cell: (row) => row.customer_number },
    { key: 'amount', header: '金額', number: true, cell: (row) => formatYen(row.amount_yen) },
    {
      key: 'result',
      header: '結果',
      cell: (row) =>
        row.result_code ? <Badge tone={row.result_code === '0' ? 'success' : 'error'}>{row.result_words}</Badge> : '',
    },
    {
      key: 'next',
      header: '次の対応',
      cell: (row) =>
        row.result_code && row.result_code !== '0' ? (
          <Select
            id={`next-${row.line_number}`}
            name="next_step"
            label={`${row.member_name}の次の対応`}
            unmarked
            value={row.next_step ?? 'none'}
            onValue={(step) => void choose(row, step)}
            options={Object.entries(kNextSteps).map(([value, label]) => ({ value, label }))}
          />
        ) : null,
    },
  ]

  return (
    <Page
      title={`第${run.run_number}号 ${run.title}`}
      crumbs={kCrumbs}
      actions={<Badge tone={kDebitStates[run.state].tone}>{kDebitStates[run.state].label}</Badge>}
    >
      <div className="stack">
        <DescriptionList
          items={[
            { term: '引落日', value: formatDate(run.debit_on) },
            { term: '件数と金額', value: `${formatNumber(run.line_count)}件、${formatYen(run.total_yen)}` },
            { term: 'ファイルを作った日時', value: run.file_made_at ? formatInstant(run.file_made_at) : 'まだ作っていません' },
            {
              term: '結果',
              value: run.result_at
                ? `${formatInstant(run.result_at)}　振替済 ${formatNumber(run.paid_count)}件、${formatYen(run.paid_yen)}`
                : 'まだ取り込んでいません',
            },
          ]}
        />
        {run.state !== 'cancelled' && (
          <div className="row">
            <Button icon="download" busy={busy} onClick={() => void download()}>
              銀行のファイルを受け取る
            </Button>
            {waits && (
              <Button variant="outline" danger onClick={() => setAsking(true)}>
                この口座振替を取り消す
              </Button>
            )}
          </div>
        )}
        {waits && <ResultForm chamber={chamber} run={run} onBooked={() => void refresh()} />}
        <section className="stack stack--small">
          <h2>明細</h2>
          <DataTable
            caption="口座振替の明細"
            columns={columns}
            rows={run.lines}
            rowKey={(row) => String(row.line_number)}
            empty={<p>明細はありません。</p>}
          />
        </section>
      </div>
      {asking && (
        <ConfirmDialog
          title="この口座振替を取り消しますか"
          confirm="取り消す"
          danger
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            await cancelDebitRun(chamber, run.debit_run_id)
            setAsking(false)
            await refresh()
            toast('口座振替を取り消しました')
          }}
        >
          <p>集めた請求は、次の口座振替で集められるようになります。銀行にファイルを送った後は、銀行にも取り消しを連絡してください。</p>
        </ConfirmDialog>
      )}
    </Page>
  )
}

function ResultForm({ chamber, run, onBooked }: { chamber: number; run: DebitRunView; onBooked: () => void }) {
  const [file, setFile] = useState<File | null>(null)
  const [result, setResult] = useState<DebitResult | null>(null)
  const [failure, setFailure] = useState<ApiError | null>(null)
  const [busy, setBusy] = useState(false)

  async function send(chosen: File, commit: boolean) {
    setBusy(true)
    setFailure(null)
    try {
      const answer = await sendDebitResult(chamber, run.debit_run_id, chosen, commit)
      setResult(answer)
      if (answer.booked) {
        toast('結果を記録しました')
        onBooked()
      }
    } catch (error) {
      setFailure(asApiError(error))
    } finally {
      setBusy(false)
    }
  }
  function choose(chosen: File | undefined) {
    setResult(null)
    setFailure(null)
    if (!chosen) return
    setFile(chosen)
    void send(chosen, false)
  }

  return (
    <section className="card stack">
      <h2>結果を取り込む</h2>
      <div className="field">
        <label className="field__label" htmlFor="debit-result">
          銀行から届いた結果ファイル
        </label>
        <input id="debit-result" type="file" onChange={(event) => choose(event.target.files?.[0])} />
      </div>
      {failure && <Banner kind="error" title={failure.message} live />}
      {result && result.problems.length > 0 && (
        <Banner kind="error" title="このファイルは取り込めません" live>
          <ul>
            {result.problems.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </Banner>
      )}
      {result && result.problems.length === 0 && !result.booked && (
        <div className="stack stack--small" role="status">
          <p>
            振替済 {formatNumber(result.paid_count)}件、{formatYen(result.paid_yen)}／振替不能 {formatNumber(result.failed_count)}件、
            {formatYen(result.failed_yen)}
          </p>
          {result.failures.length > 0 && (
            <ul>
              {result.failures.map((line) => (
                <li key={line.line_number}>
                  {line.member_name}　{formatYen(line.amount_yen)}　{line.result_words}
                </li>
              ))}
            </ul>
          )}
          <div>
            <Button busy={busy} onClick={() => file && void send(file, true)}>
              この結果を記録する
            </Button>
          </div>
        </div>
      )}
    </section>
  )
}
