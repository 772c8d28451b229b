import { useQueryClient } from '@tanstack/react-query'
import { toast } from '../../../ui/Toast/Toasts'
import { liftOverride, restoreMeasure, withdrawMeasure } from '../officer_queries'
import { kKeys } from '../queries'
import { ReasonDialog } from './ReasonDialog'

export type Standing = 'withdraw' | 'restore' | 'lift'

interface StandingDialogProps {
  change: Standing
  measure: { measure_id: number; title: string }
  onDone?: () => void
  onClose: () => void
}

const kChanges = {
  withdraw: {
    title: '取り下げますか',
    confirm: '取り下げる',
    does: withdrawMeasure,
    done: '取り下げました',
    follows: '制度の一覧と、事業者ごとの結果から消えます。星をつけている人には、取り下げたことが知らされます。あとで公開に戻せます。',
    help: '版の記録に残り、星をつけている人にも伝わります。例：予算の上限に達したため',
  },
  restore: {
    title: '公開に戻しますか',
    confirm: '公開に戻す',
    does: restoreMeasure,
    done: '公開に戻しました',
    follows: '取り下げる前と同じ内容で、制度の一覧に戻ります。',
    help: '版の記録に残ります。例：追加の予算がついたため',
  },
  lift: {
    title: '取り込んだ内容に戻しますか',
    confirm: '取り込んだ内容に戻す',
    does: liftOverride,
    done: '取り込んだ内容に戻しました',
    follows: '自分の組織が書き直した内容は使われなくなり、取り込んだ内容が新しい版になります。これからの取り込みも反映されます。',
    help: '版の記録に残ります。例：公表された内容が直ったため',
  },
} as const

/** Withdraws a measure, brings one back, or lets what was imported count again: each with its reason. */
export function StandingDialog({ change, measure, onDone, onClose }: StandingDialogProps) {
  const queries = useQueryClient()
  const { title, confirm, does, done, follows, help } = kChanges[change]
  return (
    <ReasonDialog
      title={title}
      confirm={confirm}
      danger={change !== 'restore'}
      label="理由"
      help={help}
      missing="理由を書いてください。"
      onClose={onClose}
      onConfirm={async (reason) => {
        await does(measure.measure_id, reason)
        toast(`「${measure.title}」を${done}`)
        onClose()
        onDone?.()
        // A withdrawn measure cannot be asked for any more.
        const one = kKeys.measure(measure.measure_id)
        if (change === 'withdraw') queries.removeQueries({ queryKey: one })
        const isGone = (key: readonly unknown[]) => change === 'withdraw' && one.every((part, index) => key[index] === part)
        await queries.invalidateQueries({ queryKey: ['measures'], predicate: ({ queryKey }) => !isGone(queryKey) })
      }}
    >
      <p>
        <span className="strong">{measure.title}</span>
      </p>
      <p>{follows}</p>
    </ReasonDialog>
  )
}
