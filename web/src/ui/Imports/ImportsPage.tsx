import type { ReactNode } from 'react'
import type { PageOf } from '../../api/types'
import type { Crumb } from '../Breadcrumb/Breadcrumb'
import { type Column, DataTable } from '../DataTable/DataTable'
import { formatInstant } from '../format/date'
import { formatBytes, formatNumber } from '../format/number'
import { Link } from '../Link/Link'
import { Page } from '../Page/Page'
import { QueryView } from '../QueryView/QueryView'
import { EmptyState } from '../States/States'
import { ImportState } from './ImportState'
import type { ImportCount, ImportRecord } from './record'

interface ImportsPageProps<Item extends ImportRecord> {
  title: string
  crumbs?: Crumb[]
  lead?: ReactNode
  /** How to begin one: the choices and the file. */
  begin: ReactNode
  imports: { data: PageOf<Item> | undefined; error: unknown; refetch: () => unknown }
  counts: ImportCount<Item>[]
  href: (item: Item) => string
  pageHref: (page: number) => string
  /** Words beside the size of the file: its kind. */
  about?: (item: Item) => string
  /** Keeps the choice of columns under this name. */
  columnsKey?: string
  /** What to do first, said while there is no import. */
  empty?: string
}

/** The page from which files are taken in: how to begin one, and what became of earlier ones. */
export function ImportsPage<Item extends ImportRecord>(props: ImportsPageProps<Item>) {
  const { title, crumbs, lead, begin, imports, pageHref, columnsKey } = props
  const { empty = '上の欄からファイルを選んで、取り込みを始めてください。' } = props
  return (
    <Page title={title} crumbs={crumbs} lead={lead}>
      <section className="card" aria-labelledby="new-import">
        <h2 id="new-import">ファイルを取り込む</h2>
        {begin}
      </section>
      <section className="stack stack--small" aria-labelledby="past-imports">
        <h2 id="past-imports">これまでの取り込み</h2>
        <QueryView query={imports}>
          {(data) => (
            <DataTable
              caption="これまでの取り込みの一覧"
              columns={columnsOf(props)}
              rows={data.items}
              rowKey={(row) => String(row.import_id)}
              paging={{ ...data, href: pageHref }}
              columnsKey={columnsKey}
              empty={
                <EmptyState title="まだ取り込みがありません" icon="upload">
                  <p>{empty}</p>
                </EmptyState>
              }
            />
          )}
        </QueryView>
      </section>
    </Page>
  )
}

function columnsOf<Item extends ImportRecord>({ counts, href, about }: ImportsPageProps<Item>): Column<Item>[] {
  const shown = counts.filter((one) => one.inList !== false)
  return [
    {
      key: 'file',
      header: 'ファイル',
      title: true,
      cell: (row) => (
        <>
          <Link href={href(row)}>{row.file_name}</Link>
          <span className="table__sub">{[about?.(row), formatBytes(row.file_size)].filter(Boolean).join('、')}</span>
        </>
      ),
    },
    { key: 'state', header: '状態', nowrap: true, cell: (row) => <ImportState state={row.state} /> },
    ...shown.map(({ key, header, of, inList }) => ({
      key,
      header,
      number: true,
      optional: inList === 'optional',
      // Counts mean something once the import has ended well.
      cell: (row: Item) => (row.state === 'succeeded' ? formatNumber(of(row)) : ''),
    })),
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
}
