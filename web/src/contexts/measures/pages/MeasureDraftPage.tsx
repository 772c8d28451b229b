import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import { asApiError } from '../../../api/problem'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { Checkbox } from '../../../ui/Checkbox/Checkbox'
import { CheckboxGroup } from '../../../ui/Checkbox/CheckboxGroup'
import { ConfirmDialog } from '../../../ui/ConfirmDialog/ConfirmDialog'
import { DateField } from '../../../ui/DateField/DateField'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { type FormState, useForm } from '../../../ui/Form/useForm'
import { formatInstant } from '../../../ui/format/date'
import { NumberField } from '../../../ui/NumberField/NumberField'
import { LinkButton } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Select } from '../../../ui/Select/Select'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { TextArea } from '../../../ui/TextArea/TextArea'
import { TextField } from '../../../ui/TextField/TextField'
import { toast } from '../../../ui/Toast/Toasts'
import { nextFrameKey, tidied } from '../document'
import { publishDraft, removeDraft, saveDraft, useDraft } from '../officer_queries'
import { kKeys } from '../queries'
import { kKinds, kPurposes } from '../strings.ja'
import type { Call, Draft, Frame, MeasureDocument, RuleSource } from '../types'
import { AreaCodesField } from '../parts/AreaCodesField'
import { CheckedRule } from '../parts/CheckedRule'
import { IndustryField } from '../parts/FactField'
import { Rows, SubsidyForm } from '../parts/SubsidyForm'

const kCrumbs = [
  { label: '制度をさがす', href: '/app/measures' },
  { label: '制度の編集', href: '/app/measure-drafts' },
]

/** Writes a measure: words, calls, rules and frames; saved as a draft, then published as a version. */
export default function MeasureDraftPage() {
  const draft_id = Number(useParams<{ draft_id: string }>().draft_id)
  const query = useDraft(draft_id)
  return (
    <Page title={query.data?.document.title ?? '制度の下書き'} crumbs={kCrumbs}>
      <QueryView query={query} loading={<Skeleton lines={14} />}>
        {(draft) => <Editor key={draft.draft_id} draft={draft} />}
      </QueryView>
    </Page>
  )
}

interface EditorForm extends Record<string, unknown> {
  /** The version that the values began with; saving goes over exactly this one. */
  version: number
  document: MeasureDocument
}

