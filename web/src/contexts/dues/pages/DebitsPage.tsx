import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { asApiError } from '../../../api/problem'
import type { components } from '../../../api/schema'
import { Badge } from '../../../ui/Badge/Badge'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { DataTable } from '../../../ui/DataTable/DataTable'
import { DateField } from '../../../ui/DateField/DateField'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { formatDate } from '../../../ui/format/date'
import { formatNumber, formatYen } from '../../../ui/format/number'
import { Link } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { TextField } from '../../../ui/TextField/TextField'
import { toast } from '../../../ui/Toast/Toasts'
import { DuesTabs } from '../parts/DuesTabs'
import { kKeys, makeDebitRun, previewDebits, useChamber, useDebitRuns } from '../queries'
import { kDebitStates } from '../strings.ja'

type DebitPreview = components['schemas']['DebitPreview']

/** Direct debits: begin one, and those there were. */
export default function DebitsPage() {
  const chamber = useChamber()
  const runs = useDebitRuns(chamber)
  return (
    <Page
      title="口座振替"
      crumbs={[{ label: '会費', href: '/app/dues' }]}
      lead="未納の会費を集めて銀行のファイル（全銀フォーマット）を作り、結果を取り込みます。"
    >
      <DuesTabs current="debits" />
      <div className="stack">
        <NewRun chamber={chamber} />
        <section className="stack stack--small">
          <h2>これまでの口座振替</h2>
          <QueryView query={runs}>
            {(data) => (
              <DataTable
                caption="口座振替の一覧"
                columns={[
                  {
                    key: 'title',
                    header: '件名',
                    title: true,
                    cell: (row) => (
                      <Link href={`/app/dues/debits/${row.debit_run_id}`}>
                        第{row.run_number}号 {row.title}
                      </Link>
                    ),
                  },
                  { key: 'day', header: '引落日', nowrap: true, cell: (row) => formatDate(row.debit_on) },
                  { key: 'count', header: '件数', number: true, cell: (row) => formatNumber(row.line_count) },
                  { key: 'total', header: '金額', number: true, cell: (row) => formatYen(row.total_yen) },
                  { key: 'paid', header: '振替済', number: true, cell: (row) => formatYen(row.paid_yen) },
                  {
                    key: 'state',
                    header: '状況',
                    nowrap: true,
                    cell: (row) => <Badge tone={kDebitStates[row.state].tone}>{kDebitStates[row.state].label}</Badge>,
                  },
                ]}
                rows={data.items}
                rowKey={(row) => String(row.debit_run_id)}
                empty={<p className="muted">まだありません。</p>}
              />
            )}
          </QueryView>
        </section>
      </div>
    </Page>
  )
}

function NewRun({ chamber }: { chamber: number }) {
  const queries = useQueryClient()
  const [, navigate] = useLocation()
  const [preview, setPreview] = useState<DebitPreview | null>(null)
  const form = useForm({
    initial: { title: '', debit_on: '' },
    validate: (values) => ({
      title: values.title.trim() === '' ? '件名を入力してください。例：会費 6月振替' : undefined,
      debit_on: values.debit_on === '' ? '引落日を入力してください。例：2026年6月29日' : undefined,
    }),
    submit: async (values) => {
      const run = await makeDebitRun(chamber, { title: values.title.trim(), debit_on: values.debit_on })
      await queries.invalidateQueries({ queryKey: kKeys.part(chamber) })
      toast(`${formatNumber(run.line_count)}件を集めました`)
      navigate(`/app/dues/debits/${run.debit_run_id}`)
    },
  })
  async function look() {
    try {
      setPreview(await previewDebits(chamber, form.latest().debit_on))
    } catch (error) {
      setPreview(null)
      toast(asApiError(error).message)
    }
  }
  return (
    <section className="card">
      <h2>新しい口座振替</h2>
      <Form form={form}>
        <TextField label="件名" required {...form.field('title')} maxLength={100} help="例：会費 6月振替" />
        <DateField label="引落日" required {...form.field('debit_on')} help="銀行の営業日を選びます。この日までに期限が来る未納を集めます。" />
        <div className="row">
          <Button variant="outline" onClick={() => void look()}>
            集まる件数を確かめる
          </Button>
        </div>
        {preview && (
          <div className="stack stack--small" role="status">
            {preview.closed_because && (
              <Banner kind="warning" title={`この日は${preview.closed_because}のため、銀行が休みです`}>
                <p>翌営業日は {formatDate(preview.next_bank_day)} です。</p>
              </Banner>
            )}
            {!preview.has_consignor && (
              <Banner kind="warning" title="委託者の情報がありません">
                <p>
                  <Link href="/app/dues/setting">会費の設定</Link>で、委託者コードと取引銀行を登録してください。
                </p>
              </Banner>
            )}
            <p>
              {formatNumber(preview.line_count)}件、{formatYen(preview.total_yen)}を引き落とします。
            </p>
            {preview.problems.length > 0 && (
              <DataTable
                caption="引き落とせない会員"
                columns={[
                  { key: 'name', header: '引き落とせない会員', title: true, cell: (row) => <Link href={`/app/dues/members/${row.member_id}`}>{row.member_name}</Link> },
                  { key: 'amount', header: '金額', number: true, cell: (row) => formatYen(row.amount_yen) },
                  { key: 'why', header: '理由', cell: (row) => row.message },
                ]}
                rows={preview.problems}
                rowKey={(row) => String(row.member_id)}
                empty={null}
              />
            )}
          </div>
        )}
        <FormButtons form={form} submit="口座振替を集める" />
      </Form>
    </section>
  )
}
