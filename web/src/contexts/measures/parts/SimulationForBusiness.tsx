import type { Crumb } from '../../../ui/Breadcrumb/Breadcrumb'
import { Button } from '../../../ui/Button/Button'
import { asApiError } from '../../../api/problem'
import { Banner } from '../../../ui/Banner/Banner'
import { LinkButton } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Select } from '../../../ui/Select/Select'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { EmptyState } from '../../../ui/States/States'
import { queryString, useUrlQuery } from '../../../ui/url/useUrlQuery'
import { todayInJapan } from '../model'
import { kPlanDefaults, type PlanState, readCosts, readList } from '../plan'
import { useOwnMeasure } from '../queries'
import { type FrameOf, useComparable, useFigures, useMeasures, useSimulations } from '../simulation_queries'
import type { OwnMeasure } from '../types'
import { CashChart } from './CashChart'
import { FrameComparison } from './FrameComparison'
import { useOpenForPrint } from './open_for_print'
import { PlanForm } from './PlanForm'
import { SaveSimulation } from './SaveSimulation'
import { SimulationResult } from './SimulationResult'
import { YearEffects } from './YearEffects'

interface SimulationForBusinessProps {
  businessId: number
  measureId: number
  /** Address of the business's list of measures. */
  base: string
  crumbs: Crumb[]
  isOwner: boolean
}

/** What a measure would pay for a plan, when the money comes, and what other frames and measures would pay. */
export function SimulationForBusiness({ businessId, measureId, base, crumbs, isOwner }: SimulationForBusinessProps) {
  const own = useOwnMeasure(businessId, measureId)
  useOpenForPrint()
  return (
    <Page
      title="いくら受けられるか計算する"
      crumbs={own.data ? [...crumbs, { label: own.data.measure.title, href: `${base}/${measureId}` }] : crumbs}
      lead={own.data?.measure.title}
      actions={
        <Button variant="outline" size="small" icon="print" onClick={() => print()}>
          印刷する
        </Button>
      }
    >
      <QueryView query={own} loading={<Skeleton lines={12} />}>
        {(data) => <Content key={measureId} own={data} businessId={businessId} base={base} isOwner={isOwner} />}
      </QueryView>
    </Page>
  )
}

interface ContentProps {
  own: OwnMeasure
  businessId: number
  base: string
  isOwner: boolean
}

