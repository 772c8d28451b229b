import type { ReactNode } from 'react'
import { DateField } from '../../../ui/DateField/DateField'
import type { FormState } from '../../../ui/Form/useForm'
import { dateInJapan } from '../../../ui/format/date'
import { ItemList } from '../../../ui/ItemList/ItemList'
import { TextArea } from '../../../ui/TextArea/TextArea'
import { TextField } from '../../../ui/TextField/TextField'
import { emptyPartner, kEmptyNote, kEmptyStep, kMostSteps, type SheetForm } from '../sheet_form'
import { kDialogue, kPartnerKinds, kViews } from '../strings.ja'
import type { PartnerKind } from '../types'

/** The sections with their headings, for the list of contents too. */
export const kSections = [
  { id: 'flow', title: '業務フロー' },
  { id: 'trade', title: '商流' },
  ...kViews.map(({ id, title }) => ({ id, title: `4つの視点：${title}` })),
  { id: 'dialogue', title: '現状から対応策へ' },
  { id: 'notes', title: '対話の記録' },
]

const kMostPartners = 10
const kMostNotes = 20
const kMostText = 1000

interface SectionProps {
  id: string
  lead: string
  children: ReactNode
}

function Section({ id, lead, children }: SectionProps) {
  return (
    <section className="section" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {kSections.find((section) => section.id === id)?.title}
      </h2>
      <p className="measure">{lead}</p>
      {children}
    </section>
  )
}

/** All questions of the non-financial sheet. */
export function SheetSections({ form }: { form: FormState<SheetForm> }) {
  const { work_steps: steps, partners, dialogues } = form.values
  return (
    <>
      <Section id="flow" lead="仕事の流れを5つまでに分けて書きます。どこに手間をかけ、どこで選ばれているかが見えてきます。">
        <ItemList name="手順" items={steps} empty={kEmptyStep} most={kMostSteps} onItems={(work_steps) => form.set({ work_steps })}>
          {(index) => (
            <>
              <TextArea {...form.at(`work_steps/${index}/content`)} label="実施内容" rows={2} maxLength={500} help="例：早朝に漁港で買い付ける" />
              <TextArea {...form.at(`work_steps/${index}/difference`)} label="ほかとちがう工夫" rows={2} maxLength={500} help="例：目利きが30年の職人" />
            </>
          )}
        </ItemList>
        <TextArea {...form.at('products')} label="製品・商品・サービスの内容" rows={3} maxLength={kMostText} />
        <TextArea {...form.at('customer_value')} label="顧客に届けている価値" rows={3} maxLength={kMostText} help="お客さまは、何がうれしくて買っていますか。" />
      </Section>
      <Section id="trade" lead="だれから仕入れ、だれに売っているかを書きます。名前を出したくないときは「地元の卸」のように書けます。">
        {(Object.keys(kPartnerKinds) as PartnerKind[]).map((kind) => {
          const words = kPartnerKinds[kind]
          const own = partners.map((partner, index) => ({ partner, index })).filter(({ partner }) => partner.kind === kind)
          return (
            <div key={kind} className="stack stack--small">
              <h3>{words.label}</h3>
              <p className="field__help">{words.help}</p>
              <ItemList
                name={words.label}
                items={own.map(({ partner }) => partner)}
                empty={emptyPartner(kind)}
                most={kMostPartners}
                onItems={(next) => form.set({ partners: [...partners.filter((partner) => partner.kind !== kind), ...next] })}
              >
                {(at) => {
                  const pointer = `partners/${own[at]?.index}`
                  return (
                    <>
                      <TextField {...form.at(`${pointer}/name`)} label="名前・どんな相手か" required autoComplete="off" />
                      <TextField {...form.at(`${pointer}/amount`)} label="取引の金額・割合" width="medium" autoComplete="off" help="例：年500万円、3割" />
                      <TextArea {...form.at(`${pointer}/content`)} label="取引の内容" rows={2} maxLength={500} />
                      <TextArea {...form.at(`${pointer}/reason`)} label={words.reason} rows={2} maxLength={500} />
                    </>
                  )
                }}
              </ItemList>
            </div>
          )
        })}
      </Section>
      {kViews.map((view) => (
        <Section key={view.id} id={view.id} lead="分かるところだけで、かまいません。短い言葉で書けます。">
          {view.questions.map((question) => (
            <TextArea key={question.name} {...form.at(`views/${question.name}`)} label={question.label} help={question.help} rows={3} maxLength={kMostText} />
          ))}
        </Section>
      ))}
      <Section id="dialogue" lead="診断の結果と上の答えを見ながら、これからのことをまとめます。経営指導員といっしょに書くのもよい方法です。">
        {kDialogue.map((one) => (
          <TextArea key={one.name} {...form.at(one.name)} label={one.label} help={one.help} rows={3} maxLength={kMostText} />
        ))}
        <DateField {...form.at('prepared_on')} label="作成した日" max={dateInJapan(new Date())} />
      </Section>
      <Section id="notes" lead="相談した相手と話したことを残しておくと、次の相談が早く始められます。">
        <ItemList
          name="記録"
          items={dialogues}
          empty={{ ...kEmptyNote, held_on: dateInJapan(new Date()) }}
          most={kMostNotes}
          onItems={(next) => form.set({ dialogues: next })}
        >
          {(index) => (
            <>
              <DateField {...form.at(`dialogues/${index}/held_on`)} label="話した日" required max={dateInJapan(new Date())} />
              <TextField {...form.at(`dialogues/${index}/partner`)} label="話した相手" autoComplete="off" help="例：商工会議所の経営指導員" />
              <TextArea {...form.at(`dialogues/${index}/content`)} label="話した内容" required rows={3} maxLength={kMostText} />
            </>
          )}
        </ItemList>
      </Section>
    </>
  )
}
