import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Checkbox } from '../../../ui/Checkbox/Checkbox'
import { type Column, DataTable } from '../../../ui/DataTable/DataTable'
import { FileUpload } from '../../../ui/FileUpload/FileUpload'
import { formatInstant } from '../../../ui/format/date'
import { formatBytes, formatNumber } from '../../../ui/format/number'
import { Link } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { EmptyState } from '../../../ui/States/States'
import { toast } from '../../../ui/Toast/Toasts'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { useMeasureImports } from '../import_queries'
import { kKeys } from '../queries'
import type { MeasureImport } from '../types'
import { ImportState } from '../parts/ImportState'

const kDefaults = { page: 1 }
const kMaxBytes = 256 * 1024 ** 2

/** Counts mean something once the import has ended well. */
const count = (row: MeasureImport, value: number) => (row.state === 'succeeded' ? formatNumber(value) : '')

const kColumns: Column<MeasureImport>[] = [
  {
    key: 'file',
    header: 'ファイル',
    title: true,
    cell: (row) => (
      <>
        <Link href={`/app/measure-imports/${row.import_id}`}>{row.file_name}</Link>
        <span className="table__sub">{formatBytes(row.file_size)}</span>
      </>
    ),
  },
  { key: 'state', header: '状態', nowrap: true, cell: (row) => <ImportState state={row.state} /> },
  { key: 'added', header: '新規', number: true, cell: (row) => count(row, row.rows_added) },
  { key: 'changed', header: '変更', number: true, cell: (row) => count(row, row.rows_changed) },
  { key: 'unchanged', header: '変更なし', number: true, cell: (row) => count(row, row.rows_unchanged) },
  { key: 'ended', header: '掲載終了', number: true, cell: (row) => count(row, row.rows_ended) },
  { key: 'odd', header: '要確認', number: true, cell: (row) => count(row, row.rows_odd) },
  { key: 'rejected', header: 'エラー', number: true, cell: (row) => count(row, row.rows_rejected) },
  {
    key: 'at',
    header: '始めた日時',
    nowrap: true,
    cell: (row) => (
      <>
        {formatInstant(row.created_at)}
        <span className="table__sub">{row.created_by}</span>
      </>
    ),
  },
]

/** Loads the measures that jGrants publishes, and shows what became of earlier files. */
export default function MeasureImportsPage() {
  const { query, href } = useUrlQuery(kDefaults)
  const imports = useMeasureImports(query.page)
  return (
    <Page
      title="jGrantsからの取り込み"
      crumbs={[{ label: '制度をさがす', href: '/app/measures' }]}
      lead="jGrants（補助金の電子申請システム）が公表している補助金の一覧を取り込みます。取り込みは裏で進むので、画面を閉じてもかまいません。"
    >
      <section className="card" aria-labelledby="new-import">
        <h2 id="new-import">ファイルを取り込む</h2>
        <NewImport />
      </section>
      <section className="stack stack--small" aria-labelledby="past-imports">
        <h2 id="past-imports">これまでの取り込み</h2>
        <QueryView query={imports}>
          {(data) => (
            <DataTable
              caption="これまでの取り込みの一覧"
              columns={kColumns}
              rows={data.items}
              rowKey={(row) => String(row.import_id)}
              paging={{ ...data, href: (page) => href({ page }) }}
              empty={
                <EmptyState title="まだ取り込みがありません" icon="upload">
                  <p>上の欄からファイルを選んで、取り込みを始めてください。</p>
                </EmptyState>
              }
            />
          )}
        </QueryView>
      </section>
    </Page>
  )
}

function NewImport() {
  const queries = useQueryClient()
  const [again, setAgain] = useState(false)
  return (
    <div className="stack">
      <Checkbox
        id="import-again"
        name="again"
        value={again}
        onValue={setAgain}
        label="取り込み済みの同じファイルも、もう一度照合する"
        help="ふつうは選びません。同じファイルを2回取り込んでも、内容は変わりません。"
      />
      <FileUpload<{ import_id: number; job_id: number }>
        label="jGrantsのファイル"
        help="JSONかJSON Lines（1行に1件）のファイルです。gzやxzで圧縮したものも、そのまま選べます。"
        accept=".json,.jsonl,.ndjson,.gz,.xz"
        maxBytes={kMaxBytes}
        submit="取り込みを始める"
        url={(file) => `/api/v1/measure-imports/jgrants?name=${encodeURIComponent(file.name)}${again ? '&again=true' : ''}`}
        onDone={() => {
          toast('取り込みを始めました')
          void queries.invalidateQueries({ queryKey: kKeys.imports })
        }}
      />
    </div>
  )
}
