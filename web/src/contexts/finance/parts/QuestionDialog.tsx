import type { FieldProblem } from '../../../api/problem'
import { Button } from '../../../ui/Button/Button'
import { Dialog } from '../../../ui/Dialog/Dialog'
import { formatYen, yenInWords } from '../../../ui/format/number'
import { figureLabel } from '../figures'

export type Answer = 'right' | 'mend' | 'thousand' | 'thousands'

export interface Question {
  problem: FieldProblem
  year: string
  /** The figure that is asked about, in yen or people. */
  value: number | null
  isMoney: boolean
  count: number
  total: number
  mayBeThousands: boolean
}

/** One doubt about a figure: it is right, or it will be mended. Closing the dialog means mending. */
export function QuestionDialog({ question, onAnswer }: { question: Question; onAnswer: (answer: Answer) => void }) {
  const { problem, year, value, isMoney, count, total, mayBeThousands } = question
  const label = figureLabel(problem.path.replace(/^\//, ''))
  return (
    <Dialog
      title={total > 1 ? `この数字でよいですか（${count}／${total}）` : 'この数字でよいですか'}
      onClose={() => onAnswer('mend')}
      buttons={
        <>
          <Button variant="outline" onClick={() => onAnswer('mend')}>
            直す
          </Button>
          <Button onClick={() => onAnswer('right')}>このままで正しい</Button>
        </>
      }
    >
      <p className="strong">{problem.message}</p>
      {value !== null && (
        <p>
          {year}の{label}：
          <span className="nowrap">{isMoney ? formatYen(value) : `${value}人`}</span>
          {isMoney && yenInWords(value) && `（${yenInWords(value)}）`}
        </p>
      )}
      {mayBeThousands && (
        <>
          <p>決算書が千円単位のときは、ここで直せます。</p>
          <div className="row">
            {isMoney && (
              <Button variant="outline" onClick={() => onAnswer('thousand')}>
                この数字だけ1,000倍にする
              </Button>
            )}
            <Button variant="outline" onClick={() => onAnswer('thousands')}>
              この年度の金額を全部1,000倍にする
            </Button>
          </div>
        </>
      )}
    </Dialog>
  )
}
