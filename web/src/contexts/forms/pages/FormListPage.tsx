import { MembersTabs } from '../../../app/Members'
import { useMe } from '../../../app/session/SessionProvider'
import { Badge } from '../../../ui/Badge/Badge'
import { type Column, DataTable } from '../../../ui/DataTable/DataTable'
import { formatInstant } from '../../../ui/format/date'
import { Link } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Select } from '../../../ui/Select/Select'
import { EmptyState } from '../../../ui/States/States'
import { useForms } from '../queries'
import { useFormOrganization } from '../useFormOrganization'
import type { FormItem } from '../types'

/** The forms of the chamber: the national template, or its own version of it. */
export default function FormListPage() {
  const me = useMe()
  const { organizationId, organizations, choose, href } = useFormOrganization(me)
  const forms = useForms(organizationId)
  const columns: Column<FormItem>[] = [
    {
      key: 'title',
      header: '様式',
      title: true,
      cell: (row) => (
        <>
          <Link href={href(`/app/forms/${row.form_key}`)}>{row.title}</Link>
          <span className="table__sub">{row.form_key}</span>
        </>
      ),
    },
    {
      key: 'version',
      header: '使っているもの',
      cell: (row) => (
        <>
          {row.version === 0 ? '全国のひな形' : `うちの第${row.version}版`}
          <span className="table__sub">{row.published_at ? `${formatInstant(row.published_at)} 公開` : `${row.template_edition} 版`}</span>
        </>
      ),
    },
    {
      key: 'state',
      header: '状態',
      cell: (row) => (
        <span className="row">
          {row.draft_updated_at && <Badge tone="warning">下書きあり</Badge>}
          {row.template_is_newer && <Badge tone="info">新しいひな形あり</Badge>}
          {!row.draft_updated_at && !row.template_is_newer && '－'}
        </span>
      ),
    },
  ]
  return (
    <Page
      title="様式"
      lead="入会申込書や台帳の調査票などの様式を、会議所に合わせて変えられます。変えないうちは、全国のひな形を使います。"
    >
      <MembersTabs current="forms" />
      {organizations.length > 1 && (
        <Select
          id="organization"
          name="organization"
          label="組織"
          unmarked
          value={String(organizationId)}
          onValue={choose}
          options={organizations.map((one) => ({ value: String(one.organization_id), label: one.name }))}
        />
      )}
      <QueryView query={forms}>
        {(data) => (
          <DataTable
            caption="様式の一覧"
            columns={columns}
            rows={data.items}
            rowKey={(row) => row.form_key}
            empty={<EmptyState title="様式はありません" icon="log" />}
          />
        )}
      </QueryView>
    </Page>
  )
}
