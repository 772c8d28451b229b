import type { ReactNode } from 'react'
import { Checkbox } from '../../../../ui/Checkbox/Checkbox'
import type { FormState } from '../../../../ui/Form/useForm'
import { TextArea } from '../../../../ui/TextArea/TextArea'
import { TextField } from '../../../../ui/TextField/TextField'
import { DateField } from '../../../../ui/DateField/DateField'
import { nextFrameKey } from '../../document'
import { below, type Place } from '../../place'
import type { Call, Frame, MeasureDocument, RuleSource } from '../../types'
import { CheckedRule } from '../CheckedRule'
import { Rows } from '../Rows'
import { SubsidyForm } from '../subsidy/SubsidyForm'
import { AboutMeasure, WhoAndWhere } from './DraftWords'

export interface EditorForm extends Record<string, unknown> {
  document: MeasureDocument
}

interface DraftSectionsProps {
  form: FormState<EditorForm>
  place: Place
}

export const kDraftSections = [
  { id: 'words', title: 'どんな制度か' },
  { id: 'who', title: 'だれが、どこで' },
  { id: 'calls', title: '募集' },
  { id: 'rule', title: '条件' },
  { id: 'frames', title: '枠（申し込みの種類）' },
  { id: 'sources', title: '出典' },
] as const

function Section({ id, children }: { id: (typeof kDraftSections)[number]['id']; children: ReactNode }) {
  return (
    <section className="section" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {kDraftSections.find((section) => section.id === id)?.title}
      </h2>
      {children}
    </section>
  )
}

/** All fields of a measure that is being written. */
export function DraftSections({ form, place }: DraftSectionsProps) {
  const { document } = form.values
  const set = (patch: Partial<MeasureDocument>) => form.set({ document: { ...form.latest().document, ...patch } })
  return (
    <>
      <Section id="words">
        <AboutMeasure form={form} />
      </Section>
      <Section id="who">
        <WhoAndWhere form={form} set={set} />
      </Section>
      <Section id="calls">
        <Calls calls={document.calls} onCalls={(calls) => set({ calls })} place={below(place, '/calls')} />
      </Section>
      <Section id="rule">
        <Checkbox
          {...place('/rules_published')}
          label="ここに書いた条件が、使えるかどうかを決めるすべてです"
          help="選ばないときは、この条件だけでは「使える」と言いません。"
          value={document.rules_published}
          onValue={(rules_published) => set({ rules_published })}
        />
        <CheckedRule label="制度の条件" rule={document.rule ?? null} onRule={(rule) => set({ rule })} />
      </Section>
      <Section id="frames">
        <Frames document={document} set={set} place={below(place, '/frames')} />
      </Section>
      <Section id="sources">
        <Sources sources={document.sources} onSources={(sources) => set({ sources })} place={below(place, '/sources')} />
      </Section>
    </>
  )
}

function Calls({ calls, onCalls, place }: { calls: Call[]; onCalls: (calls: Call[]) => void; place: Place }) {
  return (
    <Rows<Call>
      title="募集の期間"
      rows={calls}
      fresh={{ name: '', opens_on: '', closes_on: '', note: '' }}
      onRows={onCalls}
      render={(call, change, at) => {
        const here = below(place, `/${at}`)
        return (
          <>
            <TextField {...here('/name')} label="名前（第1次など）" unmarked value={call.name} onValue={(name) => change({ ...call, name })} />
            <div className="toolbar">
              <DateField {...here('/opens_on')} label="始まり" unmarked value={call.opens_on ?? ''} onValue={(opens_on) => change({ ...call, opens_on })} />
              <DateField {...here('/closes_on')} label="締め切り" unmarked value={call.closes_on ?? ''} onValue={(closes_on) => change({ ...call, closes_on })} />
            </div>
            <TextField {...here('/note')} label="メモ" unmarked value={call.note} onValue={(note) => change({ ...call, note })} />
          </>
        )
      }}
    />
  )
}

interface FramesProps {
  document: MeasureDocument
  set: (patch: Partial<MeasureDocument>) => void
  place: Place
}

function Frames({ document, set, place }: FramesProps) {
  return (
    <Rows<Frame>
      title="枠"
      rows={document.frames}
      fresh={{ frame_key: nextFrameKey(document), name: '', summary: '', rule: null, subsidy: null }}
      onRows={(frames) => set({ frames })}
      render={(frame, change, at) => {
        const here = below(place, `/${at}`)
        const name = frame.name || `枠${at + 1}`
        return (
          <div className="stack stack--small">
            <TextField {...here('/name')} label="枠の名前" required value={frame.name} onValue={(text) => change({ ...frame, name: text })} />
            <TextArea {...here('/summary')} label="枠の説明" unmarked rows={2} value={frame.summary} onValue={(summary) => change({ ...frame, summary })} />
            <h3>{name}だけの条件</h3>
            <CheckedRule label={`${name}の条件`} rule={frame.rule ?? null} onRule={(rule) => change({ ...frame, rule })} />
            <h3>{name}の金額</h3>
            <SubsidyForm label={name} terms={frame.subsidy} onTerms={(subsidy) => change({ ...frame, subsidy })} place={below(here, '/subsidy')} />
          </div>
        )
      }}
    />
  )
}

function Sources({ sources, onSources, place }: { sources: RuleSource[]; onSources: (sources: RuleSource[]) => void; place: Place }) {
  return (
    <Rows<RuleSource>
      title="出典"
      rows={sources}
      fresh={{ title: '', url: '', place: '' }}
      onRows={onSources}
      render={(source, change, at) => {
        const here = below(place, `/${at}`)
        return (
          <div className="toolbar">
            <TextField {...here('/title')} label="名前" unmarked value={source.title} onValue={(title) => change({ ...source, title })} />
            <TextField {...here('/url')} label="アドレス" unmarked value={source.url} onValue={(url) => change({ ...source, url })} />
            <TextField {...here('/place')} label="場所（ページなど）" unmarked value={source.place} onValue={(text) => change({ ...source, place: text })} />
          </div>
        )
      }}
    />
  )
}
