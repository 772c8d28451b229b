import { useParams } from 'wouter'
import { Banner } from '../../../ui/Banner/Banner'
import { DataTable } from '../../../ui/DataTable/DataTable'
import { DescriptionList } from '../../../ui/DescriptionList/DescriptionList'
import { formatDuration, formatInstant } from '../../../ui/format/date'
import { formatBytes, formatNumber } from '../../../ui/format/number'
import { LinkButton } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { Progress } from '../../../ui/Progress/Progress'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { hasEnded, useMeasureImport } from '../import_queries'
import type { MeasureImport } from '../types'
import { ImportState } from '../parts/ImportState'

const kCrumbs = [
  { label: '制度をさがす', href: '/app/measures' },
  { label: 'jGrantsからの取り込み', href: '/app/measure-imports' },
]

/** One import: what came in, what changed, what somebody should look at. */
export default function MeasureImportPage() {
  const import_id = Number(useParams<{ import_id: string }>().import_id)
  const query = useMeasureImport(import_id)
  return (
    <Page title={query.data?.file_name ?? '取り込み'} crumbs={kCrumbs} actions={query.data && <ImportState state={query.data.state} />}>
      <QueryView query={query}>{(item) => <Content item={item} />}</QueryView>
    </Page>
  )
}

function Content({ item }: { item: MeasureImport }) {
  const seconds = item.started_at && item.finished_at ? (Date.parse(item.finished_at) - Date.parse(item.started_at)) / 1000 : null
  const rows = (value: number) => `${formatNumber(value)}件`
  return (
    <>
      {!hasEnded(item.state) ? (
        <div className="card measure">
          <Progress label={item.state === 'queued' ? '順番を待っています' : '取り込んでいます'} done={0} total={0} />
          <p className="muted small">この画面を閉じても、取り込みは続きます。</p>
        </div>
      ) : (
        <Banner
          kind={item.state === 'succeeded' ? (item.rows_rejected + item.rows_odd > 0 ? 'warning' : 'success') : 'error'}
          title={item.state === 'succeeded' ? '取り込みが終わりました' : '取り込めませんでした'}
        >
          {item.message && <p>{item.message}</p>}
        </Banner>
      )}
      <DescriptionList
        items={[
          ...(item.state === 'succeeded'
            ? [
                { term: '新規', value: rows(item.rows_added) },
                { term: '変更', value: rows(item.rows_changed) },
                { term: '変更なし', value: rows(item.rows_unchanged) },
                { term: '掲載終了', value: rows(item.rows_ended) },
                { term: '確かめてほしいもの', value: rows(item.rows_odd) },
                { term: 'エラー', value: rows(item.rows_rejected) },
              ]
            : []),
          { term: '大きさ', value: formatBytes(item.file_size) },
          { term: '始めた人', value: `${item.created_by}（${formatInstant(item.created_at)}）` },
          ...(seconds === null ? [] : [{ term: 'かかった時間', value: formatDuration(seconds) }]),
        ]}
      />
      {item.problems.length > 0 && (
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
      )}
    </>
  )
}
