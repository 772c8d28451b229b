import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'wouter'
import { asApiError } from '../../../api/problem'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { DataTable } from '../../../ui/DataTable/DataTable'
import { DateField } from '../../../ui/DateField/DateField'
import { DescriptionList } from '../../../ui/DescriptionList/DescriptionList'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { dateInJapan, formatDate } from '../../../ui/format/date'
import { formatYen } from '../../../ui/format/number'
import { Link } from '../../../ui/Link/Link'
import { NumberField } from '../../../ui/NumberField/NumberField'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Select } from '../../../ui/Select/Select'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { TextField } from '../../../ui/TextField/TextField'
import { toast } from '../../../ui/Toast/Toasts'
import { newReplayKey } from '../model'
import { ChargeState } from '../parts/ChargeState'
import { ReasonDialog } from '../parts/ReasonDialog'
import {
  adjustCharge,
  cancelCharge,
  cancelPayment,
  type ChargeView,
  issueReceipt,
  kKeys,
  paperAddress,
  payCharge,
  type PaymentMethod,
  useChamber,
  useCharge,
} from '../queries'
import { kKinds, kMethods } from '../strings.ja'

const kCrumbs = [{ label: '会費', href: '/app/dues' }]

/** One charge: how it came about, its parts, what was paid and taken off, and what can be done. */
export default function ChargePage() {
  const chamber = useChamber()
  const charge_id = Number(useParams<{ charge_id: string }>().charge_id)
  const charge = useCharge(chamber, charge_id)
  if (charge.data) return <Content key={charge_id} chamber={chamber} view={charge.data} />
  return (
    <Page title="請求" crumbs={kCrumbs}>
      <QueryView query={charge} loading={<Skeleton lines={8} />}>
        {() => null}
      </QueryView>
    </Page>
  )
}

type Asking = 'reduction' | 'waiver' | 'cancel' | { payment_id: number } | null

