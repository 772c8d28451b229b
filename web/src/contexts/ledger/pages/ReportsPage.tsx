import { useQueryClient } from '@tanstack/react-query'
import { Badge } from '../../../ui/Badge/Badge'
import { DateField } from '../../../ui/DateField/DateField'
import { DescriptionList } from '../../../ui/DescriptionList/DescriptionList'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { formatNumber, formatYen } from '../../../ui/format/number'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { toast } from '../../../ui/Toast/Toasts'
import { RoundFrame } from '../parts/RoundFrame'
import { chargeLevies, refresh, roundFile, type RoundView, useLevy } from '../queries'

/** The ledger as the law asks for it, and the levy with what the law asks of it. */
export default function ReportsPage() {
  return <RoundFrame current="reports">{(round, chamber) => <Reports round={round} chamber={chamber} />}</RoundFrame>
}

function Reports({ round, chamber }: { round: RoundView; chamber: number }) {
  const levy = useLevy(chamber, round.round_id)
  const file = (name: string) => roundFile(chamber, round.round_id, name)
  return (
    <div className="stack">
      <section aria-labelledby="ledger">
        <h2 id="ledger">法定台帳</h2>
        <p>商工会議所法施行令第1条の項目を、いまの記録から作ります。</p>
        <ul>
          <li>
            <a href={file('ledger.pdf')}>台帳（PDF）</a>
          </li>
          <li>
            <a href={file('ledger.csv')}>台帳（CSV）</a>
          </li>
          <li>
            <a href={file('ledger.xlsx')}>台帳（Excel）</a>
          </li>
        </ul>
      </section>
      <section aria-labelledby="levy" className="stack">
        <h2 id="levy">負担金</h2>
        <QueryView query={levy}>
          {(data) => (
            <>
              <DescriptionList
                items={[
                  { term: '特定商工業者', value: `${formatNumber(data.targets)}者` },
                  { term: '同意', value: `${formatNumber(data.consents)}者（不同意 ${formatNumber(data.refusals)}者）` },
                  { term: '負担金の総額', value: formatYen(data.total_yen) },
                  { term: '経費の合計', value: formatYen(data.cost_yen) },
                ]}
              />
              <h3>法令の要件</h3>
              <ul className="plain stack stack--small">
                {data.findings.map((finding) => (
                  <li key={finding.code}>
                    <Badge tone={finding.fulfilled ? 'success' : 'error'}>{finding.fulfilled ? '満たす' : '満たさない'}</Badge> {finding.words}
                    <span className="small muted">（{finding.law}）</span>
                  </li>
                ))}
              </ul>
              <p>
                <a href={file('levy-papers.pdf')}>許可の申請に付ける書類（PDF）</a>
              </p>
              {data.findings.every((finding) => finding.fulfilled) && <ChargeForm chamber={chamber} round={round} />}
            </>
          )}
        </QueryView>
      </section>
    </div>
  )
}

function ChargeForm({ chamber, round }: { chamber: number; round: RoundView }) {
  const client = useQueryClient()
  const form = useForm({
    draftKey: '',
    initial: { due_on: '' },
    validate: (values) => ({ due_on: values.due_on === '' ? '納める期限を入力してください。' : undefined }),
    submit: async (values) => {
      const { charged, total_yen } = await chargeLevies(chamber, round.round_id, values.due_on)
      await refresh(client, chamber)
      toast(`${formatNumber(charged)}件、${formatYen(total_yen)}を請求に回しました`)
    },
  })
  return (
    <Form form={form as never}>
      <DateField {...form.field('due_on')} label="納める期限" required help="会費と同じように、請求の一覧に加わります。もう請求した事業所は増えません。" />
      <FormButtons form={form} submit="負担金を請求に回す" />
    </Form>
  )
}
