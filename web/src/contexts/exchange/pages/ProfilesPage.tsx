import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { api, body } from '../../../api/client'
import { type ApiError, asApiError } from '../../../api/problem'
import { useChamber } from '../../../app/Members'
import { useMe } from '../../../app/session/SessionProvider'
import { Badge } from '../../../ui/Badge/Badge'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { DataTable } from '../../../ui/DataTable/DataTable'
import { formatInstant } from '../../../ui/format/date'
import { formatNumber } from '../../../ui/format/number'
import { Link } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { EmptyState } from '../../../ui/States/States'
import { ExchangeTabs } from '../parts/ExchangeTabs'
import { mayEditProfiles } from '../permissions'
import { kKeys, useProfiles } from '../queries'
import type { ProfileItem } from '../types'

/** Layouts of core systems: one's own, those that come with the program, and those that other chambers share. */
export default function ProfilesPage() {
  const me = useMe()
  const organizationId = useChamber()
  const profiles = useProfiles(organizationId)
  const queries = useQueryClient()
  const [, navigate] = useLocation()
  const [failure, setFailure] = useState<ApiError | null>(null)

  async function copy(profile: ProfileItem) {
    setFailure(null)
    try {
      const made = await body(
        api.POST('/api/v1/organizations/{organization_id}/exchange/profile-copies', {
          params: { path: { organization_id: organizationId } },
          body: {
            standard_key: profile.profile_id ? null : profile.standard_key,
            profile_id: profile.profile_id,
            name: `${profile.name}の写し`.slice(0, 80),
          },
        }),
      )
      void queries.invalidateQueries({ queryKey: kKeys.profiles(organizationId) })
      navigate(`/app/members/exchange/profiles/${made.profile_id}`)
    } catch (error) {
      setFailure(asApiError(error))
    }
  }

  const copyColumn = {
    key: 'copy',
    header: '写す',
    bare: true,
    cell: (row: ProfileItem) =>
      mayEditProfiles(me) && (
        <Button size="small" variant="outline" onClick={() => void copy(row)}>
          写して使う<span className="visually-hidden">（{row.name}）</span>
        </Button>
      ),
  }
  const nameOf = (row: ProfileItem) => (
    <>
      {row.profile_id ? <Link href={`/app/members/exchange/profiles/${row.profile_id}`}>{row.name}</Link> : row.name}
      {row.shared && !row.owner && <Badge tone="info">共有中</Badge>}
      <span className="table__sub">{row.owner || row.description}</span>
    </>
  )
  return (
    <Page
      title="ファイルの対応づけ"
      crumbs={[
        { label: '会員', href: '/app/members' },
        { label: '会員データの受け渡し', href: '/app/members/exchange' },
      ]}
      lead="ファイルのどの列が、会員のどの項目かを決めたものです。新しい対応づけは、ファイルを取り込むときに作れます。"
    >
      <ExchangeTabs current="profiles" />
      {failure && <Banner kind="error" title={failure.message} live />}
      <QueryView query={profiles}>
        {(data) => (
          <div className="stack">
            <DataTable
              caption="自分の商工会議所の対応づけ"
              columns={[
                { key: 'name', header: '名前', title: true, cell: nameOf },
                { key: 'format', header: '形', nowrap: true, cell: (row) => row.format.toUpperCase() },
                { key: 'columns', header: '列', number: true, cell: (row) => formatNumber(row.columns) },
                {
                  key: 'updated',
                  header: '更新',
                  nowrap: true,
                  cell: (row) => (row.updated_at ? `${formatInstant(row.updated_at)} ${row.updated_by}` : '標準のもの'),
                },
                copyColumn,
              ]}
              rows={data.items}
              rowKey={(row) => String(row.profile_id ?? row.standard_key)}
              empty={null}
            />
            <h2>ほかの商工会議所が共有しているもの</h2>
            <DataTable
              caption="ほかの商工会議所の対応づけ"
              columns={[
                { key: 'name', header: '名前', title: true, cell: nameOf },
                { key: 'format', header: '形', nowrap: true, cell: (row) => row.format.toUpperCase() },
                { key: 'columns', header: '列', number: true, cell: (row) => formatNumber(row.columns) },
                copyColumn,
              ]}
              rows={data.shared}
              rowKey={(row) => String(row.profile_id)}
              empty={<EmptyState title="まだありません" />}
            />
          </div>
        )}
      </QueryView>
    </Page>
  )
}
