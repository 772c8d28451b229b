import { LinkButton } from '../../../ui/Link/Link'
import { useDefinitionOf } from '../queries'
import { FactAnswer, homeOfFact, isAnsweredHere } from './FactAnswer'

interface MissingAnswersProps {
  businessId: number
  facts: string[]
  mayAnswer: boolean
}

/** What is still to be told for this measure, each answered on the spot or at the place where it is kept. */
export function MissingAnswers({ businessId, facts, mayAnswer }: MissingAnswersProps) {
  const definitionOf = useDefinitionOf()
  const known = facts.map(definitionOf).filter((definition) => definition !== undefined)
  if (known.length === 0) return null
  return (
    <section className="card card--key no-print" aria-labelledby="missing">
      <h2 id="missing">{mayAnswer ? `あと${known.length}つ答えると分かります` : `まだ聞いていないこと（${known.length}つ）`}</h2>
      {!mayAnswer ? (
        <ul>
          {known.map((definition) => (
            <li key={definition.key}>{definition.question || definition.name}</li>
          ))}
        </ul>
      ) : (
        <div className="stack">
          {known.map((definition, index) =>
            isAnsweredHere(definition) ? (
              <details key={definition.key} open={index === 0 || undefined}>
                <summary>{definition.name}</summary>
                <FactAnswer businessId={businessId} definition={definition} />
              </details>
            ) : (
              <div key={definition.key} className="row row--between">
                <span>
                  {definition.name}
                  <span className="muted small">（{definition.origin === 'finance' ? '決算書' : '自社の情報'}に書く項目です）</span>
                </span>
                <LinkButton size="small" variant="outline" href={homeOfFact(businessId, definition.origin)}>
                  入力する<span className="visually-hidden">：{definition.name}</span>
                </LinkButton>
              </div>
            ),
          )}
        </div>
      )}
    </section>
  )
}
