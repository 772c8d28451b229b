import { useEffect, useRef, useState } from 'react'
import { listen } from '../../api/events'
import type { JobItem } from '../../api/types'
import { hasEnded } from './record'

/** A job as the server's event stream tells it while it runs; null until it has said something. */
export function useLiveJob(job_id: number | null | undefined, isRunning: boolean, onEnd: () => void): JobItem | null {
  const [job, setJob] = useState<JobItem | null>(null)
  const ended = useRef(onEnd)
  ended.current = onEnd
  useEffect(() => {
    if (!job_id || !isRunning) return undefined
    return listen<JobItem>(
      `/api/v1/jobs/${job_id}/events`,
      'progress',
      (next) => {
        setJob(next)
        if (hasEnded(next.state)) ended.current()
      },
      () => ended.current(),
    )
  }, [job_id, isRunning])
  return job
}
