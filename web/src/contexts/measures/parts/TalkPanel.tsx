import { Link } from '../../../ui/Link/Link'
import { manYen, todayInJapan } from '../model'
import { useTalk } from '../advisor_queries'
import { useDefinitionOf } from '../queries'
import type { OwnMeasureItem } from '../types'
import { SoonBadge } from './badges'

/** What to talk about at the visit, from the business's own measures. Nothing when there is nothing. */
export function TalkPanel({ businessId, base }: { businessId: number; base: string }) {
  const talk = useTalk(businessId, todayInJapan())
  const definitionOf = useDefinitionOf()
  if (!talk.data) return null
  const { closing, oneQuestion, large } = talk.data
  if (closing.length + oneQuestion.length + large.length === 0) return null
  return (
    <section className="card card--key" aria-labelledby="talk">
      <h2 id="talk">訪問で話すこと</h2>
      <Part title="締め切りが近いお気に入り" items={closing} base={base} note={(item) => <SoonBadge closes_on={item.closes_on} />} />
      <Part
        title="1つ聞けば、使えるかどうか決まるもの"
        items={oneQuestion}
        base={base}
        note={(item) => <>聞くこと：{definitionOf(item.missing[0] ?? '')?.question || definitionOf(item.missing[0] ?? '')?.name}</>}
      />
      <Part title="使えるもののうち、額の大きいもの" items={large} base={base} note={(item) => (item.worth_yen ? <>最大 {manYen(item.worth_yen)}</> : null)} />
    </section>
  )
}

interface PartProps {
  title: string
  items: OwnMeasureItem[]
  base: string
  note: (item: OwnMeasureItem) => React.ReactNode
}

function Part({ title, items, base, note }: PartProps) {
  if (items.length === 0) return null
  return (
    <div className="stack stack--tight">
      <h3>{title}</h3>
      <ul>
        {items.map((item) => (
          <li key={item.measure_id}>
            <Link href={`${base}/${item.measure_id}`}>{item.title}</Link> <span className="muted">{note(item)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
