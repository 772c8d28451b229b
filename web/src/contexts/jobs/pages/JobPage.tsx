import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useParams } from 'wouter'
import { api, body } from '../../../api/client'
import { asApiError } from '../../../api/problem'
import type { JobItem } from '../../../api/types'
import { Badge } from '../../../ui/Badge/Badge'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { ConfirmDialog } from '../../../ui/ConfirmDialog/ConfirmDialog'
import { DescriptionList } from '../../../ui/DescriptionList/DescriptionList'
import { formatDuration, formatInstant } from '../../../ui/format/date'
import { Page } from '../../../ui/Page/Page'
import { Progress } from '../../../ui/Progress/Progress'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { announce, toast } from '../../../ui/Toast/Toasts'
import { hasEnded, resultItems } from '../model'
import { kKeys, useJob } from '../queries'
import { kStateNames, kStateTones } from '../strings.ja'

const kCrumbs = [{ label: '処理の状況', href: '/app/jobs' }]

/** One job: live progress, its end, and what can be done about it. */
export default function JobPage() {
  const job_id = Number(useParams<{ job_id: string }>().job_id)
  const job = useJob(job_id)
  if (job.data) return <Content key={job_id} job={job.data} />
  return (
    <Page title="処理" crumbs={kCrumbs}>
      <QueryView query={job} loading={<Skeleton lines={6} />}>
        {() => null}
      </QueryView>
    </Page>
  )
}

/** Reads out each new state, and each tenth of the way; not every change of a count. */
function useAnnouncements(job: JobItem) {
  const said = useRef('')
  const { done, total } = job.progress
  const tenth = job.state === 'running' && total > 0 ? Math.floor((done / total) * 10) * 10 : null
  const text = tenth === null ? `状態：${kStateNames[job.state]}` : `${tenth}パーセントまで進みました`
  useEffect(() => {
    if (said.current && said.current !== text) announce(text)
    said.current = text
  }, [text])
}

function Content({ job }: { job: JobItem }) {
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  useAnnouncements(job)
  const path = { job_id: job.job_id }
  const ended = hasEnded(job)
  const seconds =
    job.started_at && job.finished_at
      ? (new Date(job.finished_at).getTime() - new Date(job.started_at).getTime()) / 1000
      : null

  async function retry() {
    setBusy(true)
    try {
      queries.setQueryData(
        kKeys.job(job.job_id),
        await body(api.POST('/api/v1/jobs/{job_id}/retry', { params: { path } })),
      )
      toast('もう一度始めます')
    } catch (error) {
      toast(asApiError(error).message)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Page
      title={job.title}
      crumbs={kCrumbs}
      actions={<Badge tone={kStateTones[job.state]}>{job.cancel_requested && !ended ? '中止しています' : kStateNames[job.state]}</Badge>}
    >
      <div className="measure stack">
        {job.state === 'failed' && (
          <Banner kind="error" title="処理が最後まで進みませんでした">
            <p>{job.error ?? '理由は記録されていません。もう一度試しても失敗するときは、システム管理者に知らせてください。'}</p>
          </Banner>
        )}
        {job.state === 'succeeded' && <Banner kind="success" title="処理が終わりました" />}
        {job.state === 'cancelled' && (
          <Banner kind="warning" title="処理を中止しました">
            <p>もう一度始めると、はじめからやり直します。</p>
          </Banner>
        )}
        {!ended && (
          <div className="card">
            <Progress
              label={job.state === 'queued' ? '順番を待っています' : '処理しています'}
              done={job.progress.done}
              total={job.progress.total}
              unit={job.progress.unit}
              message={job.progress.message}
              secondsLeft={job.progress.seconds_left}
            />
            <p className="muted small">この画面を閉じても、処理は続きます。あとで「処理の状況」から見られます。</p>
          </div>
        )}
        <DescriptionList
          items={[
            ...resultItems(job.result),
            { term: '受け付けた日時', value: formatInstant(job.created_at) },
            { term: '始めた日時', value: job.started_at ? formatInstant(job.started_at) : 'まだ始まっていません' },
            ...(job.finished_at
              ? [
                  { term: '終わった日時', value: formatInstant(job.finished_at) },
                  { term: 'かかった時間', value: seconds === null ? '' : formatDuration(seconds) },
                ]
              : []),
            { term: '試した回数', value: `${job.attempts}回` },
            { term: '処理の種類', value: <span className="mono">{job.kind}</span> },
          ]}
        />
        <div className="row">
          {!ended && (
            <Button variant="outline" danger disabled={job.cancel_requested} onClick={() => setAsking(true)}>
              処理を中止する
            </Button>
          )}
          {(job.state === 'failed' || job.state === 'cancelled') && (
            <Button icon="refresh" busy={busy} onClick={() => void retry()}>
              もう一度始める
            </Button>
          )}
        </div>
      </div>
      {asking && (
        <ConfirmDialog
          title="処理を中止しますか"
          confirm="中止する"
          danger
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            const after = await body(api.POST('/api/v1/jobs/{job_id}/cancel', { params: { path } }))
            queries.setQueryData(kKeys.job(job.job_id), after)
            setAsking(false)
            toast('中止を頼みました')
          }}
        >
          <p>途中まで進んだ内容は残りません。あとで、もう一度始められます。</p>
        </ConfirmDialog>
      )}
    </Page>
  )
}
