import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'wouter'
import { asApiError } from '../../../api/problem'
import { MemberTabs } from '../../../app/Members'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { DateField } from '../../../ui/DateField/DateField'
import { DescriptionList } from '../../../ui/DescriptionList/DescriptionList'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { formatDate, formatInstant } from '../../../ui/format/date'
import { formatYen } from '../../../ui/format/number'
import { Link } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Select } from '../../../ui/Select/Select'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { TextField } from '../../../ui/TextField/TextField'
import { toast } from '../../../ui/Toast/Toasts'
import { fiscalYearName } from '../model'
import { ChargeTable } from '../parts/ChargeTable'
import { ReasonDialog } from '../parts/ReasonDialog'
import {
  dropStandingNote,
  issueInvoice,
  kKeys,
  type MemberDues,
  paperAddress,
  type PaymentMethod,
  savePayer,
  saveStandingNote,
  useChamber,
  useMemberDues,
} from '../queries'
import { kAccountTypes, kMethods, kPaperKinds } from '../strings.ja'

const kCrumbs = [{ label: '会員', href: '/app/members' }]

/** The dues of one member: what they pay, what is open, papers, and how they pay. */
export default function MemberDuesPage() {
  const chamber = useChamber()
  const member_id = Number(useParams<{ member_id: string }>().member_id)
  const dues = useMemberDues(chamber, member_id)
  if (dues.data) return <Content key={member_id} chamber={chamber} dues={dues.data} />
  return (
    <Page title="会員の会費" crumbs={kCrumbs}>
      <QueryView query={dues} loading={<Skeleton lines={10} />}>
        {() => null}
      </QueryView>
    </Page>
  )
}

function Content({ chamber, dues }: { chamber: number; dues: MemberDues }) {
  const queries = useQueryClient()
  const [noting, setNoting] = useState(false)
  const refresh = () => queries.invalidateQueries({ queryKey: kKeys.part(chamber, 'member', dues.member_id) })

  async function invoice() {
    try {
      const paper = await issueInvoice(chamber, dues.member_id)
      await refresh()
      window.location.assign(paperAddress(chamber, paper.paper_id))
    } catch (error) {
      toast(asApiError(error).message)
    }
  }
  async function dropNote() {
    try {
      await dropStandingNote(chamber, dues.member_id)
      await refresh()
    } catch (error) {
      toast(asApiError(error).message)
    }
  }

  return (
    <Page title={`${dues.member_name}の会費`} crumbs={kCrumbs}>
      <MemberTabs memberId={dues.member_id} current="dues" />
      <div className="stack">
        {dues.standing_note && (
          <Banner kind="warning" title="会員権の扱いを検討中の印が付いています">
            <p>{dues.standing_note.note}</p>
            <Button size="small" variant="outline" onClick={() => void dropNote()}>
              印を外す
            </Button>
          </Banner>
        )}
        <DescriptionList
          items={[
            { term: '未納', value: `${formatYen(dues.open_yen)}（うち期限を過ぎたもの ${formatYen(dues.overdue_yen)}）` },
            ...(dues.quote
              ? [
                  {
                    term: `${fiscalYearName(dues.quote.fiscal_year)}の会費`,
                    value: (
                      <>
                        {dues.quote.units}口、{formatYen(dues.quote.yearly_yen)}
                        {dues.quote.missing.length > 0 && `（見込み。足りない情報：${dues.quote.missing.join('、')}）`}
                        <ul className="muted small">
                          {dues.quote.explanation.map((words) => (
                            <li key={words}>{words}</li>
                          ))}
                        </ul>
                      </>
                    ),
                  },
                ]
              : []),
          ]}
        />
        <section className="stack stack--small">
          <h2>請求</h2>
          <ChargeTable charges={dues.charges} href={(charge) => `/app/dues/charges/${charge.charge_id}`} />
          <div className="row">
            <Button variant="outline" icon="print" onClick={() => void invoice()}>
              未納の請求書を作る
            </Button>
            {!dues.standing_note && (
              <Button variant="text" onClick={() => setNoting(true)}>
                会員権の扱いを検討する印を付ける
              </Button>
            )}
          </div>
        </section>
        {dues.papers.length > 0 && (
          <section>
            <h2>書類</h2>
            <ul>
              {dues.papers.map((paper) => (
                <li key={paper.paper_id}>
                  <Link href={paperAddress(chamber, paper.paper_id)}>
                    {kPaperKinds[paper.kind]} {paper.paper_number}
                  </Link>{' '}
                  {formatDate(paper.issued_on)} {paper.total_yen ? formatYen(paper.total_yen) : ''}
                </li>
              ))}
            </ul>
          </section>
        )}
        {dues.reminders.length > 0 && (
          <section>
            <h2>督促</h2>
            <ul>
              {dues.reminders.map((one) => (
                <li key={one.reminder_id}>
                  {formatInstant(one.made_at)} {one.channel === 'mail' ? 'メール' : '督促状'} {formatYen(one.amount_yen)}
                </li>
              ))}
            </ul>
          </section>
        )}
        <PayerForm key={dues.payer.version} chamber={chamber} dues={dues} onSaved={() => void refresh()} />
      </div>
      {noting && (
        <ReasonDialog
          title="会員権の扱いを検討する印を付ける"
          confirm="印を付ける"
          onClose={() => setNoting(false)}
          onDone={async (reason) => {
            await saveStandingNote(chamber, dues.member_id, reason)
            setNoting(false)
            await refresh()
          }}
        >
          <p>会員権の停止は商工会議所が決めることです。この印だけでは何も変わりません。</p>
        </ReasonDialog>
      )}
    </Page>
  )
}