function Content({ own, businessId, base, isOwner }: ContentProps) {
  const { query, set } = useUrlQuery(kPlanDefaults)
  const { measure } = own
  const besideIds = readList(query.beside).map(Number).filter((id) => Number.isSafeInteger(id) && id > 0 && id !== measure.measure_id).slice(0, 3)
  const besideMeasures = useMeasures(besideIds)
  const all: FrameOf[] = [measure, ...besideMeasures].flatMap((one) =>
    one.frames.filter((frame) => frame.subsidy).map((frame) => ({ measure: one, frame })),
  )
  const figures = useFigures(businessId)
  const results = useSimulations(businessId, all, query, figures)
  const frames = measure.frames.filter((frame) => frame.subsidy)
  const frame = frames.find((one) => one.frame_key === query.frame) ?? bestFrame(own) ?? frames[0]
  if (!frame?.subsidy) {
    return (
      <EmptyState title="この制度には、計算できる金額の決まりがありません">
        <p>金額は、実施するところに確かめてください。</p>
        <LinkButton variant="outline" href={`${base}/${measure.measure_id}`}>
          制度のページへ戻る
        </LinkButton>
      </EmptyState>
    )
  }
  const index = all.findIndex((one) => one.measure.measure_id === measure.measure_id && one.frame.frame_key === frame.frame_key)
  const present = results[index]
  const result = present?.data
  const isEmpty = Object.keys(readCosts(query.costs)).length === 0
  const address = (id: number, frame_key: string) =>
    `${base}/${id}/simulation${queryString({ ...query, frame: frame_key, beside: id === measure.measure_id ? query.beside : '' }, kPlanDefaults)}`
  return (
    <>
      <PrintedPlan state={query} frameName={frame.name} names={new Map(frame.subsidy.categories.map((one) => [one.code, one.name]))} />
      <div className="simulation">
        <PlanForm measure={measure} frame={frame} beside={besideMeasures.flatMap((one) => one.frames)} state={query} set={set} />
        <div className="stack">
          {isEmpty ? (
            <EmptyState title="費用を入れると、ここに結果が出ます" icon="info">
              <p>入れた内容はこのページのアドレスに残ります。お気に入りに入れたり、人に送ったりできます。</p>
            </EmptyState>
          ) : present?.error ? (
            <Banner kind="error" title={asApiError(present.error).message} live>
              {asApiError(present.error).errors.map((problem) => (
                <p key={problem.path + problem.code}>{problem.message}</p>
              ))}
            </Banner>
          ) : result ? (
            <>
              <SimulationResult result={result} businessId={businessId} mayAnswer={isOwner} />
              <SaveSimulation of={{ measure, frame }} state={query} businessId={businessId} figures={figures} />
              {result.cash && <CashChart name={measure.title} course={result.cash} starts={todayInJapan().slice(0, 7)} />}
            </>
          ) : (
            <Skeleton lines={6} />
          )}
        </div>
      </div>
      {!isEmpty && (
        <>
          {result && <YearEffects businessId={businessId} years={result.years} figures={figures} isOwner={isOwner} />}
          <FrameComparison
            frames={all.map((one, at) => ({
              ...one,
              result: results[at]?.data,
              href: address(one.measure.measure_id, one.frame.frame_key),
            }))}
          />
          <Beside businessId={businessId} measureId={measure.measure_id} state={query} set={set} />
        </>
      )}
    </>
  )
}

/** The first frame that the business can use, else one that may be. */
function bestFrame(own: OwnMeasure) {
  const frames = own.measure.frames.filter((frame) => frame.subsidy)
  const verdictOf = (frame_key: string) => own.frames.find((verdict) => verdict.frame_key === frame_key)?.verdict
  return frames.find((frame) => verdictOf(frame.frame_key) === 'eligible') ?? frames.find((frame) => verdictOf(frame.frame_key) === 'open')
}

/** Other measures to put beside this one. */
function Beside({ businessId, measureId, state, set }: { businessId: number; measureId: number; state: PlanState; set: (patch: Partial<PlanState>) => void }) {
  const comparable = useComparable(businessId)
  const chosen = readList(state.beside)
  const offered = (comparable.data ?? []).filter((item) => item.measure_id !== measureId && !chosen.includes(String(item.measure_id)))
  return (
    <div className="toolbar no-print">
      {chosen.length < 3 && offered.length > 0 && (
        <Select
          id="beside"
          name="beside"
          label="ほかの制度とくらべる"
          unmarked
          empty="制度を選んでください"
          value=""
          onValue={(id) => id && set({ beside: [...chosen, id].join(',') })}
          options={offered.map((item) => ({ value: String(item.measure_id), label: item.title }))}
        />
      )}
      {chosen.length > 0 && (
        <Button variant="text" size="small" icon="close" onClick={() => set({ beside: '' })}>
          くらべるのをやめる
        </Button>
      )}
    </div>
  )
}

/** On paper, the plan that the result rests on. */
function PrintedPlan({ state, frameName, names }: { state: PlanState; frameName: string; names: Map<string, string> }) {
  return (
    <div className="print-only">
      <p>枠：{frameName}</p>
      <ul>
        {Object.entries(readCosts(state.costs)).map(([code, yen]) => (
          <li key={code}>
            {names.get(code) ?? 'そのほか'}：{yen.toLocaleString('ja-JP')}円
          </li>
        ))}
      </ul>
    </div>
  )
}
