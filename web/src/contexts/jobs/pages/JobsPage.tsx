import type { JobItem } from '../../../api/types'
import { Badge } from '../../../ui/Badge/Badge'
import { type Column, DataTable } from '../../../ui/DataTable/DataTable'
import { formatInstant } from '../../../ui/format/date'
import { formatNumber } from '../../../ui/format/number'
import { Link } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { EmptyState } from '../../../ui/States/States'
import { Tabs } from '../../../ui/Tabs/Tabs'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { useJobs } from '../queries'
import { kStateNames, kStateTones } from '../strings.ja'

const kDefaults = { state: '', page: 1, per_page: 50 }

function progressText({ state, progress }: JobItem): string {
  if (state === 'queued' || (progress.done === 0 && progress.total === 0)) return ''
  const done = `${formatNumber(progress.done)}${progress.unit}`
  if (progress.total <= 0) return done
  return `${done}／${formatNumber(progress.total)}${progress.unit}`
}

const kColumns: Column<JobItem>[] = [
  {
    key: 'title',
    header: '処理',
    title: true,
    cell: (job) => <Link href={`/app/jobs/${job.job_id}`}>{job.title}</Link>,
  },
  {
    key: 'state',
    header: '状態',
    nowrap: true,
    cell: (job) => <Badge tone={kStateTones[job.state]}>{kStateNames[job.state]}</Badge>,
  },
  { key: 'progress', header: '進み具合', cell: progressText, nowrap: true },
  { key: 'created', header: '受け付けた日時', nowrap: true, cell: (job) => formatInstant(job.created_at) },
  {
    key: 'finished',
    header: '終わった日時',
    nowrap: true,
    cell: (job) => (job.finished_at ? formatInstant(job.finished_at) : ''),
  },
]

/** Long work in the background: what waits, runs, has ended. */
export default function JobsPage() {
  const { query, href } = useUrlQuery(kDefaults)
  const jobs = useJobs(query)
  const tabs = [['', 'すべて'] as const, ...(Object.entries(kStateNames) as [string, string][])]
  return (
    <Page
      title="処理の状況"
      lead="取り込みなど、時間のかかる処理の一覧です。画面を閉じても、処理は続きます。記録は90日で消えます。"
    >
      <Tabs
        label="状態で絞り込む"
        current={query.state}
        tabs={tabs.map(([key, label]) => ({ key, label, href: href({ state: key }) }))}
      />
      <QueryView query={jobs}>
        {(data) => (
          <DataTable
            caption="処理の一覧"
            columns={kColumns}
            rows={data.items}
            rowKey={(job) => String(job.job_id)}
            paging={{ ...data, href: (page) => href({ page }) }}
            empty={
              <EmptyState title="当てはまる処理はありません" icon="clock">
                <p>取り込みなどを始めると、ここに出ます。</p>
              </EmptyState>
            }
          />
        )}
      </QueryView>
    </Page>
  )
}
