import { useQueryClient } from '@tanstack/react-query'
import { useParams } from 'wouter'
import type { ImportItem } from '../../../api/types'
import { DataTable } from '../../../ui/DataTable/DataTable'
import { formatNumber } from '../../../ui/format/number'
import { ImportPage as Import } from '../../../ui/Imports/ImportPage'
import { LinkButton } from '../../../ui/Link/Link'
import { kImportCounts } from '../import_counts'
import { useImport } from '../owner_queries'
import { kKeys } from '../queries'

const kCrumbs = [{ label: 'データの取り込み', href: '/app/imports' }]

/** One import: live progress, then counts, the first wrong lines, and all of them as a file. */
export default function ImportPage() {
  const import_id = Number(useParams<{ import_id: string }>().import_id)
  const queries = useQueryClient()
  const query = useImport(import_id)
  return (
    <Import
      query={query}
      crumbs={kCrumbs}
      lead={query.data?.kind_name}
      counts={kImportCounts}
      unit="行"
      warning={(item) => (item.rows_rejected > 0 ? '誤りのある行があります' : '')}
      nothing={(item) =>
        item.rows_read > 0 && item.rows_rejected === item.rows_read
          ? 'データの種類に合ったファイルかどうか、下の理由を見て確かめてください。'
          : null
      }
      facts={(item) => [
        ...item.entries.map((entry) => ({
          term: '中身',
          key: entry.name,
          value: [entry.name, entry.encoding, entry.layout].filter(Boolean).join('、'),
        })),
        { term: '誤りがあるとき', value: item.strict ? '何も取り込まない' : '正しい行だけを取り込む' },
      ]}
      meanwhile="終わるまで、検索には前の内容が使われます。"
      onEnd={() => void queries.invalidateQueries({ queryKey: kKeys.imports })}
    >
      {(item) => <Problems item={item} />}
    </Import>
  )
}

function Problems({ item }: { item: ImportItem }) {
  if (item.problems.length === 0 && !item.has_rejected_list) return null
  return (
    <section className="stack stack--small" aria-labelledby="problems">
      <h2 id="problems">取り込めなかった行</h2>
      <DataTable
        caption="取り込めなかった行（はじめの20行まで）"
        columns={[
          { key: 'line', header: '行', number: true, cell: (row) => formatNumber(row.line) },
          { key: 'entry', header: 'ファイル', cell: (row) => row.entry },
          { key: 'message', header: '理由', title: true, cell: (row) => row.message },
        ]}
        rows={item.problems}
        rowKey={(row) => `${row.entry}:${row.line}:${row.message}`}
        tools={
          item.has_rejected_list && (
            <LinkButton size="small" variant="outline" icon="download" href={`/api/v1/imports/${item.import_id}/rejected.csv`}>
              すべてをCSVで保存
            </LinkButton>
          )
        }
        empty={<p>一覧はCSVで受け取れます。</p>}
        dense
      />
    </section>
  )
}