function Content({ chamber, view }: { chamber: number; view: ChargeView }) {
  const queries = useQueryClient()
  const [asking, setAsking] = useState<Asking>(null)
  const { charge } = view
  const isOpen = charge.state === 'open' || charge.state === 'overdue'

  function show(next: ChargeView, words: string) {
    queries.setQueryData(kKeys.part(chamber, 'charge', charge.charge_id), next)
    void queries.invalidateQueries({ queryKey: kKeys.part(chamber, 'charges') })
    setAsking(null)
    toast(words)
  }

  async function receipt(payment_id: number) {
    try {
      const paper = await issueReceipt(chamber, payment_id)
      window.location.assign(paperAddress(chamber, paper.paper_id))
    } catch (error) {
      toast(asApiError(error).message)
    }
  }

  return (
    <Page title={charge.title} crumbs={kCrumbs} actions={<ChargeState state={charge.state} />}>
      <div className="stack">
        <DescriptionList
          items={[
            {
              term: '会員',
              value: (
                <Link href={`/app/dues/members/${charge.member_id}`}>
                  {charge.member_name}
                  {charge.member_number && `（${charge.member_number}）`}
                </Link>
              ),
            },
            { term: '種類', value: kKinds[charge.kind] },
            { term: '請求額', value: `${formatYen(charge.amount_yen)}（${charge.tax_rate ? `消費税${charge.tax_rate}%を含む` : '不課税'}）` },
            { term: '減免', value: formatYen(charge.reduced_yen) },
            { term: '入金', value: formatYen(charge.paid_yen) },
            { term: '未納', value: formatYen(charge.open_yen) },
          ]}
        />
        {view.explanation.length > 0 && (
          <section className="card card--soft">
            <h2>金額の根拠</h2>
            <ul>
              {view.explanation.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </section>
        )}
        {view.cancelled_reason && (
          <Banner kind="warning" title="この請求は取り消されています">
            <p>理由：{view.cancelled_reason}</p>
          </Banner>
        )}
        <section className="stack stack--small">
          <h2>納入期限</h2>
          <DataTable
            caption="納入期限の一覧"
            columns={[
              { key: 'due', header: '期限', title: true, cell: (row) => formatDate(row.due_on) },
              { key: 'label', header: '区分', cell: (row) => row.label },
              { key: 'amount', header: '金額', number: true, cell: (row) => formatYen(row.amount_yen) },
              { key: 'open', header: '未納', number: true, cell: (row) => formatYen(row.open_yen) },
            ]}
            rows={view.instalments}
            rowKey={(row) => String(row.instalment_number)}
            empty={<p>納入期限はありません。</p>}
          />
        </section>
        <section className="stack stack--small">
          <h2>入金</h2>
          <DataTable
            caption="入金の一覧"
            columns={[
              { key: 'day', header: '入金日', title: true, cell: (row) => formatDate(row.paid_on) },
              { key: 'method', header: '方法', cell: (row) => kMethods[row.payment_method] },
              { key: 'amount', header: '金額', number: true, cell: (row) => formatYen(row.amount_yen) },
              {
                key: 'note',
                header: 'メモ',
                cell: (row) => (row.cancelled_reason ? `取消：${row.cancelled_reason}` : row.note),
              },
              {
                key: 'actions',
                header: '操作',
                bare: true,
                cell: (row) =>
                  row.cancelled_at ? null : (
                    <div className="row">
                      <Button size="small" variant="outline" onClick={() => void receipt(row.payment_id)}>
                        領収書
                      </Button>
                      <Button size="small" variant="text" onClick={() => setAsking({ payment_id: row.payment_id })}>
                        入金を取り消す
                      </Button>
                    </div>
                  ),
              },
            ]}
            rows={view.payments}
            rowKey={(row) => String(row.payment_id)}
            empty={<p className="muted">まだ入金はありません。</p>}
          />
        </section>
        {view.adjustments.length > 0 && (
          <section>
            <h2>減額・免除</h2>
            <ul>
              {view.adjustments.map((one) => (
                <li key={one.adjustment_id}>
                  {one.kind === 'waiver' ? '免除' : '減額'} {formatYen(one.amount_yen)}（{one.reason}）
                </li>
              ))}
            </ul>
          </section>
        )}
        {isOpen && <PaymentForm chamber={chamber} view={view} onDone={(next) => show(next, '入金を記録しました')} />}
        {isOpen && (
          <section className="stack stack--small">
            <h2>そのほかの操作</h2>
            <div className="row">
              <Button variant="outline" onClick={() => setAsking('reduction')}>
                減額する
              </Button>
              <Button variant="outline" onClick={() => setAsking('waiver')}>
                残りを免除する
              </Button>
              <Button variant="outline" danger onClick={() => setAsking('cancel')}>
                請求を取り消す
              </Button>
            </div>
            <p className="muted small">納められた会費は返還しません。入金のある請求は取り消せません。</p>
          </section>
        )}
      </div>
      {asking === 'reduction' && (
        <ReasonDialog
          title="減額する"
          confirm="減額する"
          amount
          onClose={() => setAsking(null)}
          onDone={async (reason, amount_yen) =>
            show(await adjustCharge(chamber, charge.charge_id, { kind: 'reduction', amount_yen, reason }), '減額しました')
          }
        />
      )}
      {asking === 'waiver' && (
        <ReasonDialog
          title="残りを免除する"
          confirm="免除する"
          onClose={() => setAsking(null)}
          onDone={async (reason) =>
            show(await adjustCharge(chamber, charge.charge_id, { kind: 'waiver', reason }), '免除しました')
          }
        >
          <p>未納の {formatYen(charge.open_yen)} を請求しないことにします。</p>
        </ReasonDialog>
      )}
      {asking === 'cancel' && (
        <ReasonDialog
          title="請求を取り消す"
          confirm="取り消す"
          danger
          onClose={() => setAsking(null)}
          onDone={async (reason) => show(await cancelCharge(chamber, charge.charge_id, reason), '請求を取り消しました')}
        >
          <p>請求の誤りを取り消します。取り消した後、もう一度請求できます。</p>
        </ReasonDialog>
      )}
      {typeof asking === 'object' && asking !== null && (
        <ReasonDialog
          title="入金の記録を取り消す"
          confirm="取り消す"
          danger
          onClose={() => setAsking(null)}
          onDone={async (reason) => show(await cancelPayment(chamber, asking.payment_id, reason), '入金の記録を取り消しました')}
        >
          <p>入力の誤りを直すための操作です。返金の記録ではありません。</p>
        </ReasonDialog>
      )}
    </Page>
  )
}

interface PaymentFormProps {
  chamber: number
  view: ChargeView
  onDone: (next: ChargeView) => void
}

function PaymentForm({ chamber, view, onDone }: PaymentFormProps) {
  const [key] = useState(newReplayKey)
  const form = useForm({
    initial: {
      paid_on: dateInJapan(new Date()),
      amount_yen: view.charge.open_yen as number | null,
      payment_method: 'transfer',
      note: '',
    },
    validate: (values) => ({ amount_yen: values.amount_yen ? undefined : '金額を入力してください。例：12,000' }),
    submit: async (values) =>
      onDone(
        await payCharge(chamber, view.charge.charge_id, {
          ...values,
          amount_yen: values.amount_yen ?? 0,
          payment_method: values.payment_method as PaymentMethod,
          replay_key: key,
        }),
      ),
  })
  return (
    <section className="card" key={view.charge.open_yen}>
      <h2>入金を記録する</h2>
      <Form form={form}>
        <DateField label="入金日" required {...form.field('paid_on')} />
        <NumberField label="金額" unit="円" required {...form.field('amount_yen')} />
        <Select
          label="方法"
          required
          {...form.field('payment_method')}
          options={[
            { value: 'transfer', label: kMethods.transfer },
            { value: 'cash', label: kMethods.cash },
          ]}
        />
        <TextField label="メモ" {...form.field('note')} maxLength={200} />
        <FormButtons form={form} submit="入金を記録する" />
      </Form>
    </section>
  )
}