function Editor({ draft }: { draft: Draft }) {
  const queries = useQueryClient()
  const [, navigate] = useLocation()
  const [asking, setAsking] = useState<'publish' | 'remove' | null>(null)
  const [saved, setSaved] = useState(draft)
  const form = useForm<EditorForm>({
    initial: { version: draft.version, document: draft.document },
    draftKey: `measures.draft.${draft.draft_id}`,
    submit: async (values) => {
      const next = await saveDraft(draft.draft_id, values.version, tidied(values.document))
      setSaved(next)
      form.set({ version: next.version })
      queries.setQueryData([...kKeys.drafts, draft.draft_id], next)
      void queries.invalidateQueries({ queryKey: kKeys.drafts, exact: true })
      toast('下書きを保存しました')
    },
  })
  const { document } = form.values
  const set = (patch: Partial<MeasureDocument>) => form.set({ document: { ...document, ...patch } })
  const isStale = form.failure?.status === 412
  const isChanged = JSON.stringify(tidied(document)) !== JSON.stringify(tidied(saved.document))
  return (
    <>
      <p className="muted">
        最後に保存：{formatInstant(saved.updated_at)}（{saved.updated_by}）
      </p>
      <Form
        form={form}
        failure={
          isStale ? (
            <>
              <p>ほかの人が、この下書きを先に保存しました。書いた内容はこの画面とこの端末に残っています。</p>
              <Button size="small" variant="outline" onClick={() => void takeTheirVersion()}>
                相手の保存の上に、この内容を保存できるようにする
              </Button>
            </>
          ) : undefined
        }
      >
        <Words form={form} document={document} set={set} />
        <section className="section" aria-labelledby="calls">
          <h2 id="calls">募集</h2>
          <Calls calls={document.calls} onCalls={(calls) => set({ calls })} />
        </section>
        <section className="section" aria-labelledby="rule">
          <h2 id="rule">条件</h2>
          <Checkbox
            id="rules-published"
            name="rules_published"
            label="ここに書いた条件が、使えるかどうかを決めるすべてです"
            help="選ばないときは、この条件だけでは「使える」と言いません。"
            value={document.rules_published}
            onValue={(rules_published) => set({ rules_published })}
          />
          <CheckedRule label="制度の条件" rule={document.rule ?? null} onRule={(rule) => set({ rule })} />
        </section>
        <section className="section" aria-labelledby="frames">
          <h2 id="frames">枠（申し込みの種類）</h2>
          <Frames document={document} set={set} />
        </section>
        <section className="section" aria-labelledby="sources">
          <h2 id="sources">出典</h2>
          <Rows<RuleSource>
            title="出典"
            rows={document.sources}
            fresh={{ title: '', url: '', place: '' }}
            onRows={(sources) => set({ sources })}
            render={(source, change, at) => (
              <div className="toolbar">
                <TextField id={`source-title-${at}`} name="title" label="名前" unmarked value={source.title} onValue={(title) => change({ ...source, title })} />
                <TextField id={`source-url-${at}`} name="url" label="アドレス" unmarked value={source.url} onValue={(url) => change({ ...source, url })} />
                <TextField id={`source-place-${at}`} name="place" label="場所（ページなど）" unmarked value={source.place} onValue={(place) => change({ ...source, place })} />
              </div>
            )}
          />
        </section>
        {saved.problems.length > 0 && (
          <Banner kind="warning" title={`公開する前に直すところが${saved.problems.length}か所あります`}>
            <ul>
              {saved.problems.map((problem) => (
                <li key={problem.path + problem.code}>
                  {problem.message}
                  <span className="muted small mono"> {problem.path}</span>
                </li>
              ))}
            </ul>
          </Banner>
        )}
        <FormButtons form={form} submit="下書きを保存する">
          <Button variant="outline" disabled={isChanged || saved.problems.length > 0} onClick={() => setAsking('publish')}>
            公開する
          </Button>
          {saved.measure_id && (
            <LinkButton variant="text" href={`/app/measures/${saved.measure_id}/versions`}>
              これまでの版
            </LinkButton>
          )}
          <Button variant="outline" danger onClick={() => setAsking('remove')}>
            下書きを消す
          </Button>
        </FormButtons>
        {(isChanged || saved.problems.length > 0) && (
          <p className="muted small">{isChanged ? '保存してから公開できます。' : '直すところがなくなると、公開できます。'}</p>
        )}
      </Form>
      {asking === 'publish' && <Publish draft={saved} onClose={() => setAsking(null)} />}
      {asking === 'remove' && (
        <ConfirmDialog
          title="この下書きを消しますか"
          confirm="消す"
          danger
          onClose={() => setAsking(null)}
          onConfirm={async () => {
            await removeDraft(draft.draft_id)
            form.discardDraft()
            void queries.invalidateQueries({ queryKey: kKeys.drafts, exact: true })
            toast('下書きを消しました')
            navigate('/app/measure-drafts')
          }}
        >
          <p>消した下書きは元に戻せません。公開している制度は変わりません。</p>
        </ConfirmDialog>
      )}
    </>
  )

  async function takeTheirVersion() {
    await queries.invalidateQueries({ queryKey: [...kKeys.drafts, draft.draft_id] })
    const theirs = queries.getQueryData<Draft>([...kKeys.drafts, draft.draft_id])
    if (!theirs) return
    form.set({ version: theirs.version })
    toast('もう一度「下書きを保存する」を押してください')
  }
}

interface PartProps {
  form: FormState<EditorForm>
  document: MeasureDocument
  set: (patch: Partial<MeasureDocument>) => void
}

/** Names of members in the server's errors begin at the document, those of the form at its member. */
function Words({ form, document, set }: PartProps) {
  const text = (name: keyof MeasureDocument & string) => form.at<string>(`document/${name}`)
  return (
    <>
      <section className="section" aria-labelledby="words">
        <h2 id="words">どんな制度か</h2>
        <TextField {...text('title')} label="制度の名前" required />
        <TextField {...text('subtitle')} label="ひとことで言うと" />
        <TextArea {...text('summary')} label="短い説明" rows={3} maxLength={200} />
        <TextArea {...text('content')} label="くわしい説明" rows={8} maxLength={4000} />
        <Select {...text('kind')} label="種類" required options={Object.entries(kKinds).map(([value, label]) => ({ value, label }))} />
        <CheckboxGroup
          {...form.at<string[]>('document/purposes')}
          label="目的"
          inRow
          options={Object.entries(kPurposes).map(([value, label]) => ({ value, label }))}
        />
      </section>
      <section className="section" aria-labelledby="who">
        <h2 id="who">だれが、どこで</h2>
        <TextField {...text('administrator')} label="実施するところ" />
        <TextField {...text('operator_name')} label="事務局" />
        <TextField {...form.at<string>('document/contact/name')} label="問い合わせ先の名前" />
        <TextField {...form.at<string>('document/contact/phone')} label="問い合わせ先の電話" width="medium" inputMode="tel" />
        <TextField {...form.at<string>('document/contact/email')} label="問い合わせ先のメール" inputMode="email" />
        <TextField {...form.at<string>('document/contact/url')} label="問い合わせのページ" inputMode="url" />
        <TextField {...text('url')} label="公式のページ" inputMode="url" />
        <AreaCodesField {...form.at<string[]>('document/areas')} label="使える地域" help="選ばないときは全国です。" />
        <IndustryField {...form.at<string[]>('document/industries')} label="使える業種" help="選ばないときは、すべての業種です。" />
        <NumberField {...form.at<number | null>('document/budget_yen')} label="予算" unit="円" />
        <Select
          id="fiscal-year"
          name="fiscal_year"
          label="年度"
          value={document.fiscal_year ? String(document.fiscal_year) : ''}
          onValue={(year) => set({ fiscal_year: year ? Number(year) : null })}
          empty="定めなし"
          options={yearsAround(document.fiscal_year ?? null).map((year) => ({ value: String(year), label: `${year}年度` }))}
        />
      </section>
    </>
  )
}

