import { Banner } from '../../../../ui/Banner/Banner'
import { Button } from '../../../../ui/Button/Button'
import { goToControl } from '../../../../ui/ErrorSummary/go_to'
import { type Place, placeInWords } from '../../place'
import type { MeasureDocument, RuleProblem } from '../../types'

interface DraftProblemsProps {
  problems: RuleProblem[]
  document: MeasureDocument
  place: Place
}

/** What keeps a draft from being published: each with its place, and the way there. */
export function DraftProblems({ problems, document, place }: DraftProblemsProps) {
  if (problems.length === 0) return null
  return (
    <Banner kind="warning" title={`公開する前に直すところが${problems.length}か所あります`}>
      <ul>
        {problems.map((problem) => {
          const where = placeInWords(problem.path, document)
          return (
            <li key={problem.path + problem.code}>
              {where && <span className="strong">{where}：</span>}
              {problem.message}{' '}
              <Button variant="text" size="small" onClick={() => goToNearest(problem.path, place)}>
                直すところへ<span className="visually-hidden">：{where || problem.message}</span>
              </Button>
            </li>
          )
        })}
      </ul>
    </Banner>
  )
}

/** To the control of the pointer, or to the nearest one or heading above it. */
function goToNearest(pointer: string, place: Place): void {
  const steps = pointer.split('/')
  for (let length = steps.length; length > 1; length -= 1) {
    if (goToControl(place(steps.slice(0, length).join('/')).id)) return
  }
  goToControl(steps[1] ?? '')
}
