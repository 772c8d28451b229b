import { useState } from 'react'
import { Button } from '../../../ui/Button/Button'
import { Select } from '../../../ui/Select/Select'
import { useForm } from '../../../ui/Form/useForm'
import { asApiError } from '../../../api/problem'
import { type FactForm, factProblem, toFactForm, toFactValue } from '../fact_form'
import { valueText } from '../model'
import { useRuleCheck } from '../officer_queries'
import { useFactDefinitions } from '../queries'
import type { FactDefinition, FactValue, RuleNode } from '../types'
import { FactField } from './FactField'
import { ProofTree } from './ProofTree'
import { TruthBadge } from './badges'

/** Tries a rule on an example: facts that one types in, and the proof that comes out. Nothing is kept. */
export function RuleExamples({ label, rule }: { label: string; rule: RuleNode }) {
  const definitions = useFactDefinitions().data?.items ?? []
  const [facts, setFacts] = useState<Record<string, FactValue>>({})
  const [adding, setAdding] = useState('')
  const check = useRuleCheck(rule, [facts])
  const proof = check.data?.verdicts[0]
  const definition = definitions.find((one) => one.key === adding)
  return (
    <div className="card card--soft">
      <h3>例でためす</h3>
      <Select
        id="example-fact"
        name="example-fact"
        label="例に入れる事実"
        unmarked
        empty="選んでください"
        value={adding}
        onValue={setAdding}
        options={definitions.map((one) => ({ value: one.key, label: one.name }))}
      />
      {definition && (
        <ExampleFact
          key={definition.key}
          definition={definition}
          value={facts[definition.key]}
          onValue={(value) => {
            setFacts((before) => ({ ...before, [definition.key]: value }))
            setAdding('')
          }}
        />
      )}
      {Object.keys(facts).length > 0 && (
        <ul className="list" aria-label="例の事実">
          {Object.entries(facts).map(([key, value]) => {
            const one = definitions.find((candidate) => candidate.key === key)
            return (
              <li key={key}>
                <span className="list__main">
                  {one?.name ?? key}：{valueText(one, value)}
                </span>
                <Button size="small" variant="text" onClick={() => setFacts(({ [key]: _gone, ...rest }) => rest)}>
                  外す<span className="visually-hidden">：{one?.name ?? key}</span>
                </Button>
              </li>
            )
          })}
        </ul>
      )}
      {check.error ? (
        <p className="field__error">＊{asApiError(check.error).message}</p>
      ) : (
        proof && (
          <>
            <p role="status" className="row">
              この例の結果：
              <TruthBadge truth={proof.truth} />
            </p>
            <ProofTree proof={proof} label={`${label}を例でためした結果`} />
          </>
        )
      )}
    </div>
  )
}

function ExampleFact({ definition, value, onValue }: { definition: FactDefinition; value: FactValue | undefined; onValue: (value: FactValue) => void }) {
  const form = useForm<FactForm>({ initial: toFactForm(definition, value), submit: async () => undefined })
  const [wrong, setWrong] = useState<string | null>(null)
  return (
    <div className="stack stack--tight">
      <FactField definition={definition} form={form} label={definition.name} />
      {wrong && (
        <p className="field__error" role="alert">
          ＊{wrong}
        </p>
      )}
      <div>
        <Button
          size="small"
          onClick={() => {
            const problem = factProblem(definition, form.values)
            setWrong(problem)
            if (!problem) onValue(toFactValue(definition, form.values))
          }}
        >
          例に入れる
        </Button>
      </div>
    </div>
  )
}
