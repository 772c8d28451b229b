import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import { useMe } from '../../../app/session/SessionProvider'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { ConfirmDialog } from '../../../ui/ConfirmDialog/ConfirmDialog'
import { LinkButton } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { Tabs } from '../../../ui/Tabs/Tabs'
import { TextArea } from '../../../ui/TextArea/TextArea'
import { TextField } from '../../../ui/TextField/TextField'
import { toast } from '../../../ui/Toast/Toasts'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { keysOf, whole } from '../model'
import { Changes } from '../parts/Changes'
import { Outline } from '../parts/Outline'
import { Preview } from '../parts/Preview'
import { Translations } from '../parts/Translations'
import { mayWriteForms } from '../permissions'
import { discardDraft, kKeys, mergeTemplate, publishDraft, resetDraft, useFormView } from '../queries'
import type { FormView, MergeResult } from '../types'
import { type EditedForm, useDraft } from '../useDraft'
import { useFormOrganization } from '../useFormOrganization'

const kDefaults = { tab: 'questions', organization: 0 }

/** Changes a form: words, questions, order, branching, languages; shows it as the server renders it. */
export default function FormEditorPage() {
  const me = useMe()
  const form_key = useParams<{ form_key: string }>().form_key
  const { organizationId, href } = useFormOrganization(me)
  const query = useFormView(organizationId, form_key)
  const crumbs = [
    { label: '会員', href: '/app/members' },
    { label: '様式', href: href('/app/forms') },
  ]
  return (
    <Page title={query.data ? whole(query.data.draft?.definition ?? query.data.definition).title : '様式'} crumbs={crumbs}>
      <QueryView query={query} loading={<Skeleton lines={14} />}>
        {(view) => <Editor key={`${organizationId}/${view.form_key}`} organizationId={organizationId} view={view} readOnly={!mayWriteForms(me)} href={href} />}
      </QueryView>
    </Page>
  )
}

const kStates: Record<EditedForm['state'], string> = {
  saved: '下書きは保存してあります。',
  waiting: '変更しました。まもなく保存します。',
  saving: '保存しています。',
  failed: 'まだ保存できていません。',
}

interface EditorProps {
  organizationId: number
  view: FormView
  readOnly: boolean
  href: (path: string) => string
}

