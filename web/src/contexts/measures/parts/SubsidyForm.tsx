import { useId, useState } from 'react'
import { Button } from '../../../ui/Button/Button'
import { Checkbox } from '../../../ui/Checkbox/Checkbox'
import { NumberField } from '../../../ui/NumberField/NumberField'
import { Select } from '../../../ui/Select/Select'
import { TextArea } from '../../../ui/TextArea/TextArea'
import { TextField } from '../../../ui/TextField/TextField'
import type { Cap, CostCategory, Rate, RuleNode, SubsidyTerms } from '../types'
import { RuleBuilder } from './RuleBuilder'

interface SubsidyFormProps {
  label: string
  terms: SubsidyTerms | null | undefined
  onTerms: (terms: SubsidyTerms | null) => void
}

const kEmpty: SubsidyTerms = {
  caps: [{ yen: 1_000_000, says: '', undecided: false }],
  minimum_yen: null,
  rates: [{ numerator: 1, denominator: 2, says: '', undecided: false }],
  tiers: [],
  per_participant: false,
  categories: [],
  add_ons: [],
  round_down_to_yen: 1000,
  paid: 'after',
}

/** How a frame pays: caps and rates with their conditions, kinds of cost; the rest as text for experts. */
export function SubsidyForm({ label, terms, onTerms }: SubsidyFormProps) {
  const id = useId()
  if (!terms) {
    return (
      <div>
        <Button size="small" variant="outline" icon="plus" onClick={() => onTerms(kEmpty)}>
          金額の決まりを加える<span className="visually-hidden">：{label}</span>
        </Button>
      </div>
    )
  }
  const set = (patch: Partial<SubsidyTerms>) => onTerms({ ...terms, ...patch })
  return (
    <div className="stack stack--small" role="group" aria-label={`${label}の金額の決まり`}>
      <div className="toolbar">
        <NumberField id={`${id}-min`} name={`${id}-min`} label="補助金の下限" unmarked unit="円" value={terms.minimum_yen ?? null} onValue={(yen) => set({ minimum_yen: yen })} />
        <NumberField id={`${id}-round`} name={`${id}-round`} label="切り捨ての単位" unmarked unit="円" value={terms.round_down_to_yen ?? 1} onValue={(yen) => set({ round_down_to_yen: yen ?? 1 })} />
        <Select
          id={`${id}-paid`}
          name={`${id}-paid`}
          label="支払い"
          unmarked
          value={terms.paid ?? 'after'}
          onValue={(paid) => set({ paid: paid as SubsidyTerms['paid'] })}
          options={[
            { value: 'after', label: '事業が終わってから' },
            { value: 'advance', label: '事業のはじめに' },
          ]}
        />
      </div>
      <Rows<Cap>
        title="上限（条件に合う、はじめのものを使います）"
        rows={terms.caps}
        fresh={{ yen: 1_000_000, says: '', undecided: false }}
        onRows={(caps) => set({ caps })}
        render={(cap, change, at) => (
          <>
            <div className="toolbar">
              <NumberField id={`${id}-cap${at}`} name={`${id}-cap${at}`} label="上限" unmarked unit="円" value={cap.yen} onValue={(yen) => change({ ...cap, yen: yen ?? 0 })} />
              <TextField id={`${id}-capsays${at}`} name={`${id}-capsays${at}`} label="どんなとき（言葉）" unmarked width="medium" value={cap.says ?? ''} onValue={(says) => change({ ...cap, says })} />
            </div>
            <When label={`上限${at + 1}の条件`} when={cap.when} onWhen={(when) => change({ ...cap, when })} />
          </>
        )}
      />
      <Rows<Rate>
        title="補助率（条件に合う、はじめのものを使います）"
        rows={terms.rates}
        fresh={{ numerator: 1, denominator: 2, says: '', undecided: false }}
        onRows={(rates) => set({ rates })}
        render={(rate, change, at) => (
          <>
            <div className="toolbar">
              <NumberField id={`${id}-den${at}`} name={`${id}-den${at}`} label="分母" unmarked unit="分の" width="short" value={rate.denominator} onValue={(denominator) => change({ ...rate, denominator: denominator ?? 1 })} />
              <NumberField id={`${id}-num${at}`} name={`${id}-num${at}`} label="分子" unmarked unit="" width="short" value={rate.numerator} onValue={(numerator) => change({ ...rate, numerator: numerator ?? 0 })} />
              <TextField id={`${id}-ratesays${at}`} name={`${id}-ratesays${at}`} label="どんなとき（言葉）" unmarked width="medium" value={rate.says ?? ''} onValue={(says) => change({ ...rate, says })} />
            </div>
            <When label={`補助率${at + 1}の条件`} when={rate.when} onWhen={(when) => change({ ...rate, when })} />
          </>
        )}
      />
      <Rows<CostCategory>
        title="費用の種類"
        rows={terms.categories}
        fresh={{
          code: '',
          name: '',
          eligible: true,
          beside_cap: false,
          per_participant: false,
          needs_approval: false,
          asset: false,
          says: '',
        }}
        onRows={(categories) => set({ categories })}
        render={(category, change, at) => (
          <div className="toolbar">
            <TextField id={`${id}-catname${at}`} name={`${id}-catname${at}`} label="名前" unmarked width="medium" value={category.name} onValue={(name) => change({ ...category, name })} />
            <TextField id={`${id}-catcode${at}`} name={`${id}-catcode${at}`} label="記号（英小文字）" unmarked width="short" value={category.code} onValue={(code) => change({ ...category, code })} />
            <Checkbox id={`${id}-catyes${at}`} name={`${id}-catyes${at}`} label="対象になる" value={category.eligible ?? true} onValue={(eligible) => change({ ...category, eligible })} />
            <Checkbox id={`${id}-catok${at}`} name={`${id}-catok${at}`} label="承認が必要" value={category.needs_approval ?? false} onValue={(needs_approval) => change({ ...category, needs_approval })} />
          </div>
        )}
      />
      <TermsText label={label} terms={terms} onTerms={onTerms} />
      <div>
        <Button size="small" variant="text" icon="trash" onClick={() => onTerms(null)}>
          金額の決まりを消す<span className="visually-hidden">：{label}</span>
        </Button>
      </div>
    </div>
  )
}

