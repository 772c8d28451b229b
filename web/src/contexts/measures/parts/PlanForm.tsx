import { useEffect, useRef, useState } from 'react'
import { CheckboxGroup } from '../../../ui/Checkbox/CheckboxGroup'
import { NumberField } from '../../../ui/NumberField/NumberField'
import { Select } from '../../../ui/Select/Select'
import { categoriesOf, type PlanState, readCosts, readList, readWhole, writeCosts } from '../plan'
import type { Frame, Measure } from '../types'

interface PlanFormProps {
  measure: Measure
  frame: Frame
  /** Frames of the compared measures too: their costs are asked for in the same list. */
  beside: Frame[]
  state: PlanState
  set: (patch: Partial<PlanState>, options?: { replace?: boolean }) => void
}

/** Typing settles before the address, and with it the result, follows. */
const kPauseMs = 350

/** What the person wants to spend and how: the result follows while they type. Everything stands in the address. */
export function PlanForm({ measure, frame, beside, state, set }: PlanFormProps) {
  const frames = measure.frames.filter((one) => one.subsidy)
  const categories = categoriesOf([frame.subsidy, ...beside.map((one) => one.subsidy)])
  const addOns = frame.subsidy?.add_ons ?? []
  return (
    <div className="card no-print">
      <h2>使う予定のお金</h2>
      {frames.length > 1 && (
        <Select
          id="plan-frame"
          name="frame"
          label="枠"
          unmarked
          value={frame.frame_key}
          onValue={(next) => set({ frame: next })}
          options={frames.map((one) => ({ value: one.frame_key, label: one.name }))}
        />
      )}
      <Costs key={measure.measure_id} categories={categories} state={state} set={set} frame={frame} />
      {addOns.length > 0 && (
        <CheckboxGroup
          id="plan-add-ons"
          name="add_ons"
          label="上乗せ（特例）"
          unmarked
          help="希望するものを選んでください。条件に合わないときは、その理由が出ます。"
          value={readList(state.add_ons)}
          onValue={(codes) => set({ add_ons: codes.join(',') }, { replace: true })}
          options={addOns.map((addOn) => ({ value: addOn.code, label: addOn.name, help: addOn.says || undefined }))}
        />
      )}
      <details open={state.cash !== '' || state.monthly !== '' || undefined}>
        <summary>計画の前提（期間・手元のお金など）</summary>
        <div className="stack stack--small">
          <PlainNumber id="plan-months" label="事業の期間" unit="か月" value={state.months} most={60} onValue={(months) => set({ months }, { replace: true })} />
          <PlainNumber
            id="plan-wait"
            label="終わってから補助金が入るまで"
            unit="か月"
            value={state.wait}
            least={0}
            most={36}
            onValue={(wait) => set({ wait }, { replace: true })}
          />
          <PlainNumber id="plan-years" label="補助を受ける年数" unit="年" value={state.years} most={5} onValue={(years) => set({ years }, { replace: true })} />
          <PlainNumber
            id="plan-participants"
            label="いっしょに申し込む会社の数"
            unit="社"
            value={state.participants}
            most={1000}
            onValue={(participants) => set({ participants }, { replace: true })}
          />
          <Amount id="plan-cash" label="いま手元にあるお金" unit="円" text={state.cash} onText={(cash) => set({ cash }, { replace: true })} />
          <Amount
            id="plan-monthly"
            label="本業で毎月ふえるお金"
            unit="円"
            help="減っているときは △ を付けてください。例：△100,000"
            text={state.monthly}
            onText={(monthly) => set({ monthly }, { replace: true })}
          />
        </div>
      </details>
      <details open={[state.sales, state.profit, state.people, state.loan].some(Boolean) || undefined}>
        <summary>見込まれる効果（経営の指標への影響を見る）</summary>
        <div className="stack stack--small">
          <Amount id="plan-sales" label="1年にふえる売上" unit="円" text={state.sales} onText={(sales) => set({ sales }, { replace: true })} />
          <Amount
            id="plan-profit"
            label="1年にふえる利益（償却の前）"
            unit="円"
            text={state.profit}
            onText={(profit) => set({ profit }, { replace: true })}
          />
          <Amount id="plan-people" label="ふえる従業員" unit="人" text={state.people} onText={(people) => set({ people }, { replace: true })} />
          <Amount id="plan-loan" label="このために借りる額" unit="円" text={state.loan} onText={(loan) => set({ loan }, { replace: true })} />
        </div>
      </details>
    </div>
  )
}