interface PayerFormProps {
  chamber: number
  dues: MemberDues
  onSaved: () => void
}

function PayerForm({ chamber, dues, onSaved }: PayerFormProps) {
  const { payer } = dues
  const { account } = payer
  const form = useForm({
    initial: {
      payment_method: payer.payment_method as string,
      plan_key: payer.plan_key,
      account: {
        bank_code: account?.bank_code ?? '',
        branch_code: account?.branch_code ?? '',
        account_type: (account?.account_type ?? 'ordinary') as string,
        account_number: '',
        holder: account?.holder_kana ?? '',
        customer_number: account?.customer_number ?? String(dues.member_id),
        seal_checked_on: account?.seal_checked_on ?? '',
      },
    },
    submit: async ({ payment_method, plan_key, account: typed }) => {
      const wanted = payment_method === 'direct_debit'
      const saved = await savePayer(
        chamber,
        dues.member_id,
        {
          payment_method: payment_method as PaymentMethod,
          plan_key,
          account: wanted
            ? {
                ...typed,
                account_type: typed.account_type as 'ordinary',
                account_number: typed.account_number || null,
                seal_checked_on: typed.seal_checked_on || null,
              }
            : null,
        },
        payer.version,
      )
      toast(saved.notes[0] ?? '納入のしかたを保存しました')
      onSaved()
    },
  })
  const part = (name: string) => form.at<string>(`account/${name}`)
  return (
    <section className="card">
      <h2>納入のしかた</h2>
      <Form form={form}>
        <Select
          label="方法"
          required
          {...form.field('payment_method')}
          options={Object.entries(kMethods).map(([value, label]) => ({ value, label }))}
        />
        <Select
          label="納入の時期"
          {...form.field('plan_key')}
          empty="規程のとおり"
          options={dues.plans.map((plan) => ({ value: plan.plan_key, label: plan.label }))}
        />
        {form.values.payment_method === 'direct_debit' && (
          <>
            <TextField label="銀行の番号" required width="short" {...part('bank_code')} help="4けた" />
            <TextField label="支店の番号" required width="short" {...part('branch_code')} help="3けた" />
            <Select label="預金種目" required {...part('account_type')} options={kAccountTypes} />
            <TextField
              label="口座番号"
              required={!account}
              width="short"
              {...part('account_number')}
              help={account ? `登録済み：${account.masked_number}。変えるときだけ入力します。` : '7けた以内'}
            />
            <TextField label="預金者名（カナ）" required {...part('holder')} help="銀行に届けた名前です。例：カ）サンプルシヨウテン" />
            <TextField label="顧客番号" required width="medium" {...part('customer_number')} />
            <DateField label="印鑑照合が済んだ日" {...part('seal_checked_on')} help="空欄のあいだは引き落としません。" />
          </>
        )}
        <FormButtons form={form} submit="納入のしかたを保存する" />
      </Form>
    </section>
  )
}
