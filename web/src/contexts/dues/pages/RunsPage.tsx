import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { asApiError } from '../../../api/problem'
import { Badge } from '../../../ui/Badge/Badge'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { Checkbox } from '../../../ui/Checkbox/Checkbox'
import { ConfirmDialog } from '../../../ui/ConfirmDialog/ConfirmDialog'
import { DataTable } from '../../../ui/DataTable/DataTable'
import { DescriptionList } from '../../../ui/DescriptionList/DescriptionList'
import { dateInJapan, formatInstant } from '../../../ui/format/date'
import { formatNumber, formatYen } from '../../../ui/format/number'
import { Link, LinkButton } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Select } from '../../../ui/Select/Select'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { toast } from '../../../ui/Toast/Toasts'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { fiscalYearName, fiscalYearOf, yearOptions } from '../model'
import { DuesTabs } from '../parts/DuesTabs'
import { base, beginInvoices, kKeys, makeRun, type RunPreview, useBundles, useChamber, useRunPreview, useRuns } from '../queries'

const kThisYear = fiscalYearOf(dateInJapan(new Date()))
const kDefaults = { year: kThisYear }

/** The dues of a fiscal year for all members: first tried, then claimed once; then invoices in one file. */
export default function RunsPage() {
  const chamber = useChamber()
  const { query, set } = useUrlQuery(kDefaults)
  const preview = useRunPreview(chamber, query.year)
  return (
    <Page title="年度の請求" crumbs={[{ label: '会費', href: '/app/dues' }]} lead="会費規程で全会員の会費を計算し、確かめてから請求します。">
      <DuesTabs current="runs" />
      <div className="stack">
        <Select
          id="run-year"
          name="year"
          label="年度"
          unmarked
          value={String(query.year)}
          onValue={(year) => set({ year: Number(year) })}
          options={yearOptions(kThisYear)}
        />
        <QueryView query={preview} loading={<Skeleton lines={8} />}>
          {(data) => <Preview key={data.fiscal_year} chamber={chamber} preview={data} />}
        </QueryView>
        <History chamber={chamber} />
      </div>
    </Page>
  )
}

function Preview({ chamber, preview }: { chamber: number; preview: RunPreview }) {
  const queries = useQueryClient()
  const [guess, setGuess] = useState(false)
  const [asking, setAsking] = useState(false)
  const count = preview.to_charge - (guess ? 0 : preview.problem_count)
  const difference = preview.dues_yen - preview.last_year_yen
  return (
    <section className="card stack">
      <h2>{fiscalYearName(preview.fiscal_year)}の試算</h2>
      <DescriptionList
        items={[
          { term: '会費規程', value: <Link href={`/app/dues/rules/${preview.rule_version}`}>{preview.rule_title}</Link> },
          { term: '会員', value: `${formatNumber(preview.members)}件（請求済み ${formatNumber(preview.charged)}件）` },
          { term: '請求する会費', value: `${formatNumber(preview.to_charge)}件、${formatYen(preview.dues_yen)}` },
          { term: '請求する負担金', value: `${formatNumber(preview.levy_count)}件、${formatYen(preview.levy_yen)}` },
          {
            term: '前年度の会費',
            value: `${formatNumber(preview.last_year_members)}件、${formatYen(preview.last_year_yen)}（差 ${formatYen(difference)}）`,
          },
          {
            term: '前年度との違い',
            value: `増える会員 ${formatNumber(preview.more)}件、減る会員 ${formatNumber(preview.less)}件、前年度の請求がない会員 ${formatNumber(preview.new_members)}件`,
          },
        ]}
      />
      {preview.problem_count > 0 && (
        <>
          <Banner kind="warning" title={`情報が足りない会員が${formatNumber(preview.problem_count)}件あります`}>
            <p>資本金などが分からないため、金額は見込みです。会員の情報を補ってから請求することをお勧めします。</p>
          </Banner>
          <DataTable
            caption="情報が足りない会員"
            columns={[
              { key: 'name', header: '会員', title: true, cell: (row) => row.member_name },
              { key: 'missing', header: '足りない情報', cell: (row) => row.missing.join('、') },
              { key: 'amount', header: '見込みの金額', number: true, cell: (row) => formatYen(row.dues_yen) },
            ]}
            rows={preview.problems}
            rowKey={(row) => String(row.member_id)}
            empty={null}
          />
          <Checkbox
            id="run-guess"
            name="guess"
            label="情報が足りない会員にも、見込みの金額で請求する"
            value={guess}
            onValue={setGuess}
          />
        </>
      )}
      {preview.largest_changes.length > 0 && (
        <details>
          <summary>前年度から金額が変わる会員（大きい順）</summary>
          <DataTable
            caption="金額が変わる会員"
            columns={[
              { key: 'name', header: '会員', title: true, cell: (row) => row.member_name },
              { key: 'before', header: '前年度', number: true, cell: (row) => formatYen(row.last_year_yen ?? 0) },
              { key: 'after', header: 'この年度', number: true, cell: (row) => formatYen(row.dues_yen) },
            ]}
            rows={preview.largest_changes}
            rowKey={(row) => String(row.member_id)}
            empty={null}
          />
        </details>
      )}
      {count > 0 || preview.levy_count > 0 ? (
        <div>
          <Button onClick={() => setAsking(true)}>{formatNumber(count)}件の会費を請求する</Button>
        </div>
      ) : (
        <p>請求する会費はありません。</p>
      )}
      {asking && (
        <ConfirmDialog
          title="会費を請求しますか"
          confirm="請求する"
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            const result = await makeRun(chamber, { fiscal_year: preview.fiscal_year, accepts_missing: guess })
            setAsking(false)
            toast(`${formatNumber(result.run.charge_count)}件、${formatYen(result.run.total_yen)}を請求しました`)
            await queries.invalidateQueries({ queryKey: kKeys.part(chamber) })
          }}
        >
          <p>{fiscalYearName(preview.fiscal_year)}の会費を請求として登録します。もう一度行っても、二重には請求されません。</p>
        </ConfirmDialog>
      )}
    </section>
  )
}

