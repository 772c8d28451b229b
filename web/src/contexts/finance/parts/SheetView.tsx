import { formatDate, formatDateBoth } from '../../../ui/format/date'
import { kDialogue, kPartnerKinds, kViews } from '../strings.ja'
import type { BenchmarkSheet, PartnerKind } from '../types'

/** The whole sheet to read and to print: empty answers leave room to write by hand. */
export function SheetView({ sheet }: { sheet: BenchmarkSheet }) {
  const kinds = Object.entries(kPartnerKinds) as [PartnerKind, (typeof kPartnerKinds)[PartnerKind]][]
  return (
    <div className="sheet stack">
      {sheet.prepared_on && <p>作成した日：{formatDateBoth(sheet.prepared_on)}</p>}
      <section className="section" aria-labelledby="read-flow">
        <h2 id="read-flow">業務フロー</h2>
        <div className="table-wrap">
          <table className="table table--dense">
            <caption className="visually-hidden">業務フロー</caption>
            <thead>
              <tr>
                <th scope="col">順番</th>
                <th scope="col">実施内容</th>
                <th scope="col">ほかとちがう工夫</th>
              </tr>
            </thead>
            <tbody>
              {sheet.work_steps.map((step, index) => (
                <tr key={index}>
                  <th scope="row">{index + 1}</th>
                  <td className="pre-line">{step.content}</td>
                  <td className="pre-line">{step.difference}</td>
                </tr>
              ))}
              {sheet.work_steps.length === 0 && (
                <tr>
                  <td colSpan={3} className="muted">
                    まだ書かれていません
                  </td>
                </tr>
              )}
            </tbody>
          </table>
        </div>
        <Answer label="製品・商品・サービスの内容" text={sheet.products} />
        <Answer label="顧客に届けている価値" text={sheet.customer_value} />
      </section>
      <section className="section" aria-labelledby="read-trade">
        <h2 id="read-trade">商流</h2>
        {kinds.map(([kind, words]) => {
          const partners = sheet.partners.filter((partner) => partner.kind === kind)
          return (
            <div key={kind} className="stack stack--tight">
              <h3>{words.label}</h3>
              {partners.length === 0 ? (
                <p className="muted">まだ書かれていません</p>
              ) : (
                <div className="table-wrap">
                  <table className="table table--dense">
                    <caption className="visually-hidden">{words.label}</caption>
                    <thead>
                      <tr>
                        <th scope="col">名前</th>
                        <th scope="col">金額・割合</th>
                        <th scope="col">内容</th>
                        <th scope="col">{words.reason}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {partners.map((partner, index) => (
                        <tr key={index}>
                          <th scope="row">{partner.name}</th>
                          <td>{partner.amount}</td>
                          <td className="pre-line">{partner.content}</td>
                          <td className="pre-line">{partner.reason}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              )}
            </div>
          )
        })}
      </section>
      <section className="section" aria-labelledby="read-views">
        <h2 id="read-views">4つの視点</h2>
        {kViews.map((view) => (
          <div key={view.id} className="stack stack--tight">
            <h3>{view.title}</h3>
            {view.questions.map((question) => (
              <Answer key={question.name} label={question.label} text={sheet.views[question.name]} />
            ))}
          </div>
        ))}
      </section>
      <section className="section" aria-labelledby="read-dialogue">
        <h2 id="read-dialogue">現状から対応策へ</h2>
        {kDialogue.map((one) => (
          <Answer key={one.name} label={one.label} text={sheet[one.name]} />
        ))}
      </section>
      {sheet.dialogues.length > 0 && (
        <section className="section" aria-labelledby="read-notes">
          <h2 id="read-notes">対話の記録</h2>
          <ul className="list">
            {sheet.dialogues.map((note, index) => (
              <li key={index}>
                <span className="list__main">
                  <span className="strong">{formatDate(note.held_on)}</span>
                  {note.partner && `　${note.partner}`}
                  <span className="list__note pre-line">　{note.content}</span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function Answer({ label, text }: { label: string; text: string }) {
  return (
    <div className="answer">
      <p className="strong">{label}</p>
      {text.trim() === '' ? <p className="muted">まだ書かれていません</p> : <p className="pre-line">{text}</p>}
    </div>
  )
}
