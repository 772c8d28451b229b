import { useState } from 'react'
import { useParams } from 'wouter'
import { asApiError } from '../../../api/problem'
import { Button } from '../../../ui/Button/Button'
import { csvText, saveFile } from '../../../ui/csv/csv'
import { type Column, DataTable } from '../../../ui/DataTable/DataTable'
import { Link } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { EmptyState } from '../../../ui/States/States'
import { toast } from '../../../ui/Toast/Toasts'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { loadFitting, useFitting } from '../advisor_queries'
import { useDefinitionOf, useMeasure } from '../queries'
import { kVerdicts } from '../strings.ja'
import type { FittingBusiness } from '../types'
import { VerdictBadge } from '../parts/badges'

const kDefaults = { page: 1 }

/** The businesses whose owners let us see their data and that a measure fits, with reasons. */
export default function FittingBusinessesPage() {
  const measureId = Number(useParams<{ measure_id: string }>().measure_id)
  const { query, href } = useUrlQuery(kDefaults)
  const measure = useMeasure(measureId)
  const fitting = useFitting(measureId, query.page)
  const definitionOf = useDefinitionOf()
  const factName = (key: string) => definitionOf(key)?.name ?? key
  const title = measure.data?.title ?? '制度'

  const columns: Column<FittingBusiness>[] = [
    {
      key: 'name',
      header: '事業者',
      title: true,
      cell: (row) => (
        <>
          <Link href={`/app/businesses/${row.business_id}/measures/${measureId}`}>{row.name}</Link>
          <span className="table__sub">{row.address || row.prefecture_name}</span>
        </>
      ),
    },
    { key: 'verdict', header: '結果', nowrap: true, cell: (row) => <VerdictBadge short verdict={row.verdict} /> },
    {
      key: 'reasons',
      header: '理由',
      cell: (row) => (row.reasons.length > 0 ? <ul className="plain-list">{row.reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul> : null),
    },
    { key: 'missing', header: '聞くこと', cell: (row) => row.missing.map(factName).join('、') },
  ]

  return (
    <Page
      title="制度に合う事業者"
      crumbs={[
        { label: '制度をさがす', href: '/app/measures' },
        { label: title, href: `/app/measures/${measureId}` },
      ]}
      lead={`「${title}」を使える、または使えそうな事業者です。情報を見せることに同意した事業者だけが出ます。`}
    >
      <QueryView query={fitting}>
        {(data) => (
          <DataTable
            caption="制度に合う事業者の一覧"
            columns={columns}
            rows={data.items}
            rowKey={(row) => String(row.business_id)}
            paging={{ ...data, href: (page) => href({ page }) }}
            tools={data.items.length > 0 && <SaveCsv measureId={measureId} title={title} factName={factName} />}
            empty={
              <EmptyState title="合う事業者は、いまはいません" icon="people">
                <p>情報を見せることに同意した事業者がふえると、ここに出ます。</p>
              </EmptyState>
            }
          />
        )}
      </QueryView>
    </Page>
  )
}

/** All pages of the list as a file. */
function SaveCsv({ measureId, title, factName }: { measureId: number; title: string; factName: (key: string) => string }) {
  const [busy, setBusy] = useState(false)
  async function save() {
    setBusy(true)
    try {
      const items: FittingBusiness[] = []
      for (let page = 1; ; page += 1) {
        const answer = await loadFitting(measureId, { page, per_page: 100 })
        items.push(...answer.items)
        if (answer.items.length === 0 || items.length >= answer.total) break
      }
      const rows = items.map((item) => [
        item.name,
        item.address || item.prefecture_name,
        kVerdicts[item.verdict].label,
        item.reasons.join('。'),
        item.missing.map(factName).join('、'),
      ])
      saveFile(`${title}_合う事業者.csv`, csvText([['事業者', '所在地', '結果', '理由', '聞くこと'], ...rows]))
      toast(`${items.length}件をCSVで保存しました`)
    } catch (error) {
      toast(`CSVを作れませんでした。${asApiError(error).message}`)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button size="small" variant="outline" icon="download" busy={busy} onClick={() => void save()}>
      CSV
    </Button>
  )
}
