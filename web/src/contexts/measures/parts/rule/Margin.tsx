import { useId } from 'react'
import { TextField } from '../../../../ui/TextField/TextField'
import { useDefinitionOf } from '../../queries'
import { ruleWords } from '../../rule_edit'
import { useCodeNames } from '../RuleWords'
import type { NodeProps } from './node_props'

/** The condition in words, and where it is written. */
export function Margin({ node, onNode }: NodeProps) {
  const id = useId()
  const definitionOf = useDefinitionOf()
  const nameOf = useCodeNames(node)
  const source = node.source ?? { title: '', url: '', place: '' }
  function setSource(patch: Partial<typeof source>) {
    const next = { ...source, ...patch }
    const { source: _source, ...rest } = node
    onNode(next.title || next.url || next.place ? { ...rest, source: next } : rest)
  }
  function setSays(says: string) {
    const { says: _says, ...rest } = node
    onNode(says ? { ...rest, says } : rest)
  }
  return (
    <details className="small">
      <summary>
        言葉と出典：<span className="muted">{ruleWords(node, definitionOf, nameOf)}</span>
      </summary>
      <div className="stack stack--tight">
        <TextField
          id={`${id}-says`}
          name={`${id}-says`}
          label="この条件の言葉"
          unmarked
          help="空けておくと、条件から自動で作ります。"
          value={node.says ?? ''}
          onValue={setSays}
        />
        <TextField id={`${id}-title`} name={`${id}-title`} label="出典の名前" unmarked value={source.title} onValue={(title) => setSource({ title })} />
        <TextField id={`${id}-url`} name={`${id}-url`} label="出典のアドレス" unmarked type="url" value={source.url} onValue={(url) => setSource({ url })} />
        <TextField id={`${id}-place`} name={`${id}-place`} label="出典の場所" unmarked help="例：12ページ" value={source.place} onValue={(place) => setSource({ place })} />
      </div>
    </details>
  )
}