interface PlainNumberProps {
  id: string
  label: string
  unit: string
  value: number
  least?: number
  most: number
  onValue: (value: number) => void
}

/** A whole number from `least` to `most`; an empty box counts as the least. */
function PlainNumber({ id, label, unit, value, least = 1, most, onValue }: PlainNumberProps) {
  const [typed, setTyped] = useState<number | null>(value)
  const wrong = typed !== null && (typed < least || typed > most || !Number.isInteger(typed))
  return (
    <NumberField
      {...{ id, label, unit }}
      name={id}
      unmarked
      width="short"
      error={wrong ? `${least}から${most}までの数で入れてください。` : undefined}
      value={typed}
      onValue={(next) => {
        setTyped(next)
        if (next === null) onValue(least)
        else if (next >= least && next <= most && Number.isInteger(next)) onValue(next)
      }}
    />
  )
}

interface AmountProps {
  id: string
  label: string
  unit: string
  help?: string
  text: string
  onText: (text: string) => void
}

/** A whole number that may be left out, kept as text in the address. */
function Amount({ id, label, unit, help, text, onText }: AmountProps) {
  return (
    <NumberField
      {...{ id, label, unit, help }}
      name={id}
      unmarked
      value={readWhole(text)}
      onValue={(value) => onText(value === null ? '' : String(Math.round(value)))}
    />
  )
}

interface CostsProps {
  categories: { code: string; name: string }[]
  frame: Frame
  state: PlanState
  set: PlanFormProps['set']
}

function Costs({ categories, frame, state, set }: CostsProps) {
  const [costs, setCosts] = useState<Record<string, number | null>>(() => readCosts(state.costs))
  const written = writeCosts(costs)
  const latest = useRef(set)
  latest.current = set
  const known = useRef(state.costs)

  // The address changed by the back button: show that.
  useEffect(() => {
    if (state.costs === known.current) return
    known.current = state.costs
    setCosts(readCosts(state.costs))
  }, [state.costs])

  useEffect(() => {
    if (written === known.current) return undefined
    const timer = setTimeout(() => {
      known.current = written
      latest.current({ costs: written }, { replace: true })
    }, kPauseMs)
    return () => clearTimeout(timer)
  }, [written])

  const isPaid = (code: string) => frame.subsidy?.categories.some((one) => one.code === code && one.eligible !== false) ?? false
  const box = (category: { code: string; name: string }) => {
    const own = frame.subsidy?.categories.find((one) => one.code === category.code)
    const notes = [
      own === undefined && 'この枠では対象になりません。',
      own?.eligible === false && '対象になりません。',
      own?.needs_approval && '事務局の承認が必要です。',
      own?.says,
    ].filter(Boolean)
    return (
      <NumberField
        key={category.code}
        id={`cost-${category.code}`}
        name={category.code}
        label={category.name}
        unmarked
        unit="円"
        help={notes.length > 0 ? notes.join('') : undefined}
        value={costs[category.code] ?? null}
        onValue={(yen) => setCosts((before) => ({ ...before, [category.code]: yen }))}
      />
    )
  }
  const others = categories.filter((category) => !isPaid(category.code))
  return (
    <>
      <p className="muted small">消費税をのぞいた金額を入れてください。分かるところだけで、かまいません。</p>
      {categories.filter((category) => isPaid(category.code)).map(box)}
      {others.length > 0 && (
        <details open={others.some((category) => (costs[category.code] ?? 0) > 0) || undefined}>
          <summary>この枠では対象にならない費用（{others.length}）</summary>
          <div className="stack stack--small">{others.map(box)}</div>
        </details>
      )}
      {!categories.some((category) => category.code === 'other') && (
        <NumberField
          id="cost-other"
          name="other"
          label="そのほか（対象にならない費用）"
          unmarked
          unit="円"
          value={costs.other ?? null}
          onValue={(yen) => setCosts((before) => ({ ...before, other: yen }))}
        />
      )}
    </>
  )
}
