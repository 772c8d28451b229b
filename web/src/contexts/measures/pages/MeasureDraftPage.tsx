import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import { Button } from '../../../ui/Button/Button'
import { ConfirmDialog } from '../../../ui/ConfirmDialog/ConfirmDialog'
import { FormButtons } from '../../../ui/Form/Form'
import { FormAside } from '../../../ui/Form/FormAside'
import { JointForm } from '../../../ui/Form/JointForm'
import { itemOf, same } from '../../../ui/Form/merge'
import { type Saved, useJointForm } from '../../../ui/Form/useJointForm'
import { LinkButton } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { toast } from '../../../ui/Toast/Toasts'
import { memberName, memberText, tidied } from '../document'
import { loadDraft, removeDraft, saveDraft, useDraft } from '../officer_queries'
import { DraftProblems } from '../parts/draft/DraftProblems'
import { type EditorForm, kDraftSections, DraftSections } from '../parts/draft/DraftSections'
import { PublishDialog } from '../parts/draft/PublishDialog'
import type { Place } from '../place'
import { kKeys } from '../queries'
import type { Draft, MeasureDocument } from '../types'

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

const savedDocument = ({ version, document }: Draft): Saved<MeasureDocument> => ({ version, value: document })

function Editor({ draft }: { draft: Draft }) {
  const queries = useQueryClient()
  const [asking, setAsking] = useState<'publish' | 'remove' | null>(null)
  const [saved, setSaved] = useState(draft)
  const joint = useJointForm<MeasureDocument, EditorForm>({
    saved: savedDocument(draft),
    toForm: (document) => ({ document }),
    toValue: (values) => tidied(values.document),
    root: 'document',
    split: ['contact'],
    draftKey: `measures.draft.${draft.draft_id}`,
    load: async () => savedDocument(await loadDraft(draft.draft_id)),
    save: async (version, document) => {
      const next = await saveDraft(draft.draft_id, version, document)
      setSaved(next)
      queries.setQueryData([...kKeys.drafts, draft.draft_id], next)
      void queries.invalidateQueries({ queryKey: kKeys.drafts, exact: true })
      toast('下書きを保存しました')
      return savedDocument(next)
    },
  })
  const { form } = joint
  const { document } = form.values
  const isChanged = !same(tidied(document), tidied(saved.document))

  // What was wrong when it was saved is shown at its control until that is changed.
  const problemAt = (pointer: string) => {
    const item = pointer.replace(/^\//, '')
    const isUntouched = same(itemOf(document, item), itemOf(saved.document, item))
    return isUntouched ? saved.problems.find((problem) => problem.path === pointer)?.message : undefined
  }
  const place: Place = (pointer) => {
    const { id, name, error } = form.at(`document${pointer}`)
    return { id, name, error: error ?? problemAt(pointer) }
  }
  return (
    <>
      <div className="columns">
        <JointForm joint={joint} label={memberName} text={memberText}>
          <DraftSections form={form} place={place} />
          <DraftProblems problems={saved.problems} document={document} place={place} />
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
        </JointForm>
        <FormAside sections={kDraftSections} saved={saved} />
      </div>
      {asking === 'publish' && <PublishDialog draft={saved} onClose={() => setAsking(null)} />}
      {asking === 'remove' && <RemoveDialog draft={draft} onRemoved={form.discardDraft} onClose={() => setAsking(null)} />}
    </>
  )
}

function RemoveDialog({ draft, onRemoved, onClose }: { draft: Draft; onRemoved: () => void; onClose: () => void }) {
  const queries = useQueryClient()
  const [, navigate] = useLocation()
  return (
    <ConfirmDialog
      title="この下書きを消しますか"
      confirm="消す"
      danger
      onClose={onClose}
      onConfirm={async () => {
        await removeDraft(draft.draft_id)
        onRemoved()
        void queries.invalidateQueries({ queryKey: kKeys.drafts, exact: true })
        toast('下書きを消しました')
        navigate('/app/measure-drafts')
      }}
    >
      <p>消した下書きは元に戻せません。公開している制度は変わりません。</p>
    </ConfirmDialog>
  )
}