function When({ label, when, onWhen }: { label: string; when: RuleNode | null | undefined; onWhen: (rule: RuleNode | null) => void }) {
  return (
    <details className="small">
      <summary>
        {when ? '条件があります' : 'いつでも（条件なし）'}
        <span className="visually-hidden">：{label}</span>
      </summary>
      <RuleBuilder label={label} rule={when ?? null} onRule={onWhen} />
    </details>
  )
}

interface RowsProps<Row> {
  title: string
  rows: Row[]
  fresh: Row
  onRows: (rows: Row[]) => void
  render: (row: Row, change: (row: Row) => void, at: number) => React.ReactNode
}

/** A list whose entries can be added and taken away. */
export function Rows<Row>({ title, rows, fresh, onRows, render }: RowsProps<Row>) {
  return (
    <fieldset className="stack stack--small">
      <legend className="field__label">{title}</legend>
      {rows.map((row, at) => (
        <div key={at} className="rule-node">
          {render(row, (next) => onRows(rows.map((one, index) => (index === at ? next : one))), at)}
          <div>
            <Button size="small" variant="text" icon="trash" onClick={() => onRows(rows.filter((_, index) => index !== at))}>
              消す<span className="visually-hidden">：{title}の{at + 1}番目</span>
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button size="small" variant="outline" icon="plus" onClick={() => onRows([...rows, fresh])}>
          加える<span className="visually-hidden">：{title}</span>
        </Button>
      </div>
    </fieldset>
  )
}

/** Everything as text: steps of rates, add-ons and whatever the form has no box for. */
function TermsText({ label, terms, onTerms }: { label: string; terms: SubsidyTerms; onTerms: (terms: SubsidyTerms) => void }) {
  const id = useId()
  const [text, setText] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | undefined>()
  function type(next: string) {
    setText(next)
    try {
      const value: unknown = JSON.parse(next)
      if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('{ } で書いてください。')
      setProblem(undefined)
      onTerms({ ...kEmpty, caps: [], rates: [], ...(value as Partial<SubsidyTerms>) })
    } catch (error) {
      setProblem(`JSONとして読めません。${error instanceof Error ? error.message : ''}`)
    }
  }
  return (
    <details className="small" onToggle={(event) => setText(event.currentTarget.open ? JSON.stringify(terms, null, 2) : null)}>
      <summary>
        段階の補助率や上乗せもふくめて、式（JSON）で書く<span className="visually-hidden">：{label}</span>
      </summary>
      {text !== null && <TextArea {...{ id, label: `${label}の金額の決まり（JSON）` }} name={id} unmarked rows={14} value={text} onValue={type} error={problem} />}
    </details>
  )
}
