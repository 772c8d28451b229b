import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useLocation, useParams } from 'wouter'
import { asApiError } from '../../../api/problem'
import { Badge } from '../../../ui/Badge/Badge'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { Checkbox } from '../../../ui/Checkbox/Checkbox'
import { ConfirmDialog } from '../../../ui/ConfirmDialog/ConfirmDialog'
import { DescriptionList } from '../../../ui/DescriptionList/DescriptionList'
import { formatInstant } from '../../../ui/format/date'
import { formatNumber } from '../../../ui/format/number'
import { LinkButton } from '../../../ui/Link/Link'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { TextArea } from '../../../ui/TextArea/TextArea'
import { toast } from '../../../ui/Toast/Toasts'
import { Review } from '../parts/Review'
import { RoundFrame } from '../parts/RoundFrame'
import { acceptAnswer, askBack, type FieldDecision, nextWaiting, overrideTarget, refresh, type RoundView, stepTarget, type TargetView, useTarget } from '../queries'
import { kAnswerChannels, kConsents, kSignatures, kTargetStates, kTargetTones, kVerdicts } from '../strings.ja'

/** One business of a round: what is held, what the answer changes, the consent, the history. */
export default function TargetPage() {
  const target_id = Number(useParams<{ target_id: string }>().target_id)
  return (
    <RoundFrame current="targets">
      {(round, chamber) => <Loaded key={target_id} round={round} chamber={chamber} target_id={target_id} />}
    </RoundFrame>
  )
}

function Loaded({ round, chamber, target_id }: { round: RoundView; chamber: number; target_id: number }) {
  const target = useTarget(chamber, target_id)
  return <QueryView query={target}>{(view) => <Target round={round} chamber={chamber} view={view} />}</QueryView>
}

type Asked = { kind: 'step'; action: string; label: string } | { kind: 'ask_back' } | { kind: 'override'; to: 'included' | 'excluded' | null } | null

