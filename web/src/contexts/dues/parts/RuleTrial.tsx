import { useEffect, useState } from 'react'
import { asApiError } from '../../../api/problem'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { DataTable } from '../../../ui/DataTable/DataTable'
import { DescriptionList } from '../../../ui/DescriptionList/DescriptionList'
import { formatNumber, formatYen } from '../../../ui/format/number'
import { toast } from '../../../ui/Toast/Toasts'
import { type DuesRule, type RuleTrialResult, tryRule } from '../queries'

const kWaitMs = 400

interface Example {
  label: string
  legal_form: 'corporation' | 'sole_proprietor'
  capital_yen?: number
  employees: number
}

const kExamples: Example[] = [
  { label: '個人・従業員2人', legal_form: 'sole_proprietor', employees: 2 },
  { label: '法人・資本金300万円・従業員5人', legal_form: 'corporation', capital_yen: 3_000_000, employees: 5 },
  { label: '法人・資本金1,000万円・従業員10人', legal_form: 'corporation', capital_yen: 10_000_000, employees: 10 },
  { label: '法人・資本金5,000万円・従業員30人', legal_form: 'corporation', capital_yen: 50_000_000, employees: 30 },
]

interface RuleTrialProps {
  chamber: number
  rule: DuesRule
  year: number
}

/** What the rule gives for examples, at once while it is edited, and what it would change for the members. */
export function RuleTrial({ chamber, rule, year }: RuleTrialProps) {
  const [result, setResult] = useState<RuleTrialResult | null>(null)
  const [effect, setEffect] = useState<RuleTrialResult['effect']>(null)
  const [busy, setBusy] = useState(false)
  const text = JSON.stringify(rule)

  useEffect(() => {
    const timer = setTimeout(() => {
      tryRule(chamber, trialOf(JSON.parse(text) as DuesRule, year, false)).then(setResult, () => setResult(null))
    }, kWaitMs)
    return () => clearTimeout(timer)
  }, [chamber, text, year])

  async function compare() {
    setBusy(true)
    try {
      setEffect((await tryRule(chamber, trialOf(rule, year, true))).effect)
    } catch (error) {
      toast(asApiError(error).message)
    } finally {
      setBusy(false)
    }
  }

  return (
    <section className="card stack">
      <h2>計算の例</h2>
      {result && result.problems.length > 0 && (
        <Banner kind="warning" title="直していただきたいところがあります">
          <ul>
            {result.problems.map((problem) => (
              <li key={problem.path + problem.code}>{problem.message}</li>
            ))}
          </ul>
        </Banner>
      )}
      {result && result.examples.length > 0 && (
        <DataTable
          caption="計算の例"
          columns={[
            { key: 'who', header: '会員の例', title: true, cell: (row) => row.label },
            { key: 'units', header: '口数', number: true, cell: (row) => `${row.units}口` },
            { key: 'yearly', header: '年会費', number: true, cell: (row) => formatYen(row.yearly_yen) },
            { key: 'first', header: '10月に入会した初年度', number: true, cell: (row) => formatYen(row.first_year_yen) },
            { key: 'fee', header: '加入金', number: true, cell: (row) => formatYen(row.admission_fee_yen) },
            { key: 'why', header: '根拠', optional: true, cell: (row) => row.explanation.join('／') },
          ]}
          rows={result.examples.map((one, at) => ({ ...one, label: kExamples[at]?.label ?? '' }))}
          rowKey={(row) => row.label}
          columnsKey="dues.trial"
          empty={null}
        />
      )}
      <div>
        <Button variant="outline" busy={busy} onClick={() => void compare()}>
          今の会員への影響を計算する
        </Button>
      </div>
      {effect && (
        <div role="status" className="stack stack--small">
          <DescriptionList
            items={[
              { term: '会員', value: `${formatNumber(effect.members)}件` },
              {
                term: '年会費の合計',
                value: `${formatYen(effect.before_yen)} から ${formatYen(effect.after_yen)}（差 ${formatYen(effect.after_yen - effect.before_yen)}）`,
              },
              {
                term: '会員ごと',
                value: `増える ${formatNumber(effect.more)}件、減る ${formatNumber(effect.less)}件、同じ ${formatNumber(effect.same)}件`,
              },
              { term: '情報が足りない会員', value: `${formatNumber(effect.missing)}件（見込みで計算）` },
            ]}
          />
          {effect.largest.length > 0 && (
            <DataTable
              caption="変わり方の大きい会員"
              columns={[
                { key: 'name', header: '変わり方の大きい会員', title: true, cell: (row) => row.member_name },
                { key: 'before', header: '今の規程', number: true, cell: (row) => formatYen(row.before_yen) },
                { key: 'after', header: 'この規程', number: true, cell: (row) => formatYen(row.after_yen) },
              ]}
              rows={effect.largest}
              rowKey={(row) => String(row.member_id)}
              empty={null}
            />
          )}
        </div>
      )}
    </section>
  )
}

function trialOf(rule: DuesRule, fiscal_year: number, with_members: boolean) {
  return {
    rule,
    fiscal_year,
    with_members,
    examples: kExamples.map(({ label: _label, ...example }) => ({ ...example, joined_on: `${fiscal_year}-10-01` })),
  }
}