function History({ chamber }: { chamber: number }) {
  const queries = useQueryClient()
  const runs = useRuns(chamber)
  const bundles = useBundles(chamber)
  async function invoices(run_id: number) {
    try {
      await beginInvoices(chamber, run_id)
      toast('請求書を作り始めました')
      await queries.invalidateQueries({ queryKey: kKeys.part(chamber, 'bundles') })
    } catch (error) {
      toast(asApiError(error).message)
    }
  }
  return (
    <>
      <section className="stack stack--small">
        <h2>これまでの請求</h2>
        <QueryView query={runs}>
          {(data) => (
            <DataTable
              caption="これまでの請求"
              columns={[
                { key: 'year', header: '年度', title: true, cell: (row) => fiscalYearName(row.fiscal_year) },
                { key: 'at', header: '日時', nowrap: true, cell: (row) => formatInstant(row.made_at) },
                { key: 'count', header: '件数', number: true, cell: (row) => formatNumber(row.charge_count) },
                { key: 'total', header: '金額', number: true, cell: (row) => formatYen(row.total_yen) },
                {
                  key: 'actions',
                  header: '操作',
                  bare: true,
                  cell: (row) => (
                    <div className="row">
                      <Button size="small" variant="outline" icon="print" onClick={() => void invoices(row.run_id)}>
                        請求書をまとめて作る
                      </Button>
                    </div>
                  ),
                },
              ]}
              rows={data.items}
              rowKey={(row) => String(row.run_id)}
              empty={<p className="muted">まだ請求していません。</p>}
            />
          )}
        </QueryView>
      </section>
      <section className="stack stack--small">
        <h2>まとめて作った書類</h2>
        <QueryView query={bundles}>
          {(data) => (
            <DataTable
              caption="まとめて作った書類"
              columns={[
                { key: 'title', header: '書類', title: true, cell: (row) => row.title },
                { key: 'at', header: '日時', nowrap: true, cell: (row) => formatInstant(row.made_at) },
                {
                  key: 'file',
                  header: 'ファイル',
                  bare: true,
                  cell: (row) =>
                    row.is_ready ? (
                      <LinkButton
                        size="small"
                        variant="outline"
                        icon="download"
                        href={`${base(chamber)}/bundles/${row.bundle_id}/papers.pdf`}
                      >
                        PDF（{formatNumber(row.page_count)}ページ）
                      </LinkButton>
                    ) : (
                      <Badge tone="info">作成中</Badge>
                    ),
                },
              ]}
              rows={data.items}
              rowKey={(row) => String(row.bundle_id)}
              empty={<p className="muted">まだありません。</p>}
            />
          )}
        </QueryView>
      </section>
    </>
  )
}
