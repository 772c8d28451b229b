/** Reads of the jobs and of the kept mails. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api, body } from '../../api/client'
import { listen } from '../../api/events'
import type { JobItem, JobState } from '../../api/types'
import { hasEnded } from './model'

export const kKeys = {
  jobs: ['jobs', 'list'] as const,
  job: (id: number) => ['jobs', 'job', id] as const,
  mails: ['jobs', 'mails'] as const,
  mail: (id: number) => ['jobs', 'mail', id] as const,
}

/** A page of jobs; asked anew every few seconds while some of them are under way. */
export function useJobs(filter: { state: string; page: number; per_page: number }) {
  const query = {
    page: filter.page,
    per_page: filter.per_page,
    ...(filter.state && { state: filter.state as JobState }),
  }
  return useQuery({
    queryKey: [...kKeys.jobs, query],
    queryFn: () => body(api.GET('/api/v1/jobs', { params: { query } })),
    placeholderData: keepPreviousData,
    refetchInterval: (current) => (current.state.data?.items.some((job) => !hasEnded(job)) ? 3000 : false),
  })
}

/** One job, kept up to date by the server's event stream until it has ended. */
export function useJob(job_id: number) {
  const queries = useQueryClient()
  const query = useQuery({
    queryKey: kKeys.job(job_id),
    queryFn: () => body(api.GET('/api/v1/jobs/{job_id}', { params: { path: { job_id } } })),
  })
  const isRunning = query.data !== undefined && !hasEnded(query.data)
  useEffect(() => {
    if (!isRunning) return undefined
    return listen<JobItem>(
      `/api/v1/jobs/${job_id}/events`,
      'progress',
      (job) => queries.setQueryData(kKeys.job(job_id), job),
      () => void queries.invalidateQueries({ queryKey: kKeys.job(job_id) }),
    )
  }, [isRunning, job_id, queries])
  return query
}

/** Mails that the demo kept instead of sending. */
export function useMails(page: number) {
  return useQuery({
    queryKey: [...kKeys.mails, page],
    queryFn: () => body(api.GET('/api/v1/mails', { params: { query: { page } } })),
    placeholderData: keepPreviousData,
  })
}

/** One kept mail with its text. */
export function useMail(mail_id: number) {
  return useQuery({
    queryKey: kKeys.mail(mail_id),
    queryFn: () => body(api.GET('/api/v1/mails/{mail_id}', { params: { path: { mail_id } } })),
  })
}
