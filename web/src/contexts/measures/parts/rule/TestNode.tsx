import { useId } from 'react'
import { Button } from '../../../../ui/Button/Button'
import { CheckboxGroup } from '../../../../ui/Checkbox/CheckboxGroup'
import { DateField } from '../../../../ui/DateField/DateField'
import { NumberField } from '../../../../ui/NumberField/NumberField'
import { Select } from '../../../../ui/Select/Select'
import { unitText } from '../../model'
import { useFactDefinitions } from '../../queries'
import { kOperators, type Operator, operatorOf, operatorsFor, withFact, withOperand, withOperator } from '../../rule_edit'
import type { FactDefinition, RuleNode } from '../../types'
import { AreaCodesField } from '../AreaCodesField'
import { IndustryField } from '../FactField'
import type { NodeProps } from './node_props'

/** A test of one fact: which, how it is compared, and with what. */
export function TestNode({ node, onNode, onRemove }: NodeProps) {
  const id = useId()
  const { data } = useFactDefinitions()
  const definition = data?.items.find((one) => one.key === node.fact)
  const operator = operatorOf(node)
  return (
    <>
      <div className="toolbar">
        <Select
          id={`${id}-fact`}
          name={`${id}-fact`}
          label="事実"
          unmarked
          value={node.fact ?? ''}
          onValue={(key) => {
            const next = data?.items.find((one) => one.key === key)
            if (next) onNode(withFact(node, next))
          }}
          options={(data?.items ?? []).map((one) => ({ value: one.key, label: one.name }))}
        />
        {definition && (
          <Select
            id={`${id}-operator`}
            name={`${id}-operator`}
            label="くらべ方"
            unmarked
            value={operator ?? ''}
            onValue={(next) => onNode(withOperator(node, next as Operator))}
            options={operatorsFor(definition.kind).map((one) => ({ value: one, label: kOperators[one].label }))}
          />
        )}
        <Button size="small" variant="text" icon="trash" onClick={onRemove}>
          この条件を消す
        </Button>
      </div>
      {definition && operator && <Operand id={id} node={node} definition={definition} operator={operator} onNode={onNode} />}
    </>
  )
}

interface OperandProps {
  id: string
  node: RuleNode
  definition: FactDefinition
  operator: Operator
  onNode: (node: RuleNode) => void
}

/** The value that a test compares with, asked for by its kind. */
function Operand({ id, node, definition, operator, onNode }: OperandProps) {
  const binding = { id: `${id}-operand`, name: `${id}-operand`, label: 'くらべる値', unmarked: true }
  const set = (operand: unknown) => onNode(withOperand(node, operand))
  switch (kOperators[operator].operand) {
    case 'number': {
      const scale = definition.unit === 'basis_points' ? 100 : 1
      const value = node[operator]
      return (
        <NumberField
          {...binding}
          unit={unitText(definition.unit)}
          value={typeof value === 'number' ? value / scale : null}
          onValue={(next) => set(Math.round((next ?? 0) * scale))}
        />
      )
    }
    case 'years': {
      const value = node[operator]
      return <NumberField {...binding} unit="年" width="short" value={typeof value === 'number' ? value : null} onValue={(next) => set(Math.round(next ?? 0))} />
    }
    case 'flag':
      return (
        <Select
          {...binding}
          value={node.is ? 'yes' : 'no'}
          onValue={(next) => set(next === 'yes')}
          options={[
            { value: 'yes', label: 'はい' },
            { value: 'no', label: 'いいえ' },
          ]}
        />
      )
    case 'date':
      return <DateField {...binding} value={String(node[operator] ?? '')} onValue={set} />
    case 'codes': {
      const codes = (node[operator] as string[] | undefined) ?? []
      if (definition.kind === 'area') return <AreaCodesField {...binding} value={codes} onValue={set} />
      if (definition.kind === 'industry') return <IndustryField {...binding} value={codes} onValue={set} />
      return (
        <CheckboxGroup
          {...binding}
          value={codes}
          onValue={set}
          options={definition.choices.map((choice) => ({ value: choice.code, label: choice.name }))}
        />
      )
    }
  }
}
