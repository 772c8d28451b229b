import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import { api, body } from '../../../api/client'
import { type ApiError, asApiError } from '../../../api/problem'
import { useChamber } from '../../../app/Members'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { DataTable } from '../../../ui/DataTable/DataTable'
import { DescriptionList } from '../../../ui/DescriptionList/DescriptionList'
import { formatInstant } from '../../../ui/format/date'
import { formatBytes, formatNumber } from '../../../ui/format/number'
import { useLiveJob } from '../../../ui/Imports/useLiveJob'
import { LinkButton } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { Progress } from '../../../ui/Progress/Progress'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { StateBadge } from '../parts/StateBadge'
import { isRunning, kKeys, useExport } from '../queries'
import { kExportStates } from '../strings.ja'
import type { MemberExport } from '../types'

/** One file for a core system: how it went, what could not be written as it is, and the file itself. */
export default function ExportPage() {
  const exportId = Number(useParams<{ export_id: string }>().export_id)
  const organizationId = useChamber()
  const query = useExport(organizationId, exportId)
  return (
    <Page
      title={query.data?.file_name || query.data?.profile_name || '書き出し'}
      crumbs={[
        { label: '会員', href: '/app/members' },
        { label: '会員データの書き出し', href: '/app/members/exchange/exports' },
      ]}
      actions={query.data && <StateBadge words={kExportStates} state={query.data.state} />}
    >
      <QueryView query={query}>{(item) => <Body organizationId={organizationId} item={item} />}</QueryView>
    </Page>
  )
}

function Body({ organizationId, item }: { organizationId: number; item: MemberExport }) {
  const queries = useQueryClient()
  const running = isRunning(item.state)
  const job = useLiveJob(item.job_id, running, () =>
    void queries.invalidateQueries({ queryKey: kKeys.exports(organizationId) }),
  )
  if (running) {
    return (
      <div className="card measure">
        <Progress label="書き出しています" done={job?.progress.done ?? 0} total={0} unit="件" message={job?.progress.message} />
      </div>
    )
  }
  return (
    <div className="stack">
      <Banner
        kind={item.state === 'succeeded' ? (item.problems_total > 0 ? 'warning' : 'success') : item.state === 'needs_consent' ? 'warning' : 'error'}
        title={item.message}
        live
      />
      {item.has_file && (
        <div>
          <LinkButton
            size="large"
            icon="download"
            href={`/api/v1/organizations/${organizationId}/exchange/exports/${item.export_id}/file`}
          >
            ファイルを保存（{formatBytes(item.file_size)}）
          </LinkButton>
        </div>
      )}
      {item.state === 'needs_consent' && <Again organizationId={organizationId} item={item} />}
      <DescriptionList
        items={[
          { term: '件数', value: `${formatNumber(item.rows_written)}件` },
          { term: '書き出す会員', value: item.differences_only ? '前回から変わった会員だけ' : 'すべて' },
          { term: '条件', value: item.filter_text },
          { term: '対応づけ', value: item.profile_name },
          { term: '書き出した人', value: `${item.created_by}（${formatInstant(item.created_at)}）` },
        ]}
      />
      {item.problems.length > 0 && (
        <section className="stack stack--small" aria-labelledby="problems">
          <h2 id="problems">そのまま書けない値</h2>
          <DataTable
            caption="そのまま書けない値（はじめの分）"
            dense
            columns={[
              {
                key: 'name',
                header: '会員',
                title: true,
                cell: (row) => (
                  <>
                    {row.name}
                    <span className="table__sub">{row.member_number}</span>
                  </>
                ),
              },
              { key: 'header', header: '列', cell: (row) => row.header },
              { key: 'value', header: '値', cell: (row) => row.value },
              { key: 'message', header: 'わけ', cell: (row) => `${row.character} ${row.message}` },
            ]}
            rows={item.problems.slice(0, 100)}
            rowKey={(row) => `${row.member_id}:${row.header}:${row.character}`}
            empty={null}
          />
        </section>
      )}
    </div>
  )
}

/** The same export, with the characters replaced: only because somebody says so. */
function Again({ organizationId, item }: { organizationId: number; item: MemberExport }) {
  const [, navigate] = useLocation()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiError | null>(null)
  async function start() {
    setBusy(true)
    try {
      const made = await body(
        api.POST('/api/v1/organizations/{organization_id}/exchange/exports', {
          params: { path: { organization_id: organizationId } },
          body: {
            profile_id: item.profile_id,
            standard_key: null,
            differences_only: item.differences_only,
            replace_characters: true,
            filter: item.filter as never,
          },
        }),
      )
      void queries.invalidateQueries({ queryKey: kKeys.exports(organizationId) })
      navigate(`/app/members/exchange/exports/${made.export_id}`)
    } catch (error) {
      setFailure(asApiError(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="stack stack--small">
      {failure && <Banner kind="error" title={failure.message} live />}
      <div>
        <Button size="large" busy={busy} onClick={() => void start()}>
          下の文字を置き換えて書き出す
        </Button>
        <p className="muted small">会員の記録は変わりません。UTF-8の対応づけなら、置き換えずに書き出せます。</p>
      </div>
    </div>
  )
}