function yearsAround(present: number | null): number[] {
  const now = new Date().getFullYear()
  const years = Array.from({ length: 6 }, (_, index) => now + 1 - index)
  return present && !years.includes(present) ? [...years, present] : years
}

function Calls({ calls, onCalls }: { calls: Call[]; onCalls: (calls: Call[]) => void }) {
  return (
    <Rows<Call>
      title="募集の期間"
      rows={calls}
      fresh={{ name: '', opens_on: '', closes_on: '', note: '' }}
      onRows={onCalls}
      render={(call, change, at) => (
        <>
          <TextField id={`call-name-${at}`} name="name" label="名前（第1次など）" unmarked value={call.name} onValue={(name) => change({ ...call, name })} />
          <div className="toolbar">
            <DateField id={`call-opens-${at}`} name="opens_on" label="始まり" unmarked value={call.opens_on ?? ''} onValue={(opens_on) => change({ ...call, opens_on })} />
            <DateField id={`call-closes-${at}`} name="closes_on" label="締め切り" unmarked value={call.closes_on ?? ''} onValue={(closes_on) => change({ ...call, closes_on })} />
          </div>
          <TextField id={`call-note-${at}`} name="note" label="メモ" unmarked value={call.note ?? ''} onValue={(note) => change({ ...call, note })} />
        </>
      )}
    />
  )
}

function Frames({ document, set }: Omit<PartProps, 'form'>) {
  return (
    <Rows<Frame>
      title="枠"
      rows={document.frames}
      fresh={{ frame_key: nextFrameKey(document), name: '', summary: '', rule: null, subsidy: null }}
      onRows={(frames) => set({ frames })}
      render={(frame, change, at) => (
        <div className="stack stack--small">
          <TextField id={`frame-name-${at}`} name="name" label="枠の名前" required value={frame.name} onValue={(name) => change({ ...frame, name })} />
          <TextArea id={`frame-summary-${at}`} name="summary" label="枠の説明" unmarked rows={2} value={frame.summary} onValue={(summary) => change({ ...frame, summary })} />
          <h3>{frame.name || `枠${at + 1}`}だけの条件</h3>
          <CheckedRule label={`${frame.name || `枠${at + 1}`}の条件`} rule={frame.rule ?? null} onRule={(rule) => change({ ...frame, rule })} />
          <h3>{frame.name || `枠${at + 1}`}の金額</h3>
          <SubsidyForm label={frame.name || `枠${at + 1}`} terms={frame.subsidy} onTerms={(subsidy) => change({ ...frame, subsidy })} />
        </div>
      )}
    />
  )
}

/** Publication with a note for the history. */
function Publish({ draft, onClose }: { draft: Draft; onClose: () => void }) {
  const queries = useQueryClient()
  const [, navigate] = useLocation()
  const [note, setNote] = useState('')
  const [missing, setMissing] = useState(false)
  return (
    <ConfirmDialog
      title="公開しますか"
      confirm="公開する"
      onClose={onClose}
      onConfirm={async () => {
        if (note.trim() === '') {
          setMissing(true)
          return
        }
        const published = await publishDraft(draft.draft_id, note.trim()).catch((error: unknown) => {
          throw asApiError(error)
        })
        // All but the draft itself, which is no more.
        const isThis = (key: readonly unknown[]) => key[1] === kKeys.drafts[1] && key[2] === draft.draft_id
        await queries.invalidateQueries({ queryKey: ['measures'], predicate: ({ queryKey }) => !isThis(queryKey) })
        toast(`第${published.version}版を公開しました`)
        navigate(`/app/measures/${published.measure_id}/versions`)
      }}
    >
      <p>公開すると、すべての人の制度の一覧に出て、事業者ごとの結果がすぐに計算されます。</p>
      <TextField
        id="publish-note"
        name="note"
        label="何を変えましたか"
        required
        help="版の記録に残ります。例：締め切りを1か月延ばしました"
        maxLength={500}
        error={missing && note.trim() === '' ? '何を変えたかを書いてください。例：はじめての公開' : undefined}
        value={note}
        onValue={setNote}
      />
    </ConfirmDialog>
  )
}
