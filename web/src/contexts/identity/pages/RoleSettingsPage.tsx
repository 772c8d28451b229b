import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useSession } from '../../../app/session/SessionProvider'
import { api, body } from '../../../api/client'
import type { RoleSettingItem } from '../../../api/types'
import { Badge } from '../../../ui/Badge/Badge'
import { Button } from '../../../ui/Button/Button'
import { ConfirmDialog } from '../../../ui/ConfirmDialog/ConfirmDialog'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { toast } from '../../../ui/Toast/Toasts'
import { kKeys, useRoleSettings } from '../queries'
import { kRoleNames, kRoleNotes } from '../strings.ja'

/** Which roles must sign in with a second factor. */
export default function RoleSettingsPage() {
  const settings = useRoleSettings()
  const queries = useQueryClient()
  const { refresh } = useSession()
  const [changing, setChanging] = useState<RoleSettingItem | null>(null)

  async function change(setting: RoleSettingItem) {
    await body(
      api.PUT('/api/v1/role-settings/{role}', {
        params: { path: { role: setting.role } },
        body: { two_factor_required: !setting.two_factor_required },
      }),
    )
    setChanging(null)
    toast('設定を変えました')
    await queries.invalidateQueries({ queryKey: kKeys.roles })
    await refresh()
  }

  return (
    <Page
      title="役割の設定"
      narrow
      lead="事業者の秘密にふれる役割では、二段階認証を必須にすることをおすすめします。"
    >
      <QueryView query={settings}>
        {(items) => (
          <ul className="list">
            {items.map((setting) => (
              <li key={setting.role}>
                <div className="list__main">
                  <p className="strong">
                    {kRoleNames[setting.role]}{' '}
                    <Badge tone={setting.two_factor_required ? 'success' : 'neutral'}>
                      {setting.two_factor_required ? '二段階認証が必須' : '二段階認証は任意'}
                    </Badge>
                  </p>
                  <p className="list__note">{kRoleNotes[setting.role]}</p>
                </div>
                <Button variant="outline" size="small" onClick={() => setChanging(setting)}>
                  {setting.two_factor_required ? '任意にする' : '必須にする'}
                  <span className="visually-hidden">：{kRoleNames[setting.role]}</span>
                </Button>
              </li>
            ))}
          </ul>
        )}
      </QueryView>
      {changing && (
        <ConfirmDialog
          title={`${kRoleNames[changing.role]}の二段階認証を${changing.two_factor_required ? '任意' : '必須'}にしますか`}
          confirm={changing.two_factor_required ? '任意にする' : '必須にする'}
          danger={changing.two_factor_required}
          onClose={() => setChanging(null)}
          onConfirm={() => change(changing)}
        >
          <p>
            {changing.two_factor_required
              ? 'パスワードだけでサインインできるようになります。'
              : 'この役割の人は、次にサインインしたときに認証アプリの設定を求められます。設定が終わるまで、ほかの画面は使えません。'}
          </p>
        </ConfirmDialog>
      )}
    </Page>
  )
}
