import { MembersTabs } from '../../../app/Members'
import { useMe } from '../../../app/session/SessionProvider'
import { Tabs } from '../../../ui/Tabs/Tabs'
import { mayExport, mayImport } from '../permissions'

/** The screens of exchange with core systems. */
export function ExchangeTabs({ current }: { current: 'imports' | 'exports' | 'profiles' | 'folder' }) {
  const me = useMe()
  return (
    <>
      <MembersTabs current="exchange" />
      <Tabs
        label="ファイルの受け渡し"
        current={current}
        tabs={[
          ...(mayImport(me) ? [{ key: 'imports', label: '取り込み', href: '/app/members/exchange' }] : []),
          ...(mayExport(me) ? [{ key: 'exports', label: '書き出し', href: '/app/members/exchange/exports' }] : []),
          { key: 'profiles', label: '対応づけ', href: '/app/members/exchange/profiles' },
          { key: 'folder', label: '受け渡しフォルダー', href: '/app/members/exchange/folder' },
        ]}
      />
    </>
  )
}
