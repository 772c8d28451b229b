/** Words of the register as people see them. */
import type { AccessItem, ClaimState, ConsentItem, ConsentPurpose, ConsentScope, ImportKind } from '../../api/types'
import type { BadgeTone } from '../../ui/Badge/Badge'

/** Kinds of corporations as the National Tax Agency codes them, and sole proprietors. */
export const kKinds: Record<string, string> = {
  '301': '株式会社',
  '302': '有限会社',
  '303': '合名会社',
  '304': '合資会社',
  '305': '合同会社',
  '399': 'その他の設立登記法人',
  '401': '外国会社等',
  '101': '国の機関',
  '201': '地方公共団体',
  '499': 'その他',
  sole_proprietor: '個人事業主',
}

export const kSearchFields: Record<string, string> = {
  all: 'すべて',
  name: '商号・名称',
  kana: 'フリガナ',
  address: '所在地',
  number: '法人番号',
}

export const kStatusFilters: Record<string, string> = {
  all: 'すべて（活動中が先）',
  active: '活動中だけ',
  closed: '閉鎖だけ',
}

export const kSorts: Record<string, string> = {
  relevance: '近い順',
  name: '名前順',
  number: '番号順',
  updated: '更新が新しい順',
}

export const kBusinessStatuses: Record<string, { label: string; tone: BadgeTone }> = {
  active: { label: '活動中', tone: 'success' },
  closed: { label: '閉鎖', tone: 'solid' },
  deleted: { label: '番号の取り消し', tone: 'error' },
}

/** Why a business stands in the result. */
export const kMatches: Record<string, string> = {
  number: '法人番号が一致',
  name: '名前が一致',
  name_begin: '名前の先頭が一致',
  name_part: '名前の一部が一致',
  kana: 'フリガナが一致',
  kana_begin: 'フリガナの先頭が一致',
  kana_part: 'フリガナの一部が一致',
  area_and_name: '地名と名前が一致',
  address: '所在地が一致',
  former_name: '旧商号が一致',
}

/** Why an earlier record is not the present one. */
export const kHistoryReasons: Record<string, string> = {
  replaced: '次の記録に替わりました',
  corrected: 'あとで訂正されました',
  withdrawn: 'あとで取り消されました',
  past_row: '過去の記録として公表されています',
  older_row: '過去の記録として公表されています',
}

export const kActivities: Record<string, string> = {
  preparing: '準備中',
  operating: '営業中',
  suspended: '休業中',
  closing: '廃業の手続き中',
}

export const kSources: Record<string, string> = {
  owner: '事業者本人が入力',
  nta: '国税庁法人番号公表サイトから',
  gbizinfo: 'gBizINFOから',
}

export const kClaimStates: Record<ClaimState, { label: string; tone: BadgeTone }> = {
  pending: { label: '確認待ち', tone: 'warning' },
  confirmed: { label: '確認済み', tone: 'success' },
  rejected: { label: '確認できず', tone: 'error' },
  withdrawn: { label: '取り下げ', tone: 'neutral' },
}

export const kScopes: Record<ConsentScope, string> = {
  basic: '基本情報',
  contact: '基本情報と連絡先',
  figures: '基本情報と経営の数字',
  all: 'すべての項目',
}

export const kPurposes: Record<ConsentPurpose, { label: string; help: string }> = {
  consultation: { label: '経営相談・伴走支援', help: '相談のときに、会社のことを一から説明しなくてすみます。' },
  membership: { label: '会員・法定台帳の事務', help: '入会や台帳の更新で、同じことを書かずにすみます。' },
  subsidy: { label: '補助金などの申請', help: '申請書の下書きや、対象になるかの確認に使います。' },
  statistics: { label: '統計の作成', help: '会社が分からない形にまとめて、地域の統計に使います。' },
}

/** Days until a consent ends. */
export const kEndsWithin: Record<string, string> = {
  30: '30日以内に終わる',
  90: '90日以内に終わる',
}

export const kConsentStates: Record<ConsentItem['state'], { label: string; tone: BadgeTone }> = {
  in_force: { label: '見せています', tone: 'success' },
  ended: { label: '期間が終わりました', tone: 'neutral' },
  withdrawn: { label: '取り消しました', tone: 'neutral' },
}

export const kBases: Record<AccessItem['basis'], string> = {
  public_facts: '公表',
  owner: '本人',
  consent: '同意',
  claim: '申請',
}

export const kOrganizationKinds: Record<string, string> = {
  national_federation: '日本商工会議所',
  block: 'ブロック',
  prefecture_federation: '都道府県連合会',
  chamber: '商工会議所',
  support_organization: '支援機関',
  ministry: '行政機関',
}

/** What was done to the own data, for its owner. */
export const kReads: Record<string, string> = {
  'registry.profile.read': '登録した情報を見ました',
  'registry.profile.save': '登録した情報を変えました',
  'registry.consent.grant': '情報を見せることに同意しました',
  'registry.consent.withdraw': '同意を取り消しました',
  'registry.claim.make': '本人の確認を申し込みました',
  'registry.claim.confirm': '本人であると確認しました',
  'registry.claim.reject': '本人と確認できないと答えました',
  'registry.claim.withdraw': '申し込みを取り下げました',
  'measures.facts.read': '使える制度と、その判定に使う情報を見ました',
  'measures.fact.tell': '制度のための質問に答えました',
  'measures.fact.take_back': '制度のための答えを取り消しました',
  'measures.favourite.add': '制度に星をつけました',
  'measures.favourite.remove': '制度の星を外しました',
  'finance.statement.read': '決算の数字を見ました',
  'finance.statement.save': '決算の数字を保存しました',
  'finance.statement.delete': '決算の数字を消しました',
  'finance.local_benchmark.read': '経営の健康診断を見ました',
  'finance.benchmark_sheet.read': '強みと課題のシートを見ました',
  'finance.benchmark_sheet.save': '強みと課題のシートを保存しました',
}

export const kImportKinds: Record<ImportKind, { label: string; help: string }> = {
  nta: {
    label: '法人番号（国税庁）',
    help: '国税庁法人番号公表サイトの全件または差分のファイルです。ZIP・gz・xzのままでも、CSVでもかまいません。文字コードは自動で見分けます。',
  },
  postal_codes: {
    label: '郵便番号（日本郵便）',
    help: '日本郵便の KEN_ALL です。ZIP・gz・xzのままでも、CSVでもかまいません。',
  },
  municipalities: {
    label: '市区町村コード（総務省）',
    help: '全国地方公共団体コードの一覧を、CSVで保存したものです。',
  },
  industries: {
    label: '日本標準産業分類',
    help: 'e-Stat の分類項目の一覧（CSV）です。',
  },
  chambers: {
    label: '商工会議所の一覧',
    help: '名称、都道府県、所在地、法人番号の列があるCSVです。',
  },
}
