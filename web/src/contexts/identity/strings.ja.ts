/** Words of the identity context as people see them. */
import type { OrganizationKind, OrganizationStatus, Role } from '../../api/types'

export const kRoleNames: Record<Role, string> = {
  system_admin: 'システム管理者',
  org_admin: '組織管理者',
  advisor: '経営指導員',
  staff: '職員',
  expert: '専門家',
  official: '行政担当者',
}

export const kOrganizationKinds: Record<OrganizationKind, string> = {
  national_federation: '全国組織',
  block: 'ブロック',
  prefecture_federation: '都道府県連合会',
  chamber: '商工会議所',
  support_organization: '支援機関',
  ministry: '行政機関',
}

/** What a role may do, for those who give it. */
export const kRoleNotes: Record<Role, string> = {
  system_admin: 'すべての組織と設定を管理します。',
  org_admin: '自分の組織の担当者を招待し、役割を決めます。',
  advisor: '事業者の相談にあたり、事業者の登録を確かめます。',
  staff: '事業者をさがし、登録の申請を確かめます。',
  expert: '依頼を受けて事業者を訪問します。',
  official: '公開データと集計を見ます。',
}

/** Why signing in with another service led back to the sign-in page. */
export const kSignInReasons: Record<string, string> = {
  'identity.oidc_failed': 'ほかのサービスでのサインインが、うまくいきませんでした。',
  'identity.oidc_denied': 'ほかのサービスでのサインインを取りやめました。',
  'identity.oidc_expired': '時間が過ぎたため、ほかのサービスでのサインインをやり直してください。',
  'identity.oidc_disabled': 'このアカウントは、いま使えません。組織管理者かシステム管理者に問い合わせてください。',
  'identity.oidc_email_missing': 'ほかのサービスから、確認済みのメールアドレスを受け取れませんでした。',
  'identity.oidc_email_taken':
    '同じメールアドレスのアカウントがすでにあります。パスワードでサインインしてから、アカウント設定で連携してください。',
  'identity.oidc_linked_elsewhere': 'そのアカウントは、Bansoの別の利用者と連携しています。',
}

export const kPasswordHelp = '12文字以上。ほかのサービスと同じものは使わないでください。単語を3つ以上つなげると、覚えやすく安全です。'

export const kOrganizationStatuses: Record<OrganizationStatus, string> = {
  active: '活動中',
  closed: '終了',
}

/** Words of the permissions that a token may carry. */
const kScopeNames: Record<string, string> = {
  'identity.organization.manage': '組織の登録内容を変える',
  'identity.people.read': '担当者の一覧を見る',
  'identity.people.manage': '担当者を招待し、役割を変える',
  'identity.role_setting.manage': '役割の設定を変える',
  'identity.permission.read': '権限の一覧を見る',
  'platform.jobs.manage': '処理の状況を見て、中止や再開をする',
  'platform.audit.read': '監査記録を見る',
  'registry.business.search': '事業者をさがす',
  'registry.business.export': '事業者の一覧をファイルで受け取る',
  'registry.claim.confirm': '本人確認の申請に答える',
  'registry.import': '公表データを取り込む',
}

/** A permission in words; new ones show their own name until they have words. */
export function scopeName(permission: string): string {
  return kScopeNames[permission] ?? permission
}

/** The prefectures in the order of their codes: 北海道 is 01. */
export const kPrefectures = (
  '北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県 新潟県 富山県 ' +
  '石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 ' +
  '岡山県 広島県 山口県 徳島県 香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県'
).split(' ')
