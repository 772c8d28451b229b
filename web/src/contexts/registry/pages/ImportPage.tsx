import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'wouter'
import { api, body } from '../../../api/client'
import type { ImportItem, JobItem } from '../../../api/types'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { ConfirmDialog } from '../../../ui/ConfirmDialog/ConfirmDialog'
import { DataTable } from '../../../ui/DataTable/DataTable'
import { DescriptionList } from '../../../ui/DescriptionList/DescriptionList'
import { formatDuration, formatInstant } from '../../../ui/format/date'
import { formatBytes, formatNumber } from '../../../ui/format/number'
import { LinkButton } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { Progress } from '../../../ui/Progress/Progress'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { toast } from '../../../ui/Toast/Toasts'
import { hasEnded, useImport, useLiveJob } from '../owner_queries'
import { ImportState } from '../parts/import_columns'
import { kKeys } from '../queries'

const kCrumbs = [{ label: 'データの取り込み', href: '/app/imports' }]

/** One import: live progress, then counts, the first wrong lines, and all of them as a file. */
export default function ImportPage() {
  const import_id = Number(useParams<{ import_id: string }>().import_id)
  const queries = useQueryClient()
  const query = useImport(import_id)
  const isRunning = query.data !== undefined && !hasEnded(query.data.state)
  const job = useLiveJob(query.data?.job_id, isRunning, () => {
    void queries.invalidateQueries({ queryKey: kKeys.imports })
  })
  return (
    <Page
      title={query.data?.file_name ?? '取り込み'}
      crumbs={kCrumbs}
      lead={query.data?.kind_name}
      actions={query.data && <ImportState state={query.data.state} />}
    >
      <QueryView query={query} loading={<Skeleton lines={8} />}>
        {(data) => (
          <div className="stack">
            {isRunning ? <Running item={data} job={job} /> : <Ended item={data} />}
            <Facts item={data} />
            <Problems item={data} />
          </div>
        )}
      </QueryView>
    </Page>
  )
}

function Running({ item, job }: { item: ImportItem; job: JobItem | null }) {
  const [asking, setAsking] = useState(false)
  const isCancelling = job?.cancel_requested ?? false
  return (
    <div className="card measure">
      <Progress
        label={isCancelling ? '中止しています' : item.state === 'queued' && !job?.started_at ? '順番を待っています' : '取り込んでいます'}
        done={job?.progress.done ?? 0}
        total={job?.progress.total ?? 0}
        // Bytes are told as KB and MB; other units as they are.
        {...(job?.progress.unit === 'バイト' ? { format: formatBytes } : { unit: job?.progress.unit })}
        message={job?.progress.message}
        secondsLeft={job?.progress.seconds_left}
      />
      <p className="muted small">この画面を閉じても、取り込みは続きます。終わるまで、検索には前の内容が使われます。</p>
      {item.job_id && (
        <div>
          <Button variant="outline" danger disabled={isCancelling} onClick={() => setAsking(true)}>
            取り込みを中止する
          </Button>
        </div>
      )}
      {asking && item.job_id && (
        <ConfirmDialog
          title="取り込みを中止しますか"
          confirm="中止する"
          danger
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            await body(api.POST('/api/v1/jobs/{job_id}/cancel', { params: { path: { job_id: item.job_id as number } } }))
            setAsking(false)
            toast('中止を頼みました')
          }}
        >
          <p>途中まで読んだ内容は残りません。データは取り込む前のままです。</p>
        </ConfirmDialog>
      )}
    </div>
  )
}

function Ended({ item }: { item: ImportItem }) {
  if (item.state === 'succeeded' && item.rows_read > 0 && item.rows_rejected === item.rows_read) {
    return (
      <Banner kind="error" title="取り込める行がありませんでした">
        <p>データの種類に合ったファイルかどうか、下の理由を見て確かめてください。データは取り込む前のままです。</p>
      </Banner>
    )
  }
  if (item.state === 'succeeded') {
    return (
      <Banner kind={item.rows_rejected > 0 ? 'warning' : 'success'} title={item.rows_rejected > 0 ? '取り込みが終わりました（誤りのある行があります）' : '取り込みが終わりました'}>
        {item.message && <p>{item.message}</p>}
      </Banner>
    )
  }
  return (
    <Banner kind={item.state === 'failed' ? 'error' : 'warning'} title={item.state === 'failed' ? '取り込めませんでした' : '取り込みを中止しました'}>
      <p>{item.message}</p>
      <p>データは取り込む前のままです。</p>
    </Banner>
  )
}

function Facts({ item }: { item: ImportItem }) {
  const seconds =
    item.started_at && item.finished_at ? (Date.parse(item.finished_at) - Date.parse(item.started_at)) / 1000 : null
  const rows = (value: number) => `${formatNumber(value)}行`
  return (
    <DescriptionList
      items={[
        ...(item.state === 'succeeded'
          ? [
              { term: '読んだ行', value: rows(item.rows_read) },
              { term: '新規', value: rows(item.rows_added) },
              { term: '変更', value: rows(item.rows_changed) },
              { term: '変更なし', value: rows(item.rows_unchanged) },
              { term: '履歴にだけ追加', value: rows(item.rows_history_only) },
              { term: 'エラー', value: rows(item.rows_rejected) },
            ]
          : []),
        ...item.entries.map((entry) => ({
          term: '中身',
          key: entry.name,
          value: [entry.name, entry.encoding, entry.layout].filter(Boolean).join('、'),
        })),
        { term: '大きさ', value: formatBytes(item.file_size) },
        { term: '誤りがあるとき', value: item.strict ? '何も取り込まない' : '正しい行だけを取り込む' },
        { term: '始めた人', value: `${item.created_by}（${formatInstant(item.created_at)}）` },
        ...(seconds === null ? [] : [{ term: 'かかった時間', value: formatDuration(seconds) }]),
      ]}
    />
  )
}

function Problems({ item }: { item: ImportItem }) {
  if (item.problems.length === 0 && !item.has_rejected_list) return null
  return (
    <section className="stack stack--small" aria-labelledby="problems">
      <h2 id="problems">取り込めなかった行</h2>
      <DataTable
        caption="取り込めなかった行（はじめの20行まで）"
        columns={[
          { key: 'line', header: '行', number: true, cell: (row) => formatNumber(row.line) },
          { key: 'entry', header: 'ファイル', cell: (row) => row.entry },
          { key: 'message', header: '理由', title: true, cell: (row) => row.message },
        ]}
        rows={item.problems}
        rowKey={(row) => `${row.entry}:${row.line}:${row.message}`}
        tools={
          item.has_rejected_list && (
            <LinkButton size="small" variant="outline" icon="download" href={`/api/v1/imports/${item.import_id}/rejected.csv`}>
              すべてをCSVで保存
            </LinkButton>
          )
        }
        empty={<p>一覧はCSVで受け取れます。</p>}
        dense
      />
    </section>
  )
}