function Target({ round, chamber, view }: { round: RoundView; chamber: number; view: TargetView }) {
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const [asked, setAsked] = useState<Asked>(null)
  const [words, setWords] = useState('')
  const [byMail, setByMail] = useState(false)
  const [failure, setFailure] = useState('')
  const [busy, setBusy] = useState(false)
  const { target, answer } = view
  const may = (action: string) => view.actions.some((one) => one.action === action)
  const waiting = answer && may('accept')

  async function accept(decisions: FieldDecision[]) {
    if (!answer || busy) return
    setBusy(true)
    setFailure('')
    try {
      await acceptAnswer(chamber, target.target_id, answer.answer_id, decisions)
      const next = await nextWaiting(chamber, round.round_id, target.target_id)
      await refresh(client, chamber)
      toast(`${target.name} の回答を反映しました`)
      navigate(next ? `/app/members/ledger/${round.round_id}/targets/${next}` : `/app/members/ledger/${round.round_id}/targets?waiting=true`)
    } catch (error) {
      setFailure(asApiError(error).message)
    } finally {
      setBusy(false)
    }
  }

  useEffect(() => setWords(''), [asked])

  const kOwnRoute = ['accept', 'ask_back', 'send', 'answer']
  return (
    <div className="stack">
      <h2>
        {target.name} <Badge tone={kTargetTones[target.state] ?? 'neutral'}>{kTargetStates[target.state]}</Badge>
      </h2>
      {target.register_note && (
        <Banner kind="warning" title="国税庁の登録と違います">
          <p>{target.register_note}</p>
        </Banner>
      )}
      {failure && (
        <Banner kind="error" live>
          <p>{failure}</p>
        </Banner>
      )}
      {answer ? (
        <section aria-labelledby="answer" className="stack">
          <h3 id="answer">回答</h3>
          <p>
            {formatInstant(answer.received_at)}・{kAnswerChannels[answer.channel]}
            {answer.answered_by && `・記入 ${answer.answered_by}`}
            {answer.entered_by && `・入力 ${answer.entered_by}`}
            {answer.number > 1 && `・${answer.number}回目`}
          </p>
          {answer.remark && (
            <Banner kind="info" title="商工会議所への連絡">
              <p className="pre">{answer.remark}</p>
            </Banner>
          )}
          <Review changes={view.changes} open={Boolean(waiting)} busy={busy} onAccept={accept} onAskBack={may('ask_back') ? () => setAsked({ kind: 'ask_back' }) : undefined} />
        </section>
      ) : (
        <p>まだ回答がありません。</p>
      )}
      {view.question && (
        <p>
          問い合わせの内容：<span className="pre">{view.question}</span>
        </p>
      )}
      <div className="row no-print">
        {view.actions
          .filter((action) => !kOwnRoute.includes(action.action))
          .map((action) => (
            <Button key={action.action} variant="outline" size="small" onClick={() => setAsked({ kind: 'step', ...action })}>
              {action.label}
            </Button>
          ))}
        {(target.state === 'listed' || target.state === 'excluded') && (
          <Button variant="outline" size="small" onClick={() => setAsked({ kind: 'override', to: target.state === 'listed' ? 'excluded' : 'included' })}>
            {target.state === 'listed' ? '職員の判断で対象から外す' : '職員の判断で対象にする'}
          </Button>
        )}
        <LinkButton variant="outline" size="small" href={`/app/members/ledger/${round.round_id}/entry?code=${target.target_id}`}>
          紙の回答を入力する
        </LinkButton>
        {target.member_id && (
          <LinkButton variant="text" size="small" href={`/app/members/${target.member_id}`}>
            会員の記録を開く
          </LinkButton>
        )}
      </div>
      <section aria-labelledby="law">
        <h3 id="law">特定商工業者かどうか</h3>
        <p>
          {kVerdicts[target.verdict]}
          {target.override && `（職員の判断：${target.override === 'included' ? '対象' : '対象外'}。${target.override_reason}）`}
        </p>
        <ul>
          {target.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
        {target.missing.length > 0 && <p>分かると決まること：{target.missing.join('、')}</p>}
      </section>
      <details>
        <summary>いま登録されている内容</summary>
        <DescriptionList items={view.held.map((field) => ({ term: field.label, value: field.text, key: field.key }))} />
      </details>
      {view.evidence.length > 0 && (
        <section aria-labelledby="evidence" className="stack">
          <h3 id="evidence">負担金への同意の記録</h3>
          {view.evidence.map((one) => (
            <div key={one.evidence_id} className="stack stack--small">
              <p>
                <Badge tone={one.consents ? 'success' : 'warning'}>{kConsents[one.consents ? 'yes' : 'no']}</Badge> {formatInstant(one.signed_at)}・{kSignatures[one.signature_kind]}・
                {one.signer_position} {one.signer_name}
              </p>
              {!one.intact && (
                <Banner kind="error" title="記録が書き換えられています">
                  <p>保管している内容と照合の値が合いません。システム管理者に知らせてください。</p>
                </Banner>
              )}
              {one.signature && <img src={`data:image/png;base64,${one.signature.replace(/^data:image\/png;base64,/, '')}`} alt={`${one.signer_name} の手書きの署名`} height={80} />}
              <p className="small muted">
                文書 {one.document_version}・照合の値 <code>{one.record_hash.slice(0, 16)}</code>
                {one.peer && `・${one.peer}`}
              </p>
            </div>
          ))}
        </section>
      )}
      <details>
        <summary>これまでの経過（{formatNumber(view.history.length)}件）</summary>
        <ol>
          {view.history.map((step) => (
            <li key={step.workflow_step_id}>
              {formatInstant(step.happened_at)} {kTargetStates[step.to_state] ?? step.to_state} {step.note}
            </li>
          ))}
        </ol>
      </details>
      {asked?.kind === 'step' && (
        <ConfirmDialog
          title={asked.label}
          confirm={asked.label}
          onClose={() => setAsked(null)}
          onConfirm={async () => {
            await stepTarget(chamber, target.target_id, asked.action, words)
            await refresh(client, chamber)
            setAsked(null)
            toast('記録しました')
          }}
        >
          <TextArea id="step-note" name="note" label="メモ" unmarked rows={3} value={words} onValue={setWords} />
        </ConfirmDialog>
      )}
      {asked?.kind === 'override' && (
        <ConfirmDialog
          title={asked.to === 'included' ? '対象にする' : '対象から外す'}
          confirm="決める"
          onClose={() => setAsked(null)}
          onConfirm={async () => {
            await overrideTarget(chamber, target.target_id, asked.to, words)
            await refresh(client, chamber)
            setAsked(null)
            toast('職員の判断を記録しました')
          }}
        >
          <TextArea id="override-reason" name="reason" label="理由" required rows={3} value={words} onValue={setWords} />
        </ConfirmDialog>
      )}
      {asked?.kind === 'ask_back' && (
        <ConfirmDialog
          title="回答について問い合わせる"
          confirm="問い合わせる"
          onClose={() => setAsked(null)}
          onConfirm={async () => {
            await askBack(chamber, target.target_id, words, byMail)
            await refresh(client, chamber)
            setAsked(null)
            toast(byMail ? 'メールで問い合わせました' : '問い合わせを記録しました。次の手紙に載ります')
          }}
        >
          <TextArea id="question" name="question" label="たずねること" required rows={4} value={words} onValue={setWords} help="事業所の画面と、手紙またはメールに表示されます。" />
          {target.email && <Checkbox id="by-mail" name="by_mail" label={`すぐにメールで送る（${target.email}）`} value={byMail} onValue={setByMail} />}
        </ConfirmDialog>
      )}
    </div>
  )
}
