/** Words of the audit log. Actions are named <context>.<thing>.<verb>. */

/** Beginnings of actions that one can ask for. */
export const kActionGroups: Record<string, string> = {
  'identity.session': 'サインイン',
  'identity.account': '利用者の登録',
  'identity.password': 'パスワード',
  'identity.two_factor': '二段階認証',
  'identity.oidc': 'ほかのサービスとの連携',
  'identity.person': '担当者の利用',
  'identity.role': '役割',
  'identity.role_setting': '役割の設定',
  'identity.invitation': '招待',
  'identity.organization': '組織',
  'identity.api_token': 'APIトークン',
  'registry.business': '事業者の検索・表示',
  'registry.profile': '事業者の情報',
  'registry.claim': '事業者の登録申請',
  'registry.consent': '同意',
  'registry.import': 'データの取り込み',
  'finance.statement': '決算の数字',
  'finance.local_benchmark': '経営の健康診断',
  'finance.benchmark_sheet': '強みと課題のシート',
  'measures.facts': '制度の判定に使う情報',
  'measures.fact': '制度のための質問への答え',
  'measures.favourite': '制度の星',
  'measures.draft': '制度の下書き',
  'measures.measure': '制度',
  'measures.import': '制度の取り込み',
  'measures.preferences': '制度のお知らせの設定',
  'membership.member': '会員の記録',
  'membership.contact': '会員の接触履歴',
  'membership.history': '会員の記録の変更履歴',
  'membership.withdrawal': '退会届',
  'membership.standing': '会員区分',
  'membership.segment': '会員のグループ',
  'membership.mailing': '会員へのメール配信',
  'membership.setting': '会員管理の設定',
  'platform.job': '処理',
  'platform.audit': '監査記録',
}

export const kObjectTypes: Record<string, string> = {
  user: '利用者',
  organization: '組織',
  role: '役割',
  business: '事業者',
  claim: '登録申請',
  consent: '同意',
  import: '取り込み',
  member: '会員',
  member_list: '会員の一覧',
  contact_list: '接触履歴の一覧',
  segment: '会員のグループ',
  mailing: 'メール配信',
  job: '処理',
  audit_log: '監査記録',
}

/** Actors that are not people. */
export const kActors: Record<string, string> = {
  anonymous: 'サインイン前の人',
  system: 'システム',
  import: '取り込み',
  schedule: '定期の処理',
}

const kVerbs: Record<string, string> = {
  read: '見る',
  list: '一覧を見る',
  search: 'さがす',
  export: 'ファイルに出す',
  create: '作成',
  add: '登録',
  open: '開始',
  end: '終了',
  refuse: '失敗',
  change: '変更',
  save: '保存',
  update: '変更',
  rename: '名前の変更',
  reset: '再設定',
  ask_reset: '再設定の申し込み',
  delete: '削除',
  remove: '削除',
  begin: '開始',
  tell: '回答',
  load: '取り込み',
  publish: '公開',
  grant: '付与',
  suspend: '停止',
  readmit: '再開',
  take_back: '取り外し',
  send: '送信',
  accept: '承諾',
  revoke: '取り消し',
  withdraw: '取り消し',
  cancel: '中止',
  retry: 'やり直し',
  start: '開始',
  confirm: '承認',
  reject: '却下',
  enable: '有効化',
  disable: '無効化',
  offer: '設定の開始',
  verify: '確認',
  renew_recovery_codes: '回復コードの作り直し',
  sign_up: '申し込み',
  sign_up_again: '登録済みの申し込み',
  make_by_oidc: 'ほかのサービスからの登録',
  begin_link: '連携の開始',
  link: '連携',
  unlink: '連携の解除',
}

/** An action in words: "役割：付与"; parts without words are shown as they are. */
export function actionName(action: string): string {
  const parts = action.split('.')
  const group = parts.slice(0, 2).join('.')
  const verb = parts.slice(2).join('.')
  const groupName = kActionGroups[group] ?? group
  return verb ? `${groupName}：${kVerbs[verb] ?? verb}` : groupName
}
