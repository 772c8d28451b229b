import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { useChamber } from '../../../app/Members'
import { type Column, DataTable } from '../../../ui/DataTable/DataTable'
import { FileUpload } from '../../../ui/FileUpload/FileUpload'
import { formatInstant } from '../../../ui/format/date'
import { formatBytes, formatNumber } from '../../../ui/format/number'
import { Link } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { EmptyState } from '../../../ui/States/States'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { ExchangeTabs } from '../parts/ExchangeTabs'
import { StateBadge } from '../parts/StateBadge'
import { kKeys, useImports } from '../queries'
import { kImportStates } from '../strings.ja'
import type { ImportItem, MemberImport } from '../types'

const kDefaults = { page: 1 }
const kMaxBytes = 128 * 1024 ** 2

const count = (row: ImportItem, value: number) => (row.checked_at ? formatNumber(value) : '')

const kColumns: Column<ImportItem>[] = [
  {
    key: 'file',
    header: 'ファイル',
    title: true,
    cell: (row) => (
      <>
        <Link href={`/app/members/exchange/imports/${row.import_id}`}>{row.file_name}</Link>
        <span className="table__sub">
          {formatBytes(row.file_size)}
          {row.profile_name && `・${row.profile_name}`}
        </span>
      </>
    ),
  },
  { key: 'state', header: '状態', nowrap: true, cell: (row) => <StateBadge words={kImportStates} state={row.state} /> },
  { key: 'new', header: '新規', number: true, cell: (row) => count(row, row.rows_new) },
  { key: 'changed', header: '変更', number: true, cell: (row) => count(row, row.rows_changed) },
  { key: 'same', header: '同じ', number: true, cell: (row) => count(row, row.rows_same) },
  { key: 'conflict', header: '確認が必要', number: true, cell: (row) => count(row, row.rows_conflict) },
  { key: 'error', header: 'エラー', number: true, cell: (row) => count(row, row.rows_error) },
  {
    key: 'at',
    header: '送った日時',
    nowrap: true,
    cell: (row) => (
      <>
        {formatInstant(row.created_at)}
        <span className="table__sub">{row.created_by}</span>
      </>
    ),
  },
]

/** Files of members: a new one, and what became of earlier ones. */
export default function ImportsPage() {
  const { query, href } = useUrlQuery(kDefaults)
  const organizationId = useChamber()
  const imports = useImports(organizationId, query.page)
  const queries = useQueryClient()
  const [, navigate] = useLocation()
  return (
    <Page
      title="会員データの受け渡し"
      crumbs={[{ label: '会員', href: '/app/members' }]}
      lead="基幹システムやExcelの会員名簿を取り込み、また書き出します。取り込む前に、変わるところをすべて確かめられます。"
    >
      <ExchangeTabs current="imports" />
      <section className="card" aria-labelledby="new-import">
        <h2 id="new-import">ファイルを取り込む</h2>
        <FileUpload<MemberImport>
          label="会員のファイル"
          help="CSV（Shift_JIS、UTF-8）、TSV、Excel（.xlsx）のファイルです。送っただけでは何も変わりません。"
          accept=".csv,.tsv,.txt,.xlsx,.zip,.gz"
          maxBytes={kMaxBytes}
          submit="ファイルを送って列を確かめる"
          url={(file) => `/api/v1/organizations/${organizationId}/exchange/imports?name=${encodeURIComponent(file.name)}`}
          onDone={(made) => {
            void queries.invalidateQueries({ queryKey: kKeys.imports(organizationId) })
            navigate(`/app/members/exchange/imports/${made.import_id}`)
          }}
        />
      </section>
      <section className="stack stack--small" aria-labelledby="past-imports">
        <h2 id="past-imports">これまでのファイル</h2>
        <QueryView query={imports}>
          {(data) => (
            <DataTable
              caption="これまでのファイルの一覧"
              columns={kColumns}
              rows={data.items}
              rowKey={(row) => String(row.import_id)}
              paging={{ ...data, href: (page) => href({ page }) }}
              empty={
                <EmptyState title="まだファイルがありません" icon="upload">
                  <p>上の欄からファイルを選んで送ってください。</p>
                </EmptyState>
              }
            />
          )}
        </QueryView>
      </section>
    </Page>
  )
}
