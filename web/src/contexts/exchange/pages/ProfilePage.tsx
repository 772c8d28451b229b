import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import { api, body } from '../../../api/client'
import { type ApiError, asApiError } from '../../../api/problem'
import { useChamber } from '../../../app/Members'
import { useMe } from '../../../app/session/SessionProvider'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { Checkbox } from '../../../ui/Checkbox/Checkbox'
import { ConfirmDialog } from '../../../ui/ConfirmDialog/ConfirmDialog'
import { formatInstant } from '../../../ui/format/date'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { TextField } from '../../../ui/TextField/TextField'
import { toast } from '../../../ui/Toast/Toasts'
import { MappingEditor } from '../parts/MappingEditor'
import { MappingRules } from '../parts/MappingRules'
import { plainColumn } from '../model'
import { mayEditProfiles } from '../permissions'
import { kKeys, useFields, useProfile } from '../queries'
import type { FieldItem, Profile } from '../types'

/** One layout of a core system, to look at and to change. */
export default function ProfilePage() {
  const profileId = Number(useParams<{ profile_id: string }>().profile_id)
  const me = useMe()
  const organizationId = useChamber()
  const profile = useProfile(organizationId, profileId)
  const fields = useFields(organizationId)
  return (
    <Page
      title={profile.data?.name ?? '対応づけ'}
      crumbs={[
        { label: '会員', href: '/app/members' },
        { label: 'ファイルの対応づけ', href: '/app/members/exchange/profiles' },
      ]}
      lead={profile.data?.copied_from ? `「${profile.data.copied_from}」から写したものです。` : undefined}
    >
      <QueryView query={profile}>
        {(data) => (
          <QueryView query={fields}>
            {(known) => (
              <Editor
                key={data.version}
                organizationId={organizationId}
                profile={data}
                fields={known.items}
                editable={data.editable && mayEditProfiles(me)}
              />
            )}
          </QueryView>
        )}
      </QueryView>
    </Page>
  )
}

interface EditorProps {
  organizationId: number
  profile: Profile
  fields: FieldItem[]
  editable: boolean
}

function Editor({ organizationId, profile, fields, editable }: EditorProps) {
  const queries = useQueryClient()
  const [, navigate] = useLocation()
  const [name, setName] = useState(profile.name)
  const [description, setDescription] = useState(profile.description)
  const [mapping, setMapping] = useState(profile.mapping)
  const [shared, setShared] = useState(profile.shared)
  const [note, setNote] = useState('')
  const [header, setHeader] = useState('')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiError | null>(null)
  const [removing, setRemoving] = useState(false)
  const path = { organization_id: organizationId, profile_id: profile.profile_id ?? 0 }
  const check = useQuery({
    queryKey: [...kKeys.profiles(organizationId), 'check', mapping],
    queryFn: () =>
      body(
        api.POST('/api/v1/organizations/{organization_id}/exchange/mapping-check', {
          params: { path: { organization_id: organizationId } },
          body: { mapping },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  })

  async function save() {
    setBusy(true)
    setFailure(null)
    try {
      await body(
        api.PUT('/api/v1/organizations/{organization_id}/exchange/profiles/{profile_id}', {
          params: { path },
          headers: { 'If-Match': `"${profile.version}"` },
          body: { name, description, mapping, shared, note },
        }),
      )
      toast('保存しました')
      await queries.invalidateQueries({ queryKey: kKeys.profiles(organizationId) })
    } catch (error) {
      setFailure(asApiError(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <div className="stack">
      <TextField id="profile-name" name="name" label="名前" required maxLength={80} value={name} onValue={setName} readOnly={!editable} />
      <TextField
        id="profile-description"
        name="description"
        label="説明"
        unmarked
        maxLength={400}
        value={description}
        onValue={setDescription}
        readOnly={!editable}
      />
      <section className="card" aria-label="ファイル全体の決まり">
        <MappingRules mapping={mapping} onChange={setMapping} forExport />
      </section>
      <MappingEditor mapping={mapping} fields={fields} onChange={setMapping} problems={check.data?.problems ?? profile.problems} />
      {editable && (
        <>
          <div className="row row--bottom">
            <TextField
              id="new-header"
              name="new_header"
              label="加える列の見出し"
              unmarked
              width="medium"
              maxLength={100}
              value={header}
              onValue={setHeader}
            />
            <Button
              variant="outline"
             
              disabled={!header.trim()}
              onClick={() => {
                setMapping({ ...mapping, columns: [...mapping.columns, plainColumn(header.trim())] })
                setHeader('')
              }}
            >
              列を加える
            </Button>
            <Button
              variant="text"
              danger
              disabled={mapping.columns.length < 2}
              onClick={() => setMapping({ ...mapping, columns: mapping.columns.slice(0, -1) })}
            >
              最後の列を外す
            </Button>
          </div>
          <Checkbox
            id="profile-shared"
            name="shared"
            label="ほかの商工会議所に共有する"
            help="対応づけの中身（列の見出しとコード表）だけが見えます。会員の記録は見えません。"
            value={shared}
            onValue={setShared}
          />
          <TextField id="profile-note" name="note" label="何を変えたか" unmarked maxLength={200} value={note} onValue={setNote} />
          {failure && <Banner kind="error" title={failure.message} live />}
          <div className="row">
            <Button size="large" busy={busy} onClick={() => void save()}>
              保存する
            </Button>
            <Button variant="text" danger onClick={() => setRemoving(true)}>
              この対応づけをやめる
            </Button>
          </div>
          <Versions organizationId={organizationId} profileId={path.profile_id} onTake={setMapping} />
        </>
      )}
      {removing && (
        <ConfirmDialog
          title="この対応づけをやめますか"
          confirm="やめる"
          danger
          onClose={() => setRemoving(false)}
          onConfirm={async () => {
            await body(api.DELETE('/api/v1/organizations/{organization_id}/exchange/profiles/{profile_id}', { params: { path } }))
            void queries.invalidateQueries({ queryKey: kKeys.profiles(organizationId) })
            navigate('/app/members/exchange/profiles')
          }}
        >
          <p>これまでの取り込みと書き出しの記録は残ります。</p>
        </ConfirmDialog>
      )}
    </div>
  )
}

interface VersionsProps {
  organizationId: number
  profileId: number
  onTake: (mapping: Profile['mapping']) => void
}

function Versions({ organizationId, profileId, onTake }: VersionsProps) {
  const versions = useQuery({
    queryKey: [...kKeys.profiles(organizationId), profileId, 'versions'],
    queryFn: () =>
      body(
        api.GET('/api/v1/organizations/{organization_id}/exchange/profiles/{profile_id}/versions', {
          params: { path: { organization_id: organizationId, profile_id: profileId } },
        }),
      ),
  })
  return (
    <details className="card">
      <summary>これまでの版</summary>
      <QueryView query={versions}>
        {(data) => (
          <ul className="stack stack--small">
            {data.items.map((one) => (
              <li key={one.version}>
                版 {one.version}：{one.note || '説明なし'}（{one.saved_by}、{formatInstant(one.saved_at)}）{' '}
                <Button size="small" variant="text" onClick={() => onTake(one.mapping)}>
                  版 {one.version} の内容に戻す
                </Button>
              </li>
            ))}
          </ul>
        )}
      </QueryView>
    </details>
  )
}
