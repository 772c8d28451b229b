/** Words of measures as people see them. */
import type { BadgeTone } from '../../ui/Badge/Badge'
import type { Truth, VerdictCode } from './types'

export const kVerdicts: Record<VerdictCode, { label: string; short: string; tab: string; tone: BadgeTone }> = {
  eligible: { label: '使えます', short: '使える', tab: '使える', tone: 'success' },
  open: { label: 'あと少し答えれば分かります', short: '答え待ち', tab: 'あと少し答えれば分かる', tone: 'info' },
  not_eligible: { label: '使えません', short: '使えない', tab: '使えない', tone: 'neutral' },
  unpublished: { label: '条件が公表されていません', short: '条件が未公表', tab: '条件が公表されていない', tone: 'warning' },
}
export const kVerdictOrder: VerdictCode[] = ['eligible', 'open', 'not_eligible', 'unpublished']

/** The answer to one condition. The mark is read together with the word, never alone. */
export const kTruths: Record<Truth, { label: string; tone: BadgeTone }> = {
  yes: { label: '満たす', tone: 'success' },
  no: { label: '満たさない', tone: 'error' },
  unknown: { label: 'まだ分からない', tone: 'warning' },
}

export const kKinds: Record<string, string> = {
  subsidy: '補助金・助成金',
  loan: '融資',
  guarantee: '信用保証',
  tax: '税制',
  dispatch: '専門家派遣',
  consultation: '相談',
  training: '研修',
  tool: '道具・サービス',
  certification: '認定・認証',
  research: '研究開発',
  information: '情報提供',
}

export const kPurposes: Record<string, string> = {
  new_business: '新しい事業を始める',
  sales_channels: '販路を広げる',
  events: '催し・行事を行う',
  succession: '事業を引き継ぐ',
  research: '研究・実証を行う',
  training: '人材を育てる',
  cash_flow: '資金繰りをよくする',
  equipment_it: '設備・ITを入れる',
  employment: '雇用・職場をよくする',
  ecology: '環境・省エネに取り組む',
  disaster: '災害に備える・立て直す',
  education: '教育・子育て',
  sports_culture: 'スポーツ・文化',
  safety: '安全・防災',
  town: 'まちづくり・地域の振興',
}

export const kStatuses: Record<string, { label: string; tone: BadgeTone }> = {
  open: { label: '募集中', tone: 'success' },
  upcoming: { label: '募集前', tone: 'info' },
  closed: { label: '募集は終わりました', tone: 'neutral' },
  unknown: { label: '募集の時期は未公表', tone: 'neutral' },
}

/** Who told a fact. */
export const kTellers: Record<string, string> = {
  registry: '公表されている登記などの情報',
  owner: '自社の情報',
  finance: '決算書の数字',
  answer: '質問への回答',
}

export const kOwnSorts: Record<string, string> = {
  worth: '金額の大きい順',
  deadline: '締め切りの近い順',
}

export const kCatalogueSorts: Record<string, string> = {
  relevance: '言葉に近い順',
  deadline: '締め切りの近い順',
  amount: '金額の大きい順',
}

export const kDeadlines: Record<string, string> = {
  '14': '2週間以内に締め切り',
  '30': '1か月以内に締め切り',
  '90': '3か月以内に締め切り',
}

/** Sizes and the other groups of the reach. */
export const kDefines: Record<string, string> = {
  sme: '中小企業者（中小企業基本法）',
  small: '小規模企業者（製造業など20人・商業サービス5人以下）',
  small_jizokuka: '小規模事業者（持続化補助金の定義）',
  sme_support_act: '中小企業者（支援法の政令で定める業種の例外を含む）',
}
