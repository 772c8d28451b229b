import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { api, body } from '../../../api/client'
import { type ApiError, asApiError } from '../../../api/problem'
import { useChamber } from '../../../app/Members'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { Checkbox } from '../../../ui/Checkbox/Checkbox'
import { type Column, DataTable } from '../../../ui/DataTable/DataTable'
import { formatInstant } from '../../../ui/format/date'
import { formatNumber } from '../../../ui/format/number'
import { Link } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { RadioGroup } from '../../../ui/RadioGroup/RadioGroup'
import { Select } from '../../../ui/Select/Select'
import { EmptyState } from '../../../ui/States/States'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { ExchangeTabs } from '../parts/ExchangeTabs'
import { StateBadge } from '../parts/StateBadge'
import { kKeys, useExports, useProfiles } from '../queries'
import { kExportStates, kStandings } from '../strings.ja'
import type { MemberExport, ProfileItem } from '../types'

const kDefaults = { page: 1 }

const kColumns: Column<MemberExport>[] = [
  {
    key: 'file',
    header: 'ファイル',
    title: true,
    cell: (row) => (
      <>
        <Link href={`/app/members/exchange/exports/${row.export_id}`}>{row.file_name || row.profile_name}</Link>
        <span className="table__sub">
          {row.profile_name}・{row.differences_only ? '差分だけ' : 'すべて'}・{row.filter_text}
        </span>
      </>
    ),
  },
  { key: 'state', header: '状態', nowrap: true, cell: (row) => <StateBadge words={kExportStates} state={row.state} /> },
  { key: 'rows', header: '件数', number: true, cell: (row) => (row.finished_at ? formatNumber(row.rows_written) : '') },
  {
    key: 'at',
    header: '書き出した日時',
    nowrap: true,
    cell: (row) => (
      <>
        {formatInstant(row.created_at)}
        <span className="table__sub">{row.created_by}</span>
      </>
    ),
  },
]

/** Files for core systems: a new one, and the earlier ones. */
export default function ExportsPage() {
  const { query, href } = useUrlQuery(kDefaults)
  const organizationId = useChamber()
  const exports = useExports(organizationId, query.page)
  const profiles = useProfiles(organizationId)
  return (
    <Page
      title="会員データの書き出し"
      crumbs={[
        { label: '会員', href: '/app/members' },
        { label: '会員データの受け渡し', href: '/app/members/exchange' },
      ]}
      lead="会員の記録を、基幹システムの形やExcelのファイルに書き出します。"
    >
      <ExchangeTabs current="exports" />
      <QueryView query={profiles}>
        {(data) => <NewExport organizationId={organizationId} profiles={data.items} />}
      </QueryView>
      <section className="stack stack--small" aria-labelledby="past-exports">
        <h2 id="past-exports">これまでの書き出し</h2>
        <QueryView query={exports}>
          {(data) => (
            <DataTable
              caption="これまでの書き出しの一覧"
              columns={kColumns}
              rows={data.items}
              rowKey={(row) => String(row.export_id)}
              paging={{ ...data, href: (page) => href({ page }) }}
              empty={<EmptyState title="まだ書き出していません" icon="download" />}
            />
          )}
        </QueryView>
      </section>
    </Page>
  )
}

const valueOf = (profile: ProfileItem) =>
  profile.profile_id ? `profile:${profile.profile_id}` : `standard:${profile.standard_key}`

function NewExport({ organizationId, profiles }: { organizationId: number; profiles: ProfileItem[] }) {
  const queries = useQueryClient()
  const [, navigate] = useLocation()
  const [choice, setChoice] = useState(profiles[0] ? valueOf(profiles[0]) : '')
  const [which, setWhich] = useState('all')
  const [standings, setStandings] = useState<string[]>(['member', 'statutory_only'])
  const [failure, setFailure] = useState<ApiError | null>(null)
  const [busy, setBusy] = useState(false)

  async function start() {
    setBusy(true)
    setFailure(null)
    try {
      const made = await body(
        api.POST('/api/v1/organizations/{organization_id}/exchange/exports', {
          params: { path: { organization_id: organizationId } },
          body: {
            profile_id: choice.startsWith('profile:') ? Number(choice.slice(8)) : null,
            standard_key: choice.startsWith('standard:') ? choice.slice(9) : null,
            differences_only: which === 'differences',
            replace_characters: false,
            filter: { standing: standings } as never,
          },
        }),
      )
      void queries.invalidateQueries({ queryKey: kKeys.all(organizationId) })
      navigate(`/app/members/exchange/exports/${made.export_id}`)
    } catch (error) {
      setFailure(asApiError(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <section className="card stack" aria-labelledby="new-export">
      <h2 id="new-export">書き出す</h2>
      <Select
        id="export-profile"
        name="profile"
        label="対応づけ"
        unmarked
        options={profiles.map((profile) => ({ value: valueOf(profile), label: profile.name }))}
        value={choice}
        onValue={setChoice}
      />
      <RadioGroup
        id="export-which"
        name="which"
        label="書き出す会員"
        unmarked
        value={which}
        onValue={setWhich}
        options={[
          { value: 'all', label: 'すべて' },
          { value: 'differences', label: '前回の書き出しから変わった会員だけ' },
        ]}
      />
      <fieldset>
        <legend className="field__label">会員区分</legend>
        {kStandings.map((one) => (
          <Checkbox
            key={one.value}
            id={`standing-${one.value}`}
            name={`standing-${one.value}`}
            label={one.label}
            value={standings.includes(one.value)}
            onValue={(on) => setStandings(on ? [...standings, one.value] : standings.filter((held) => held !== one.value))}
          />
        ))}
      </fieldset>
      {failure && <Banner kind="error" title={failure.message} live />}
      <div>
        <Button size="large" busy={busy} disabled={!choice || standings.length === 0} onClick={() => void start()}>
          書き出す
        </Button>
      </div>
    </section>
  )
}
