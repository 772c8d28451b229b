import type { BadgeTone } from '../../ui/Badge/Badge'

export const kTargetStates: Record<string, string> = {
  listed: '未送付',
  sent: '送付済み',
  opened: '閲覧',
  answered: '回答あり',
  reviewing: '確認中',
  accepted: '反映済み',
  asked_back: '照会中',
  returned_mail: '返戻',
  business_closed: '廃業・閉鎖',
  excluded: '対象外',
}
export const kTargetTones: Record<string, BadgeTone> = {
  answered: 'info',
  reviewing: 'info',
  accepted: 'success',
  asked_back: 'warning',
  returned_mail: 'error',
  business_closed: 'error',
}
export const kVerdicts: Record<string, string> = { yes: '該当', no: '非該当', unknown: '不明' }
export const kChannels: Record<string, string> = { letter: '郵送', mail: 'メール', none: 'なし' }
export const kAnswerChannels: Record<string, string> = { letter: '手紙のQRコード', mail: 'メールのリンク', paper: '紙', counter: '窓口', my_page: 'マイページ' }
export const kConsents: Record<string, string> = { yes: '同意', no: '不同意' }
export const kBatchStates: Record<string, string> = { queued: '待機中', running: '作成中', done: '完了', failed: '失敗' }
export const kSignatures: Record<string, string> = { typed: '入力した氏名', drawn: '手書きの署名', paper: '紙の署名・押印' }
