/** Words of the finance screens. */
import type { FourViews, PartnerKind } from './types'

export const kPartnerKinds: Record<PartnerKind, { label: string; help: string; reason: string }> = {
  supplier: { label: '仕入先', help: '材料や商品を買っている相手です。', reason: 'その仕入先を選んだ理由' },
  contractor: { label: '協力先・外注先', help: '仕事の一部を頼んでいる相手です。', reason: 'その協力先を選んだ理由' },
  customer: { label: '得意先', help: '商品やサービスを買ってくれる会社・お店です。', reason: '選ばれている理由' },
  end_user: { label: 'エンドユーザー', help: '最後に使う人です。', reason: '選ばれている理由' },
}

interface ViewQuestion {
  name: keyof FourViews
  label: string
  help: string
}

/** The four views with their questions, in the order of the sheet. */
export const kViews: { id: string; title: string; questions: ViewQuestion[] }[] = [
  {
    id: 'view-owner',
    title: '経営者のこと',
    questions: [
      { name: 'philosophy', label: '経営理念・ビジョン・考え方', help: '何のために、どんな会社にしたいですか。' },
      { name: 'motivation', label: '経営意欲', help: '大きくしたい、いまを守りたいなど。' },
      { name: 'successor', label: '後継者', help: 'いるか、育てているか、いつごろ引き継ぐか。' },
    ],
  },
  {
    id: 'view-business',
    title: '事業のこと',
    questions: [
      { name: 'history', label: '会社と事業の歩み', help: '創業から今までの、大きなできごと。' },
      { name: 'strengths', label: '強み', help: '技術、売る力、場所、人など。' },
      { name: 'weaknesses', label: '弱み', help: '足りないもの、困っていること。' },
      { name: 'productivity', label: 'ITの活用と生産性', help: '使っているIT、同じ時間でもっと稼ぐための工夫。' },
    ],
  },
  {
    id: 'view-market',
    title: '会社を取り巻く環境・関係者',
    questions: [
      { name: 'market', label: '市場・競合', help: '市場の大きさや動き、競争相手とのちがい。' },
      { name: 'customers', label: '顧客', help: 'くり返し買う人の割合、新しい顧客、主な取引先、顧客の声。' },
      { name: 'employees', label: '従業員', help: '定着、勤続年数、給与。' },
      { name: 'banks', label: '金融機関', help: '取引している数、メインバンクとの関係。' },
    ],
  },
  {
    id: 'view-inside',
    title: '社内のしくみ',
    questions: [
      { name: 'organization', label: '組織・品質・情報の管理', help: 'だれが何を決めるか、品質や情報の守り方。' },
      { name: 'plans', label: '事業計画と共有', help: '計画があるか、従業員と共有しているか、会議の様子。' },
      { name: 'development', label: '研究開発・知的財産', help: '商品開発の体制、特許や商標。' },
      { name: 'training', label: '人材育成', help: '育て方、しくみ。' },
    ],
  },
]

/** The dialogue at the foot of the sheet: from the present to what is to be done. */
export const kDialogue = [
  { name: 'current_state', label: '現状認識', help: 'いま、会社はどうなっていますか。' },
  { name: 'goal', label: '将来目標', help: '3年後、5年後に、どうなっていたいですか。' },
  { name: 'issues', label: '課題', help: '現状と目標のあいだに、何が足りませんか。' },
  { name: 'actions', label: '対応策', help: '何を、いつまでに、だれがしますか。' },
] as const

export const kMovements = { better: '良くなりました', worse: '悪くなりました', same: 'ほとんど同じです' } as const
