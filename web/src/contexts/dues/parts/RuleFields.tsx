import { Button } from '../../../ui/Button/Button'
import { Checkbox } from '../../../ui/Checkbox/Checkbox'
import type { FormState } from '../../../ui/Form/useForm'
import { NumberField } from '../../../ui/NumberField/NumberField'
import { Select } from '../../../ui/Select/Select'
import { TextField } from '../../../ui/TextField/TextField'
import type { DuesRule, FirstYearPart, PaymentPlan, UnitRow } from '../queries'

type Values = { title: string; valid_from_year: number | null; note: string; rule: DuesRule }
export type RuleForm = FormState<Values>

const kForms = [
  { value: 'corporation', label: '法人' },
  { value: 'sole_proprietor', label: '個人' },
]
const kRoundings = [
  { value: 'down', label: '切り捨て' },
  { value: 'nearest', label: '四捨五入' },
  { value: 'up', label: '切り上げ' },
]

/** The parts of a rule as fields. Errors of the server appear at their place. */
export function RuleFields({ form }: { form: RuleForm }) {
  const { rule } = form.values
  const change = (patch: Partial<DuesRule>) => form.set({ rule: { ...form.latest().rule, ...patch } })
  const money = (name: string) => form.at<number | null>(`rule/${name}`)

  function rows(next: UnitRow[]) {
    change({ unit_rows: next })
  }
  function move(at: number, by: number) {
    const next = [...rule.unit_rows]
    const [row] = next.splice(at, 1)
    if (row) next.splice(at + by, 0, row)
    rows(next)
  }

  return (
    <>
      <fieldset className="stack">
        <legend>金額</legend>
        <NumberField label="1口の金額" unit="円" required {...money('unit_price_yen')} />
        <NumberField label="口数によらない基本額" unit="円" required {...money('base_yen')} />
        <NumberField label="最低の口数" unit="口" required {...money('minimum_units')} />
        <NumberField label="口数の上限" unit="口" {...money('maximum_units')} />
        <NumberField label="加入金（法人）" unit="円" required {...money('admission_fee_corporation_yen')} />
        <NumberField label="加入金（個人）" unit="円" required {...money('admission_fee_sole_proprietor_yen')} />
      </fieldset>

      <fieldset className="stack">
        <legend>口数の区分</legend>
        <p className="muted">上から順に見て、最初に当てはまる区分を使います。空欄は「問わない」です。</p>
        {rule.unit_rows.map((row, at) => (
          <UnitRowFields key={at} form={form} at={at} row={row}>
            <Button size="small" variant="outline" disabled={at === 0} onClick={() => move(at, -1)}>
              区分{at + 1}を上へ
            </Button>
            <Button size="small" variant="outline" disabled={at === rule.unit_rows.length - 1} onClick={() => move(at, 1)}>
              区分{at + 1}を下へ
            </Button>
            <Button size="small" variant="text" danger icon="trash" onClick={() => rows(rule.unit_rows.filter((_, i) => i !== at))}>
              区分{at + 1}を削除
            </Button>
          </UnitRowFields>
        ))}
        <div>
          <Button variant="outline" icon="plus" onClick={() => rows([...rule.unit_rows, { units: 1 }])}>
            区分を追加する
          </Button>
        </div>
      </fieldset>

      <fieldset className="stack">
        <legend>初年度の会費</legend>
        <p className="muted">入会した月によって年額の何分のいくつをいただくかを決めます。区分がなければ、いつ入会しても全額です。</p>
        {rule.first_year.map((part, at) => (
          <FirstYearFields
            key={at}
            form={form}
            at={at}
            part={part}
            onRemove={() => change({ first_year: rule.first_year.filter((_, i) => i !== at) })}
          />
        ))}
        <div>
          <Button
            variant="outline"
            icon="plus"
            onClick={() =>
              change({ first_year: [...rule.first_year, { from_month: 4, to_month: 3, numerator: 1, denominator: 1 }] })
            }
          >
            月の区分を追加する
          </Button>
        </div>
        <Select label="端数" required {...form.at<string>('rule/rounding')} options={kRoundings} />
        <NumberField label="端数をそろえる単位" unit="円" required {...money('rounding_step_yen')} help="例：100（100円未満を処理する）" />
        <NumberField label="入会から最初の納入期限まで" unit="日" required {...money('first_payment_days')} />
      </fieldset>

      <fieldset className="stack">
        <legend>納入のしかた</legend>
        {rule.payment_plans.map((plan, at) => (
          <PlanFields
            key={at}
            form={form}
            at={at}
            plan={plan}
            onChange={(next) => change({ payment_plans: rule.payment_plans.map((one, i) => (i === at ? next : one)) })}
            onRemove={() => change({ payment_plans: rule.payment_plans.filter((_, i) => i !== at) })}
          />
        ))}
        <div>
          <Button
            variant="outline"
            icon="plus"
            onClick={() =>
              change({
                payment_plans: [
                  ...rule.payment_plans,
                  {
                    plan_key: `plan${rule.payment_plans.length + 1}`,
                    label: '',
                    units_from: 0,
                    on_request: true,
                    days: [{ month: 4, day: 30, numerator: 1, denominator: 1 }],
                  },
                ],
              })
            }
          >
            納入のしかたを追加する
          </Button>
        </div>
      </fieldset>

      <fieldset className="stack">
        <legend>負担金</legend>
        <Checkbox
          id="rule-levy"
          name="levy"
          label="特定商工業者の会員に、会費と一緒に負担金を請求する"
          value={Boolean(rule.levy)}
          onValue={(on) =>
            change({
              levy: on
                ? { levy_yen: 2000, capital_from_yen: 3_000_000, employees_from: 20, employees_from_in_trade: 5 }
                : null,
            })
          }
        />
        {rule.levy && <NumberField label="負担金の額" unit="円" required {...money('levy/levy_yen')} />}
      </fieldset>
    </>
  )
}

