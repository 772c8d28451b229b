/** Words that several screens of the members' area share. */
export const kStandings: Record<string, string> = {
  member: '会員',
  statutory_only: '特定商工業者（非会員）',
  prospect: '未加入',
  former: '退会',
}

export const kContactKinds: Record<string, string> = {
  call: '電話',
  visit: '訪問',
  counter: '窓口',
  mail: 'メール',
  letter: '郵送',
  seminar: 'セミナー・会合',
  web: 'ウェブ',
}

export const kSources: Record<string, string> = {
  staff: '職員',
  application: '入会申込',
  ledger: '法定台帳の回答',
  import: '取り込み',
  member: '会員本人',
  register: '登記の情報',
}

export const kMailingStates: Record<string, string> = {
  draft: '下書き',
  sending: '配信中',
  sent: '配信済み',
  cancelled: '中止',
}

export const kRecipientStates: Record<string, string> = {
  waiting: '送信待ち',
  queued: '送信中',
  sent: '送信済み',
  failed: '不達',
  skipped: '送らず',
}

/** The columns a list may be exported with, by the key of the column on the screen. */
export const kExportColumns: Record<string, string[]> = {
  name: ['name', 'name_kana'],
  number: ['member_number'],
  standing: ['standing'],
  representative: ['representative_name'],
  section: ['section'],
  district: ['district'],
  address: ['address'],
  phone: ['phone'],
  email: ['email'],
  industry: ['industry_codes'],
  capital: ['capital_yen'],
  employees: ['regular_employees'],
  units: ['units'],
  joined: ['joined_on'],
  contact: ['last_contact_at'],
  updated: ['updated_at'],
}
