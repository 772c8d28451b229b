import { useQueryClient } from '@tanstack/react-query'
import { useParams } from 'wouter'
import { DataTable } from '../../../ui/DataTable/DataTable'
import { formatNumber } from '../../../ui/format/number'
import { ImportPage } from '../../../ui/Imports/ImportPage'
import { LinkButton } from '../../../ui/Link/Link'
import { kImportCounts, useMeasureImport } from '../import_queries'
import { kKeys } from '../queries'
import type { MeasureImport } from '../types'

const kCrumbs = [
  { label: '制度をさがす', href: '/app/measures' },
  { label: 'jGrantsからの取り込み', href: '/app/measure-imports' },
]

/** One import: what came in, what changed, what somebody should look at. */
export default function MeasureImportPage() {
  const import_id = Number(useParams<{ import_id: string }>().import_id)
  const queries = useQueryClient()
  return (
    <ImportPage
      query={useMeasureImport(import_id)}
      crumbs={kCrumbs}
      counts={kImportCounts}
      unit="件"
      warning={(item) => (item.rows_rejected + item.rows_odd > 0 ? '確かめてほしい記録があります' : '')}
      meanwhile="終わるまで、制度の一覧は前の内容のままです。"
      onEnd={() => void queries.invalidateQueries({ queryKey: kKeys.imports })}
    >
      {(item) => item.problems.length > 0 && <Problems item={item} />}
    </ImportPage>
  )
}

function Problems({ item }: { item: MeasureImport }) {
  return (
    <section className="stack stack--small" aria-labelledby="problems">
      <h2 id="problems">確かめてほしい記録</h2>
      <DataTable
        caption="確かめてほしい記録（はじめの分）"
        dense
        columns={[
          {
            key: 'title',
            header: '記録',
            title: true,
            cell: (row) => (
              <>
                {row.title || row.jgrants_id || `${formatNumber(row.record)}件目`}
                <span className="table__sub">{formatNumber(row.record)}件目</span>
              </>
            ),
          },
          { key: 'message', header: '理由', cell: (row) => row.message },
          { key: 'value', header: '公表されている値', cell: (row) => row.value },
          { key: 'rejected', header: '扱い', nowrap: true, cell: (row) => (row.rejected ? '取り込まない' : '取り込む') },
        ]}
        rows={item.problems}
        rowKey={(row) => `${row.record}:${row.field}:${row.message}`}
        tools={
          item.has_report && (
            <LinkButton size="small" variant="outline" icon="download" href={`/api/v1/measure-imports/${item.import_id}/report.csv`}>
              すべてをCSVで保存
            </LinkButton>
          )
        }
        empty={null}
      />
    </section>
  )
}
