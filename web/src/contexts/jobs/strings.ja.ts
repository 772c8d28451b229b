/** Words of the jobs and of the kept mails. */
import type { JobState } from '../../api/types'
import type { BadgeTone } from '../../ui/Badge/Badge'

export const kStateNames: Record<JobState, string> = {
  queued: '順番待ち',
  running: '処理中',
  succeeded: '完了',
  failed: '失敗',
  cancelled: '中止',
}

export const kStateTones: Record<JobState, BadgeTone> = {
  queued: 'neutral',
  running: 'info',
  succeeded: 'success',
  failed: 'error',
  cancelled: 'warning',
}

/** Names of the members that results of jobs have. */
export const kResultNames: Record<string, string> = {
  import_id: '取り込み番号',
  rows: '読んだ行',
  added: '追加',
  inserted: '追加',
  changed: '変更',
  updated: '変更',
  unchanged: '変わらず',
  closed: '閉鎖',
  deleted: '削除',
  rejected: '取り込めなかった行',
  skipped: '対象外',
}
