import { MembersTabs } from '../../../app/Members'
import { Tabs } from '../../../ui/Tabs/Tabs'

const kTabs = [
  { key: 'charges', label: '請求', href: '/app/dues' },
  { key: 'runs', label: '年度の請求', href: '/app/dues/runs' },
  { key: 'debits', label: '口座振替', href: '/app/dues/debits' },
  { key: 'arrears', label: '滞納', href: '/app/dues/arrears' },
  { key: 'rules', label: '会費規程', href: '/app/dues/rules' },
  { key: 'setting', label: '設定', href: '/app/dues/setting' },
]

/** The places of dues, below those of the members' area. */
export function DuesTabs({ current }: { current: string }) {
  return (
    <>
      <MembersTabs current="dues" />
      <Tabs label="会費の画面" current={current} tabs={kTabs} />
    </>
  )
}