interface UnitRowProps {
  form: RuleForm
  at: number
  row: UnitRow
  children: React.ReactNode
}

function UnitRowFields({ form, at, row, children }: UnitRowProps) {
  const place = `rule/unit_rows/${at}`
  const number = (name: keyof UnitRow) => {
    const field = form.at<number | null | undefined>(`${place}/${name}`)
    return { ...field, value: field.value ?? null }
  }
  const legalForm = form.at<UnitRow['legal_form']>(`${place}/legal_form`)
  return (
    <div className="card stack stack--small">
      <h2>区分{at + 1}</h2>
      <div className="row row--end">
        <Select
          {...legalForm}
          label={`区分${at + 1} 法人・個人`}
          unmarked
          empty="問わない"
          value={row.legal_form ?? ''}
          onValue={(value) => legalForm.onValue((value || null) as UnitRow['legal_form'])}
          options={kForms}
        />
        <NumberField label={`区分${at + 1} 資本金 以上`} unmarked unit="円" {...number('capital_from_yen')} />
        <NumberField label={`区分${at + 1} 資本金 未満`} unmarked unit="円" {...number('capital_below_yen')} />
        <NumberField label={`区分${at + 1} 従業員 以上`} unmarked width="short" unit="人" {...number('employees_from')} />
        <NumberField label={`区分${at + 1} 従業員 以下`} unmarked width="short" unit="人" {...number('employees_to')} />
        <NumberField label={`区分${at + 1} 口数`} required width="short" unit="口" {...number('units')} />
        <NumberField label={`区分${at + 1} 定額（口数によらない）`} unmarked unit="円" {...number('yearly_yen')} />
      </div>
      <div className="row">{children}</div>
    </div>
  )
}

interface FirstYearProps {
  form: RuleForm
  at: number
  part: FirstYearPart
  onRemove: () => void
}

function FirstYearFields({ form, at, onRemove }: FirstYearProps) {
  const field = (name: keyof FirstYearPart) => form.at<number | null>(`rule/first_year/${at}/${name}`)
  return (
    <div className="card row row--end">
      <NumberField label={`区分${at + 1} 入会の月 から`} required width="short" unit="月" {...field('from_month')} />
      <NumberField label={`区分${at + 1} 入会の月 まで`} required width="short" unit="月" {...field('to_month')} />
      <NumberField label={`区分${at + 1} 分母（年額の何分の）`} required width="short" unit="分の" {...field('denominator')} />
      <NumberField label={`区分${at + 1} 分子`} required width="short" unit="" {...field('numerator')} help="0 はいただかない" />
      <Button size="small" variant="text" danger icon="trash" onClick={onRemove}>
        月の区分{at + 1}を削除
      </Button>
    </div>
  )
}

interface PlanProps {
  form: RuleForm
  at: number
  plan: PaymentPlan
  onChange: (plan: PaymentPlan) => void
  onRemove: () => void
}

function PlanFields({ form, at, plan, onChange, onRemove }: PlanProps) {
  const place = `rule/payment_plans/${at}`
  return (
    <div className="card stack stack--small">
      <h2>納入のしかた{at + 1}</h2>
      <div className="row row--end">
        <TextField label={`納入${at + 1} 名前`} required width="medium" {...form.at<string>(`${place}/label`)} />
        <TextField label={`納入${at + 1} 記号`} required width="short" {...form.at<string>(`${place}/plan_key`)} />
        <NumberField label={`納入${at + 1} 使える口数`} required width="short" unit="口以上" {...form.at<number | null>(`${place}/units_from`)} />
      </div>
      <Checkbox
        id={`${place}-request`}
        name="on_request"
        label="希望した会員だけ"
        value={Boolean(plan.on_request)}
        onValue={(on_request) => onChange({ ...plan, on_request })}
      />
      {plan.days.map((_day, i) => {
        const day = (name: string) => form.at<number | null>(`${place}/days/${i}/${name}`)
        return (
          <div className="row row--end" key={i}>
            <NumberField label={`納入${at + 1} 第${i + 1}期 月`} required width="short" unit="月" {...day('month')} />
            <NumberField label={`納入${at + 1} 第${i + 1}期 日`} required width="short" unit="日" {...day('day')} />
            <NumberField label={`納入${at + 1} 第${i + 1}期 分母`} required width="short" unit="分の" {...day('denominator')} />
            <NumberField label={`納入${at + 1} 第${i + 1}期 分子`} required width="short" unit="" {...day('numerator')} />
          </div>
        )
      })}
      <div className="row">
        <Button
          size="small"
          variant="outline"
          icon="plus"
          onClick={() => onChange({ ...plan, days: [...plan.days, { month: 10, day: 31, numerator: 1, denominator: 2 }] })}
        >
          納入{at + 1}に期を追加
        </Button>
        {plan.days.length > 1 && (
          <Button size="small" variant="text" onClick={() => onChange({ ...plan, days: plan.days.slice(0, -1) })}>
            納入{at + 1}の最後の期を削除
          </Button>
        )}
        <Button size="small" variant="text" danger icon="trash" onClick={onRemove}>
          納入{at + 1}を削除
        </Button>
      </div>
    </div>
  )
}
