import { LinkButton } from '../../../ui/Link/Link'
import { useDefinitionOf } from '../queries'
import type { NextQuestion as Question } from '../types'
import { FactAnswer, homeOfFact, isAnsweredHere } from './FactAnswer'

interface NextQuestionProps {
  businessId: number
  question: Question
  /** Advisors read the question; only the owner answers. */
  mayAnswer: boolean
}

/** The one question whose answer settles most open measures, answered on the spot. */
export function NextQuestion({ businessId, question, mayAnswer }: NextQuestionProps) {
  const definition = useDefinitionOf()(question.fact)
  if (!definition) return null
  // Not every answer decides as many.
  const count = question.surely === question.decides ? `${question.decides}件` : `最大${question.decides}件`
  const place = definition.origin === 'finance' ? '決算書の画面' : '自社の情報の画面'
  return (
    <section className="card card--key no-print" aria-labelledby="next-question">
      <h2 id="next-question" aria-live="polite">
        {mayAnswer ? `この質問に答えると、${count}の結果が決まります` : `次に聞くと、${count}の結果が決まること`}
      </h2>
      {!mayAnswer ? (
        <p className="strong">{question.question || definition.question}</p>
      ) : isAnsweredHere(definition) ? (
        <FactAnswer key={question.fact} businessId={businessId} definition={definition} label={question.question || definition.question}>
          <LinkButton variant="text" href={`/app/my-business/${businessId}/facts`}>
            これまでの回答を見る
          </LinkButton>
        </FactAnswer>
      ) : (
        <>
          <p className="strong">{question.question || definition.question}</p>
          <div className="row">
            <LinkButton href={homeOfFact(businessId, definition.origin)}>{place}で入力する</LinkButton>
          </div>
        </>
      )}
    </section>
  )
}
