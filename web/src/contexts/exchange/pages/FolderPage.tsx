import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, body } from '../../../api/client'
import { type ApiError, asApiError } from '../../../api/problem'
import { useChamber } from '../../../app/Members'
import { useMe } from '../../../app/session/SessionProvider'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { Checkbox } from '../../../ui/Checkbox/Checkbox'
import { DescriptionList } from '../../../ui/DescriptionList/DescriptionList'
import { formatInstant } from '../../../ui/format/date'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Select } from '../../../ui/Select/Select'
import { toast } from '../../../ui/Toast/Toasts'
import { ExchangeTabs } from '../parts/ExchangeTabs'
import { maySetUp } from '../permissions'
import { kKeys, useDropFolder, useProfiles } from '../queries'
import type { DropFolder, ProfileItem } from '../types'

/** The folder of the server through which files come and go by themselves. */
export default function FolderPage() {
  const me = useMe()
  const organizationId = useChamber()
  const folder = useDropFolder(organizationId)
  const profiles = useProfiles(organizationId)
  return (
    <Page
      title="受け渡しフォルダー"
      crumbs={[
        { label: '会員', href: '/app/members' },
        { label: '会員データの受け渡し', href: '/app/members/exchange' },
      ]}
      lead="サーバーのフォルダーにファイルを置くと1時間ごとに読み、会員の差分を1日に1回書き出します。"
    >
      <ExchangeTabs current="folder" />
      <QueryView query={folder}>
        {(data) => (
          <QueryView query={profiles}>
            {(known) => (
              <Settings
                key={data.version}
                organizationId={organizationId}
                folder={data}
                profiles={known.items.filter((one) => one.profile_id)}
                editable={maySetUp(me)}
              />
            )}
          </QueryView>
        )}
      </QueryView>
    </Page>
  )
}

interface SettingsProps {
  organizationId: number
  folder: DropFolder
  profiles: ProfileItem[]
  editable: boolean
}

function Settings({ organizationId, folder, profiles, editable }: SettingsProps) {
  const queries = useQueryClient()
  const [enabled, setEnabled] = useState(folder.enabled)
  const [incoming, setIncoming] = useState(String(folder.import_profile_id ?? ''))
  const [outgoing, setOutgoing] = useState(String(folder.export_profile_id ?? ''))
  const [differences, setDifferences] = useState(folder.export_differences)
  const [failure, setFailure] = useState<ApiError | null>(null)
  const [busy, setBusy] = useState(false)
  const path = { organization_id: organizationId }
  const options = profiles.map((one) => ({ value: String(one.profile_id), label: one.name }))

  async function run(work: () => Promise<unknown>, said: string) {
    setBusy(true)
    setFailure(null)
    try {
      await work()
      toast(said)
      await queries.invalidateQueries({ queryKey: kKeys.folder(organizationId) })
    } catch (error) {
      setFailure(asApiError(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <div className="stack">
      <DescriptionList
        items={[
          { term: 'フォルダー', value: `${folder.folder}（in：受け取る、out：渡す、done：済み、failed：読めなかったもの）` },
          { term: '最後に見た日時', value: folder.looked_at ? formatInstant(folder.looked_at) : 'まだ見ていません' },
          { term: 'そのときの結果', value: folder.message || '－' },
        ]}
      />
      {!editable && <Banner kind="info" title="設定を変えられるのは、組織管理者です" />}
      {editable && (
        <section className="card stack" aria-label="設定">
          <Checkbox id="folder-enabled" name="enabled" label="受け渡しフォルダーを使う" value={enabled} onValue={setEnabled} />
          <Select
            id="folder-in"
            name="import_profile_id"
            label="受け取るファイルの対応づけ"
            unmarked
            empty="受け取らない"
            options={options}
            value={incoming}
            onValue={setIncoming}
            help="問題のないファイルを自動で取り込むかどうかは、対応づけで決めます。"
          />
          <Select
            id="folder-out"
            name="export_profile_id"
            label="毎日書き出すファイルの対応づけ"
            unmarked
            empty="書き出さない"
            options={options}
            value={outgoing}
            onValue={setOutgoing}
          />
          <Checkbox
            id="folder-differences"
            name="export_differences"
            label="前回から変わった会員だけを書き出す"
            value={differences}
            onValue={setDifferences}
          />
          {failure && <Banner kind="error" title={failure.message} live />}
          <div className="row">
            <Button
              busy={busy}
              onClick={() =>
                void run(
                  () =>
                    body(
                      api.PUT('/api/v1/organizations/{organization_id}/exchange/drop-folder', {
                        params: { path },
                        headers: { 'If-Match': `"${folder.version}"` },
                        body: {
                          enabled,
                          import_profile_id: incoming ? Number(incoming) : null,
                          export_profile_id: outgoing ? Number(outgoing) : null,
                          export_differences: differences,
                        },
                      }),
                    ),
                  '設定を保存しました',
                )
              }
            >
              保存する
            </Button>
            <Button
              variant="outline"
              busy={busy}
              disabled={!folder.enabled}
              onClick={() =>
                void run(
                  () => body(api.POST('/api/v1/organizations/{organization_id}/exchange/drop-folder/looks', { params: { path } })),
                  'フォルダーを見にいきます',
                )
              }
            >
              今すぐ見る
            </Button>
          </div>
        </section>
      )}
    </div>
  )
}
