import type { AuditItem } from '../../../api/types'
import { type Column, DataTable } from '../../../ui/DataTable/DataTable'
import { formatInstant } from '../../../ui/format/date'
import { LinkButton } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { EmptyState } from '../../../ui/States/States'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { AuditFilters } from '../parts/AuditFilters'
import { Details } from '../parts/Details'
import { auditCsvAddress, useAudit } from '../queries'
import { actionName, kActors, kObjectTypes } from '../strings.ja'

const kDefaults = { from: '', to: '', action: '', object_type: '', object_id: '', actor_id: '', page: 1 }

const kColumns: Column<AuditItem>[] = [
  { key: 'at', header: '日時', nowrap: true, cell: (row) => formatInstant(row.occurred_at) },
  {
    key: 'actor',
    header: '人',
    cell: (row) => (
      <>
        {row.actor_name || kActors[row.actor] || row.actor}
        {row.actor_organization_name && <span className="table__sub">{row.actor_organization_name}</span>}
        {typeof row.api_token_id === 'number' && <span className="table__sub">APIトークンで</span>}
      </>
    ),
  },
  {
    key: 'action',
    header: 'したこと',
    title: true,
    cell: (row) => (
      <>
        {actionName(row.action)}
        <span className="table__sub mono">{row.action}</span>
      </>
    ),
  },
  {
    key: 'object',
    header: '対象',
    cell: (row) => `${kObjectTypes[row.object_type] ?? row.object_type} ${row.object_id}`,
  },
  { key: 'details', header: '内容', cell: (row) => <Details value={row.details} /> },
  { key: 'ip', header: 'IPアドレス', optional: true, nowrap: true, cell: (row) => row.ip },
  { key: 'request', header: '受付番号', optional: true, cell: (row) => <span className="mono">{row.request_id}</span> },
]

/** Who did what, when: every write, and every read of confidential data. */
export default function AuditPage() {
  const { query, href, set } = useUrlQuery(kDefaults)
  const entries = useAudit(query)
  return (
    <Page title="監査記録" lead="だれが、いつ、何を見たか、変えたかの記録です。消すことも変えることもできません。">
      <AuditFilters key={JSON.stringify(query)} filter={query} onFilter={set} />
      <QueryView query={entries} loading={<Skeleton lines={10} />}>
        {(data) => (
          <DataTable
            caption="監査記録の一覧"
            columns={kColumns}
            rows={data.items}
            rowKey={(row) => String(row.audit_entry_id)}
            paging={{ ...data, href: (page) => href({ page }) }}
            columnsKey="audit"
            dense
            tools={
              <LinkButton size="small" variant="outline" icon="download" href={auditCsvAddress(query)}>
                CSVで保存
              </LinkButton>
            }
            empty={
              <EmptyState title="当てはまる記録がありません" icon="log">
                <p>期間を広げるか、条件を外してください。</p>
              </EmptyState>
            }
          />
        )}
      </QueryView>
    </Page>
  )
}
