import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { asApiError } from '../../../api/problem'
import { Badge } from '../../../ui/Badge/Badge'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { ConfirmDialog } from '../../../ui/ConfirmDialog/ConfirmDialog'
import { DataTable } from '../../../ui/DataTable/DataTable'
import { formatInstant } from '../../../ui/format/date'
import { formatNumber } from '../../../ui/format/number'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { EmptyState } from '../../../ui/States/States'
import { toast } from '../../../ui/Toast/Toasts'
import { RoundFrame } from '../parts/RoundFrame'
import { type BatchInput, createBatch, lettersFile, previewBatch, refresh, type RoundView, useBatches } from '../queries'
import { kBatchStates } from '../strings.ja'

/** Letters as PDF and mails with links; second ones go to the silent only. */
export default function SendPage() {
  return <RoundFrame current="send">{(round, chamber) => <Sending round={round} chamber={chamber} />}</RoundFrame>
}

const kWays: { kind: 'letters' | 'mails'; reminder: boolean; label: string }[] = [
  { kind: 'letters', reminder: false, label: '手紙を作る' },
  { kind: 'mails', reminder: false, label: 'メールを送る' },
  { kind: 'letters', reminder: true, label: '再度のお願いの手紙を作る' },
  { kind: 'mails', reminder: true, label: '再度のお願いのメールを送る' },
]

function Sending({ round, chamber }: { round: RoundView; chamber: number }) {
  const client = useQueryClient()
  const batches = useBatches(chamber, round.round_id)
  const [asked, setAsked] = useState<{ input: BatchInput; label: string; targets: number } | null>(null)
  const [failure, setFailure] = useState('')

  async function ask(way: (typeof kWays)[number]) {
    setFailure('')
    const input: BatchInput = { kind: way.kind, reminder: way.reminder, target_ids: null }
    try {
      const { targets } = await previewBatch(chamber, round.round_id, input)
      setAsked({ input, label: way.label, targets })
    } catch (error) {
      setFailure(asApiError(error).message)
    }
  }

  return (
    <div className="stack">
      {round.state !== 'open' && (
        <Banner kind="warning" title="受付中ではありません">
          <p>受付を始めてから送ってください。受付中でないと、リンクを開いても回答できません。</p>
        </Banner>
      )}
      {failure && (
        <Banner kind="error" live>
          <p>{failure}</p>
        </Banner>
      )}
      <div className="row no-print">
        {kWays.map((way) => (
          <Button key={way.label} variant={way.reminder ? 'outline' : 'solid'} disabled={round.state !== 'open'} onClick={() => void ask(way)}>
            {way.label}
          </Button>
        ))}
      </div>
      <QueryView query={batches}>
        {(data) => (
          <DataTable
            caption="送付の記録"
            columns={[
              { key: 'kind', header: '種類', title: true, cell: (row) => `${row.kind === 'letters' ? '手紙' : 'メール'}${row.reminder ? '（再度のお願い）' : ''}` },
              {
                key: 'state',
                header: '状態',
                cell: (row) => (
                  <>
                    <Badge tone={row.state === 'done' ? 'success' : row.state === 'failed' ? 'error' : 'info'}>{kBatchStates[row.state]}</Badge>
                    {row.message && <span className="table__sub">{row.message}</span>}
                  </>
                ),
              },
              { key: 'targets', header: '件数', number: true, cell: (row) => `${formatNumber(row.targets)}件` },
              { key: 'pages', header: 'ページ', number: true, cell: (row) => (row.pages ? formatNumber(row.pages) : '') },
              { key: 'when', header: '日時', nowrap: true, cell: (row) => formatInstant(row.created_at) },
              {
                key: 'file',
                header: '手紙',
                cell: (row) => (row.has_file ? <a href={lettersFile(chamber, row.batch_id)}>PDFを受け取る</a> : ''),
              },
            ]}
            rows={data.items}
            rowKey={(row) => String(row.batch_id)}
            empty={<EmptyState title="まだ送っていません" icon="mail" />}
          />
        )}
      </QueryView>
      {asked && (
        <ConfirmDialog
          title={asked.label}
          confirm={asked.targets > 0 ? `${formatNumber(asked.targets)}件を${asked.input.kind === 'letters' ? '作る' : '送る'}` : '閉じる'}
          onClose={() => setAsked(null)}
          onConfirm={async () => {
            if (asked.targets > 0) {
              await createBatch(chamber, round.round_id, asked.input)
              await refresh(client, chamber)
              toast('始めました。進み具合は下の一覧で分かります')
            }
            setAsked(null)
          }}
        >
          <p>
            {asked.targets === 0
              ? '送る相手がいません。'
              : asked.input.kind === 'letters'
                ? `${formatNumber(asked.targets)}件の手紙（1件2ページ、両面）を、郵便番号の順にPDFで作ります。窓付き封筒（長形3号）に合わせています。`
                : `${formatNumber(asked.targets)}件にメールを送ります。取り消せません。`}
          </p>
        </ConfirmDialog>
      )}
    </div>
  )
}
