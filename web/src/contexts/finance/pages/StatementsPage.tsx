import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useLocation, useParams } from 'wouter'
import { kOwnCrumbs, OwnBusinessTabs, OwnersOnly } from '../../../app/OwnBusiness'
import { ApiError, asApiError } from '../../../api/problem'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { ConfirmDialog } from '../../../ui/ConfirmDialog/ConfirmDialog'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { dateInJapan, parseDate } from '../../../ui/format/date'
import { LinkButton } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { RadioGroup } from '../../../ui/RadioGroup/RadioGroup'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { toast } from '../../../ui/Toast/Toasts'
import type { AmountUnit } from '../amounts'
import { figureLabel, type FigureName, kFigures } from '../figures'
import { EntryTable } from '../parts/EntryTable'
import { FinanceNav } from '../parts/FinanceNav'
import { ImportPanel } from '../parts/ImportPanel'
import { type Answer, type Question, QuestionDialog } from '../parts/QuestionDialog'
import {
  deleteStatement,
  figuresChanged,
  kKeys,
  saveStatement,
  statementsCsv,
  useStatements,
  useYearStart,
} from '../queries'
import {
  asThousands,
  atColumn,
  columnName,
  columnsToSave,
  emptyYear,
  figureValue,
  isBlank,
  lastYearEnd,
  looksLikeThousands,
  problemsOf,
  type StatementsForm,
  switchUnit,
  toForm,
  toInput,
  withOlderYears,
  yearOf,
  yearsFrom,
} from '../statement_form'
import type { Statement } from '../types'

/** The owner copies the figures of their fiscal years out of the statements. */
export default function StatementsPage() {
  const business_id = Number(useParams<{ business_id: string }>().business_id)
  const statements = useStatements(business_id)
  const start = useYearStart(business_id)
  const startKnown = start.data !== undefined || start.error !== null
  // A form begins anew after an import, not while somebody types.
  const [round, setRound] = useState(0)
  async function imported() {
    await statements.refetch()
    setRound((count) => count + 1)
  }
  return (
    <Page
      title="決算の数字"
      crumbs={[...kOwnCrumbs, { label: '経営の健康診断', href: `/app/my-business/${business_id}/finance` }]}
      lead="決算書（損益計算書と貸借対照表）の数字を写してください。3年分あると、移り変わりも分かります。1年分だけでもかまいません。"
    >
      <OwnersOnly businessId={business_id}>
        <OwnBusinessTabs businessId={business_id} current="finance" />
        <FinanceNav businessId={business_id} current="statements" />
        <QueryView query={statements} loading={<Skeleton lines={14} />}>
          {({ items }) =>
            startKnown ? (
              <>
                <Editor
                  key={round}
                  businessId={business_id}
                  saved={items}
                  guessedEnd={lastYearEnd(start.data, dateInJapan(new Date()))}
                />
                <ImportPanel key={`import-${round}`} businessId={business_id} onSaved={() => void imported()} />
              </>
            ) : (
              <Skeleton lines={14} />
            )
          }
        </QueryView>
      </OwnersOnly>
    </Page>
  )
}

interface EditorProps {
  businessId: number
  saved: Statement[]
  guessedEnd: string
}

interface Asked {
  question: Question
  answer: (answer: Answer) => void
}

