import { useState } from 'react'
import { api, body } from '../../api/client'
import type { JobItem } from '../../api/types'
import { Button } from '../Button/Button'
import { ConfirmDialog } from '../ConfirmDialog/ConfirmDialog'
import { formatBytes } from '../format/number'
import { Progress } from '../Progress/Progress'
import { toast } from '../Toast/Toasts'
import type { ImportRecord } from './record'

interface ImportProgressProps {
  item: ImportRecord
  /** Its job, once it has said something. */
  job: JobItem | null
  /** What holds until it has ended. */
  meanwhile?: string
}

/** A running import: how far it is, and how to stop it. */
export function ImportProgress({ item, job, meanwhile = '' }: ImportProgressProps) {
  const [asking, setAsking] = useState(false)
  const isCancelling = job?.cancel_requested ?? false
  const waits = item.state === 'queued' && !job?.started_at
  const { job_id } = item
  return (
    <div className="card measure">
      <Progress
        label={isCancelling ? '中止しています' : waits ? '順番を待っています' : '取り込んでいます'}
        done={job?.progress.done ?? 0}
        total={job?.progress.total ?? 0}
        // Bytes are told as KB and MB; other units as they are.
        {...(job?.progress.unit === 'バイト' ? { format: formatBytes } : { unit: job?.progress.unit })}
        message={job?.progress.message}
        secondsLeft={job?.progress.seconds_left}
      />
      <p className="muted small">この画面を閉じても、取り込みは続きます。{meanwhile}</p>
      {job_id && (
        <div>
          <Button variant="outline" danger disabled={isCancelling} onClick={() => setAsking(true)}>
            取り込みを中止する
          </Button>
        </div>
      )}
      {asking && job_id && (
        <ConfirmDialog
          title="取り込みを中止しますか"
          confirm="中止する"
          danger
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            await body(api.POST('/api/v1/jobs/{job_id}/cancel', { params: { path: { job_id } } }))
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
