import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { MembersTabs, useChamber } from '../../../app/Members'
import { Badge } from '../../../ui/Badge/Badge'
import { Checkbox } from '../../../ui/Checkbox/Checkbox'
import { type Column, DataTable } from '../../../ui/DataTable/DataTable'
import { DateField } from '../../../ui/DateField/DateField'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { formatDate } from '../../../ui/format/date'
import { formatNumber } from '../../../ui/format/number'
import { Link } from '../../../ui/Link/Link'
import { NumberField } from '../../../ui/NumberField/NumberField'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { EmptyState } from '../../../ui/States/States'
import { TextField } from '../../../ui/TextField/TextField'
import { toast } from '../../../ui/Toast/Toasts'
import { createRound, refresh, type RoundView, useRounds } from '../queries'

const countOf = (round: RoundView, states: string[]) =>
  round.counts.filter((count) => states.includes(count.state)).reduce((sum, count) => sum + count.targets, 0)

const kColumns: Column<RoundView>[] = [
  { key: 'title', header: '年度更新', title: true, cell: (row) => <Link href={`/app/members/ledger/${row.round_id}`}>{row.title}</Link> },
  { key: 'state', header: '状態', cell: (row) => <Badge tone={row.state === 'open' ? 'info' : 'neutral'}>{row.state_label}</Badge> },
  { key: 'base', header: '基準日', nowrap: true, cell: (row) => formatDate(row.base_day) },
  { key: 'deadline', header: '回答の期限', nowrap: true, cell: (row) => formatDate(row.deadline) },
  { key: 'waiting', header: '確認待ち', number: true, cell: (row) => `${formatNumber(countOf(row, ['answered', 'reviewing']))}件` },
  { key: 'accepted', header: '反映済み', number: true, cell: (row) => `${formatNumber(countOf(row, ['accepted']))}件` },
]

/** The yearly rounds of the statutory ledger. */
export default function LedgerPage() {
  const chamber = useChamber()
  const rounds = useRounds(chamber)
  return (
    <Page title="法定台帳" lead="特定商工業者の台帳を、年に一度確かめて直します。事業所は、手紙のQRコードやメールのリンクから、番号やパスワードなしで回答できます。">
      <MembersTabs current="ledger" />
      <QueryView query={rounds}>
        {(data) => (
          <>
            <DataTable
              caption="年度更新の一覧"
              columns={kColumns}
              rows={data.items}
              rowKey={(row) => String(row.round_id)}
              empty={<EmptyState title="年度更新はまだありません" icon="inbox" />}
            />
            <section aria-labelledby="new-round">
              <h2 id="new-round">新しい年度更新を作る</h2>
              <NewRoundForm chamber={chamber} />
            </section>
          </>
        )}
      </QueryView>
    </Page>
  )
}

function NewRoundForm({ chamber }: { chamber: number }) {
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const today = new Date()
  const year = today.getMonth() >= 3 ? today.getFullYear() : today.getFullYear() - 1
  const form = useForm({
    draftKey: `ledger.round.${chamber}`,
    initial: { fiscal_year: year as number | null, title: `${year}年度 法定台帳の記載事項の確認`, deadline: '', asks_levy: true },
    validate: (values) => ({
      fiscal_year: values.fiscal_year === null ? '年度を西暦で入力してください。例：2026' : undefined,
      deadline: values.deadline === '' ? '回答の期限を入力してください。' : undefined,
    }),
    submit: async (values) => {
      const made = await createRound(chamber, {
        fiscal_year: values.fiscal_year ?? year,
        title: values.title,
        deadline: values.deadline,
        asks_levy: values.asks_levy,
        levy_text: '',
        letter_text: '',
        cost_items: [],
        levy_accounts: [],
      })
      await refresh(client, chamber)
      toast('年度更新を作りました。次に、対象を選びます')
      navigate(`/app/members/ledger/${made.round_id}`)
    },
  })
  return (
    <Form form={form as never}>
      <NumberField {...form.field('fiscal_year')} label="年度（西暦）" unit="年度" required help="4月1日が基準日になります。" />
      <TextField {...form.field('title')} label="件名" required help="手紙と回答の画面の見出しになります。" />
      <DateField {...form.field('deadline')} label="回答の期限" required />
      <Checkbox {...form.field('asks_levy')} label="負担金への同意もたずねる" />
      <FormButtons form={form} submit="作る" />
    </Form>
  )
}