function Editor({ businessId, saved, guessedEnd }: EditorProps) {
  const queries = useQueryClient()
  const [, navigate] = useLocation()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [deleting, setDeleting] = useState<number | null>(null)
  // What is saved by now; newer than `saved` while several years are being sent.
  const known = useRef(saved)

  const form = useForm<StatementsForm>({
    initial: toForm(saved, 'yen', guessedEnd),
    draftKey: `finance.statements.${businessId}`,
    validate: problemsOf,
    submit: async (values) => {
      const columns = columnsToSave(values, known.current)
      for (const index of columns) await saveColumn(values, index)
      await figuresChanged(queries, businessId)
      toast(columns.length > 0 ? `${columns.length}年分を保存しました` : '変わったところはありません')
      navigate(`/app/my-business/${businessId}/finance`)
    },
  })

  function remember(statement: Statement) {
    const others = known.current.filter((one) => one.fiscal_year_end !== statement.fiscal_year_end)
    known.current = [...others, statement].sort((a, b) => b.fiscal_year_end.localeCompare(a.fiscal_year_end))
    queries.setQueryData(kKeys.statements(businessId), { items: known.current, editable: true })
  }

  /** Sends one year; asks about its doubtful figures one by one, and sends it again with the answers. */
  async function saveColumn(values: StatementsForm, index: number) {
    const year = values.years[index]
    const end = year && parseDate(year.fiscal_year_end)
    if (!year || !end) return
    const name = columnName(year, index)
    const confirmed: string[] = []
    for (;;) {
      try {
        const { statement } = await saveStatement(businessId, end, year.version, toInput(year, values.unit, confirmed))
        remember(statement)
        form.set({ years: form.latest().years.map((one, at) => (at === index ? yearOf(statement, values.unit) : one)) })
        return
      } catch (error) {
        const problem = asApiError(error)
        const fresh = problem.errors.filter((one) => !confirmed.includes(one.code))
        if (problem.reason !== 'finance.confirm' || fresh.length === 0) {
          throw new ApiError(problem.status, {
            title: problem.status === 412 ? `${name}は、ほかの画面で変えられました。この画面を読み込み直してください。入力した内容は残ります。` : problem.message,
            reason: problem.reason,
            errors: atColumn(problem.errors, index, name),
          })
        }
        for (const [at, one] of fresh.entries()) {
          const answer = await ask(values, index, one, at + 1, fresh.length)
          if (answer === 'right') {
            confirmed.push(one.code)
            continue
          }
          if (answer === 'thousand' || answer === 'thousands') {
            const only = answer === 'thousand' ? one.path.replace(/^\//, '') : undefined
            form.set({ years: form.latest().years.map((other, place) => (place === index ? asThousands(other, only) : other)) })
            const what = only ? figureLabel(only) : '金額'
            throw new ApiError(422, { title: `${name}の${what}を1,000倍に直しました。内容を確かめて、もう一度保存してください。` })
          }
          throw new ApiError(422, { errors: atColumn([one], index, name) })
        }
      }
    }
  }

  function ask(values: StatementsForm, index: number, problem: ApiError['errors'][number], count: number, total: number) {
    const member = problem.path.replace(/^\//, '')
    const figure = kFigures.find((one) => one.name === member)
    const year = values.years[index]
    const question: Question = {
      problem,
      year: year ? columnName(year, index) : '',
      value: figure && year ? figureValue(year, member as FigureName, values.unit) : null,
      isMoney: figure?.unit === 'yen',
      count,
      total,
      mayBeThousands:
        values.unit === 'yen' &&
        (problem.code === 'looks_like_thousands' || looksLikeThousands(values, index, known.current)),
    }
    return new Promise<Answer>((resolve) => {
      setAsked({
        question,
        answer: (answer) => {
          setAsked(null)
          resolve(answer)
        },
      })
    })
  }

  async function remove(index: number) {
    const year = form.values.years[index]
    const end = year && parseDate(year.fiscal_year_end)
    if (!end) return
    await deleteStatement(businessId, end, year.version)
    known.current = known.current.filter((one) => one.fiscal_year_end !== end)
    queries.setQueryData(kKeys.statements(businessId), { items: known.current, editable: true })
    await figuresChanged(queries, businessId)
    form.set({ years: form.latest().years.map((one, at) => (at === index ? emptyYear(end) : one)) })
    setDeleting(null)
    toast('年度を消しました')
  }

  const newest = form.values.years[0]
  const mayAdd = newest !== undefined && !isBlank(newest) && yearsFrom(newest.fiscal_year_end, 1) !== ''
  const older = withOlderYears(form.values, known.current)
  const deletingYear = deleting === null ? null : form.values.years[deleting]
  return (
    <>
      <Form form={form}>
        <div className="row row--between row--top">
          <RadioGroup
            id="amount-unit"
            name="amount-unit"
            label="金額の単位"
            unmarked
            inRow
            help="決算書に「単位：千円」とあるときは、千円を選びます。入れた金額は、そのまま読みかえます。"
            value={form.values.unit}
            onValue={(unit) => form.set(switchUnit(form.values, unit as AmountUnit))}
            options={[
              { value: 'yen', label: '円' },
              { value: 'thousand', label: '千円' },
            ]}
          />
          <div className="row">
            {mayAdd && (
              <Button
                variant="outline"
                size="small"
                icon="plus"
                onClick={() =>
                  form.set({ years: [emptyYear(yearsFrom(newest.fiscal_year_end, 1)), ...form.values.years] })
                }
              >
                新しい年度を加える
              </Button>
            )}
            {older.length > form.values.years.length && (
              <Button variant="outline" size="small" onClick={() => form.set({ years: older })}>
                前の年度も表示する
              </Button>
            )}
            {saved.length > 0 && (
              <LinkButton variant="outline" size="small" icon="download" href={statementsCsv(businessId)} download>
                CSV
              </LinkButton>
            )}
          </div>
        </div>
        <Banner kind="info">
          <p>赤字や債務超過のときは、数字の前に △ か - をつけます。ないものは 0 と入れます。Enterキーで、次の数字に進みます。</p>
        </Banner>
        <EntryTable form={form} saved={known.current} onDelete={setDeleting} />
        <FormButtons form={form} submit="保存して、診断の結果を見る" />
      </Form>
      {asked && <QuestionDialog key={asked.question.problem.code} question={asked.question} onAnswer={asked.answer} />}
      {deleting !== null && deletingYear && (
        <ConfirmDialog
          title={`${columnName(deletingYear, deleting)}を消しますか`}
          confirm="消す"
          danger
          onConfirm={() => remove(deleting)}
          onClose={() => setDeleting(null)}
        >
          <p>この年度の数字と、この年度の診断の結果が消えます。元には戻せません。</p>
        </ConfirmDialog>
      )}
    </>
  )
}