function Editor({ organizationId, view, readOnly, href }: EditorProps) {
  const draft = useDraft(organizationId, view)
  const { query, href: tabHref } = useUrlQuery(kDefaults)
  const [asking, setAsking] = useState<'publish' | 'discard' | 'reset' | null>(null)
  const [merged, setMerged] = useState<MergeResult | null>(null)
  const [newer, setNewer] = useState(view.template_is_newer)
  const queries = useQueryClient()
  const published = keysOf(whole(view.definition))
  const { form, change } = draft
  const clean = draft.state === 'saved' && draft.version > 0 && draft.problems.length === 0
  const refresh = () => void queries.invalidateQueries({ queryKey: kKeys.list(organizationId) })

  if (readOnly) return <Preview organizationId={organizationId} form={form} />
  return (
    <>
      {draft.failure && (
        <Banner kind="error" title={draft.failure.message} live>
          {draft.failure.status === 412 ? (
            <Button variant="outline" size="small" onClick={() => location.reload()}>
              ほかの人が保存した内容を読み込む
            </Button>
          ) : (
            <Button variant="outline" size="small" onClick={() => void draft.flush().catch(() => undefined)}>
              もう一度保存する
            </Button>
          )}
        </Banner>
      )}
      {newer && (
        <Banner kind="info" title={`全国のひな形が新しくなりました（${view.template_edition} 版）`}>
          <p>会議所で変えたところは残したまま、新しくなったところを下書きに取り込めます。</p>
          <Button
            variant="outline"
            size="small"
            onClick={() => {
              void draft
                .flush()
                .then(() => mergeTemplate(organizationId, view.form_key))
                .then((result) => {
                  draft.take(result.draft)
                  setMerged(result)
                  setNewer(false)
                  toast('新しいひな形を下書きに取り込みました')
                })
                .catch(() => toast('取り込めませんでした。直すところを直してから、もう一度お試しください。'))
            }}
          >
            下書きに取り込む
          </Button>
        </Banner>
      )}
      {merged && (
        <section className="stack stack--small" aria-label="取り込んだ内容">
          <Changes caption="取り込んだ変更" changes={merged.taken} />
          {merged.conflicts.length > 0 && (
            <Changes caption="会議所でも変えていたため、会議所の内容を残したところ（後：ひな形の内容）" changes={merged.conflicts} />
          )}
        </section>
      )}
      <div className="row row--between">
        <p className="muted small" role="status">
          {view.version === 0 ? '全国のひな形を使っています。' : `第${view.version}版を使っています。`}
          {draft.version > 0 || draft.state !== 'saved' ? kStates[draft.state] : '変更すると、下書きができます。'}
        </p>
        <div className="row">
          <Button variant="text" size="small" disabled={!draft.undo} onClick={() => draft.undo?.()}>
            元に戻す
          </Button>
          <Button
            disabled={!clean}
            title={clean ? undefined : '変更を保存し、直すところがなくなると、公開できます。'}
            onClick={() => setAsking('publish')}
          >
            公開する
          </Button>
          <LinkButton variant="outline" href={href(`/app/forms/${view.form_key}/versions`)}>
            これまでの版
          </LinkButton>
        </div>
      </div>
      {draft.problems.length > 0 && draft.state === 'saved' && (
        <Banner kind="warning" title={`公開する前に直すところが${draft.problems.length}か所あります`}>
          <ul>
            {draft.problems.slice(0, 10).map((problem) => (
              <li key={problem.path + problem.code}>{problem.message}</li>
            ))}
          </ul>
        </Banner>
      )}
      <div className="form-builder">
        <div className="stack">
          <Tabs
            label="編集するところ"
            current={query.tab}
            tabs={[
              { key: 'questions', label: '設問', href: tabHref({ tab: 'questions' }) },
              { key: 'words', label: '題名と説明', href: tabHref({ tab: 'words' }) },
              { key: 'languages', label: '翻訳', href: tabHref({ tab: 'languages' }) },
            ]}
          />
          {query.tab === 'words' ? (
            <div className="stack">
              <TextField id="form-title" name="title" label="題名" required value={form.title} onValue={(title) => change({ ...form, title })} />
              <TextArea
                id="form-description"
                name="description"
                label="はじめの説明"
                value={form.description ?? ''}
                onValue={(description) => change({ ...form, description: description || null })}
              />
              <TextField
                id="form-submit"
                name="submit_label"
                label="送信ボタンの言葉"
                width="medium"
                value={form.submit_label ?? ''}
                onValue={(label) => change({ ...form, submit_label: label || null })}
              />
            </div>
          ) : query.tab === 'languages' ? (
            <Translations form={form} onForm={change} />
          ) : (
            <Outline form={form} onForm={change} problems={draft.problems} published={published} />
          )}
          <div className="row">
            <Button variant="outline" onClick={() => setAsking('reset')}>
              全国のひな形に戻す
            </Button>
            {draft.version > 0 && (
              <Button variant="outline" danger onClick={() => setAsking('discard')}>
                下書きを捨てる
              </Button>
            )}
          </div>
        </div>
        <Preview organizationId={organizationId} form={form} />
      </div>
      {asking === 'publish' && <PublishDialog organizationId={organizationId} view={view} draft={draft} href={href} onClose={() => setAsking(null)} />}
      {asking === 'reset' && (
        <ConfirmDialog
          title="全国のひな形に戻しますか"
          confirm="下書きをひな形にする"
          onClose={() => setAsking(null)}
          onConfirm={async () => {
            draft.take(await resetDraft(organizationId, view.form_key))
            setNewer(false)
            setAsking(null)
            refresh()
            toast('下書きを全国のひな形にしました')
          }}
        >
          <p>下書きの変更はなくなります。公開している版は、次に公開するまで変わりません。</p>
        </ConfirmDialog>
      )}
      {asking === 'discard' && (
        <ConfirmDialog
          title="下書きを捨てますか"
          confirm="捨てる"
          danger
          onClose={() => setAsking(null)}
          onConfirm={async () => {
            await discardDraft(organizationId, view.form_key, draft.version)
            refresh()
            await queries.resetQueries({ queryKey: kKeys.form(organizationId, view.form_key) })
            toast('下書きを捨てました')
            location.reload()
          }}
        >
          <p>捨てた下書きは元に戻せません。公開している様式は変わりません。</p>
        </ConfirmDialog>
      )}
    </>
  )
}

interface PublishDialogProps {
  organizationId: number
  view: FormView
  draft: EditedForm
  href: (path: string) => string
  onClose: () => void
}

function PublishDialog({ organizationId, view, draft, href, onClose }: PublishDialogProps) {
  const [note, setNote] = useState('')
  const [, navigate] = useLocation()
  const queries = useQueryClient()
  return (
    <ConfirmDialog
      title={`第${view.version + 1}版として公開しますか`}
      confirm="公開する"
      onClose={onClose}
      onConfirm={async () => {
        await publishDraft(organizationId, view.form_key, draft.version, note)
        await queries.invalidateQueries({ queryKey: kKeys.list(organizationId) })
        toast('様式を公開しました')
        navigate(href(`/app/forms/${view.form_key}/versions`))
      }}
    >
      <p>公開すると、これから開く人にはこの様式が表示されます。すでに受けた回答は、答えたときの版のまま読めます。</p>
      <TextField id="publish-note" name="note" label="変えたこと" help="あとから見る職員のために、一言どうぞ。" value={note} onValue={setNote} maxLength={500} />
    </ConfirmDialog>
  )
}
