import { LinkButton } from '../../../ui/Link/Link'
import { manYen } from '../model'
import { largestCap, largestLift, rateText } from '../subsidy_terms'
import type { FactItem, Frame, FrameVerdict } from '../types'
import { VerdictBadge } from './badges'
import { ProofTree } from './ProofTree'

interface FrameListProps {
  frames: Frame[]
  /** As they stand for one business; empty in the catalogue. */
  verdicts: FrameVerdict[]
  facts?: FactItem[]
  /** The simulation of a frame; without it none is offered. */
  simulation?: (frame_key: string) => string
}

/** The frames of a measure: how much, whether this business can use each, and why. */
export function FrameList({ frames, verdicts, facts, simulation }: FrameListProps) {
  if (frames.length === 0) return null
  return (
    <section className="stack stack--small" aria-labelledby="frames">
      <h2 id="frames">枠（申し込みの種類）</h2>
      <ul className="plain-list stack stack--small">
        {frames.map((frame) => {
          const verdict = verdicts.find((one) => one.frame_key === frame.frame_key)
          const cap = largestCap(frame.subsidy)
          const lift = largestLift(frame.subsidy)
          const rate = rateText(frame.subsidy)
          return (
            <li key={frame.frame_key} className="card card--long">
              <div className="card__head">
                <h3>{frame.name}</h3>
                {verdict && <VerdictBadge verdict={verdict.verdict} />}
              </div>
              {frame.summary && <p>{frame.summary}</p>}
              {(cap !== null || rate) && (
                <p>
                  {cap !== null && (
                    <>
                      最大 <span className="strong">{manYen(cap)}</span>
                      {lift > 0 && `（上乗せ${manYen(lift)}をふくむ）`}
                    </>
                  )}
                  {rate && `　補助率 ${rate}`}
                  {frame.subsidy?.minimum_yen ? `　下限 ${manYen(frame.subsidy.minimum_yen)}` : ''}
                </p>
              )}
              {verdict?.proof && (
                <details>
                  <summary>
                    この枠の条件をたしかめる<span className="visually-hidden">：{frame.name}</span>
                  </summary>
                  <ProofTree proof={verdict.proof} label={`${frame.name}の条件`} facts={facts} />
                </details>
              )}
              {simulation && frame.subsidy && (
                <div className="row">
                  <LinkButton size="small" variant="outline" href={simulation(frame.frame_key)}>
                    いくら受けられるか計算する<span className="visually-hidden">：{frame.name}</span>
                  </LinkButton>
                </div>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
