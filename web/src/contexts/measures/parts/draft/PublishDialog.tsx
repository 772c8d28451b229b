import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { toast } from '../../../../ui/Toast/Toasts'
import { publishDraft } from '../../officer_queries'
import { kKeys } from '../../queries'
import type { Draft } from '../../types'
import { ReasonDialog } from '../ReasonDialog'

/** Publication with a note for the history. */
export function PublishDialog({ draft, onClose }: { draft: Draft; onClose: () => void }) {
  const queries = useQueryClient()
  const [, navigate] = useLocation()
  return (
    <ReasonDialog
      title="公開しますか"
      confirm="公開する"
      label="何を変えましたか"
      help="版の記録に残ります。例：締め切りを1か月延ばしました"
      missing="何を変えたかを書いてください。例：はじめての公開"
      onClose={onClose}
      onConfirm={async (note) => {
        const published = await publishDraft(draft.draft_id, note)
        // All but the draft itself, which is no more.
        const isThis = (key: readonly unknown[]) => key[1] === kKeys.drafts[1] && key[2] === draft.draft_id
        await queries.invalidateQueries({ queryKey: ['measures'], predicate: ({ queryKey }) => !isThis(queryKey) })
        toast(`第${published.version}版を公開しました`)
        navigate(`/app/measures/${published.measure_id}/versions`)
      }}
    >
      <p>公開すると、すべての人の制度の一覧に出て、事業者ごとの結果がすぐに計算されます。</p>
    </ReasonDialog>
  )
}
