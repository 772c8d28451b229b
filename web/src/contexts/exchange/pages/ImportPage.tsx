import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import { api, body } from '../../../api/client'
import { useChamber } from '../../../app/Members'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { ConfirmDialog } from '../../../ui/ConfirmDialog/ConfirmDialog'
import { DescriptionList } from '../../../ui/DescriptionList/DescriptionList'
import { formatInstant } from '../../../ui/format/date'
import { formatBytes, formatNumber } from '../../../ui/format/number'
import { useLiveJob } from '../../../ui/Imports/useLiveJob'
import { Page } from '../../../ui/Page/Page'
import { Progress } from '../../../ui/Progress/Progress'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { toast } from '../../../ui/Toast/Toasts'
import { ApplyPanel } from '../parts/ApplyPanel'
import { LineTable } from '../parts/LineTable'
import { MappingStep } from '../parts/MappingStep'
import { RoundTripTable } from '../parts/RoundTripTable'
import { StateBadge } from '../parts/StateBadge'
import { isRunning, kKeys, useImport } from '../queries'
import { kImportStates } from '../strings.ja'
import type { MemberImport } from '../types'

const kRunningWords: Record<string, string> = {
  checking: '全部の行を確かめています',
  applying: '会員の記録に取り込んでいます',
  undoing: '元に戻しています',
}

/** One file: its columns, the check of its lines, what was taken over, and the way back. */
export default function ImportPage() {
  const importId = Number(useParams<{ import_id: string }>().import_id)
  const organizationId = useChamber()
  const query = useImport(organizationId, importId)
  return (
    <Page
      title={query.data?.file_name ?? 'ファイル'}
      crumbs={[
        { label: '会員', href: '/app/members' },
        { label: '会員データの受け渡し', href: '/app/members/exchange' },
      ]}
      actions={query.data && <StateBadge words={kImportStates} state={query.data.state} />}
    >
      <QueryView query={query}>{(item) => <Body organizationId={organizationId} item={item} />}</QueryView>
    </Page>
  )
}

function Body({ organizationId, item }: { organizationId: number; item: MemberImport }) {
  const [mapping, setMapping] = useState(false)
  const needsMapping = item.state === 'waiting' || item.state === 'failed' || item.state === 'cancelled'
  if (isRunning(item.state)) return <Running organizationId={organizationId} item={item} />
  return (
    <div className="stack">
      {item.state === 'failed' && <Banner kind="error" title="終わりまで進めませんでした">{item.message && <p>{item.message}</p>}</Banner>}
      {item.already_applied && (
        <Banner kind="warning" title="同じ内容のファイルを取り込み済みです">
          <p>「{item.already_applied}」と中身が同じです。</p>
        </Banner>
      )}
      {(needsMapping || mapping) && <MappingStep organizationId={organizationId} item={item} />}
      {!needsMapping && !mapping && (
        <>
          <Outcome organizationId={organizationId} item={item} />
          {item.notices.map((notice) => (
            <Banner key={notice} kind="info" title={notice} />
          ))}
          {item.state === 'checked' && <RoundTripTable trips={item.round_trip} />}
          {item.state === 'checked' && <ApplyPanel organizationId={organizationId} item={item} />}
          {item.state === 'checked' && (
            <div className="row">
              <Button variant="outline" onClick={() => setMapping(true)}>
                対応づけを直して確かめ直す
              </Button>
              <Discard organizationId={organizationId} item={item} />
            </div>
          )}
          <LineTable organizationId={organizationId} item={item} />
        </>
      )}
    </div>
  )
}

function Running({ organizationId, item }: { organizationId: number; item: MemberImport }) {
  const queries = useQueryClient()
  const job = useLiveJob(item.job_id, true, () =>
    void queries.invalidateQueries({ queryKey: kKeys.import(organizationId, item.import_id) }),
  )
  return (
    <div className="card measure">
      <Progress
        label={kRunningWords[item.state] ?? ''}
        done={job?.progress.done ?? 0}
        total={job?.progress.total ?? 0}
        {...(job?.progress.unit === 'バイト' ? { format: formatBytes } : { unit: job?.progress.unit })}
        message={job?.progress.message}
        secondsLeft={job?.progress.seconds_left}
      />
      <p className="muted small">この画面を閉じても続きます。</p>
    </div>
  )
}

function Outcome({ organizationId, item }: { organizationId: number; item: MemberImport }) {
  const [asking, setAsking] = useState(false)
  const queries = useQueryClient()
  const path = { organization_id: organizationId, import_id: item.import_id }
  return (
    <div className="stack stack--small">
      <Banner
        kind={item.state === 'applied' ? 'success' : item.rows_error + item.rows_conflict > 0 ? 'warning' : 'info'}
        title={item.message}
        live
      />
      <DescriptionList
        items={[
          { term: '行', value: `${formatNumber(item.rows_total)}行` },
          { term: '新規', value: `${formatNumber(item.rows_new)}件` },
          { term: '変更', value: `${formatNumber(item.rows_changed)}件` },
          { term: '同じ', value: `${formatNumber(item.rows_same)}件` },
          { term: '確認が必要', value: `${formatNumber(item.rows_conflict)}件` },
          { term: 'エラー', value: `${formatNumber(item.rows_error)}件` },
          { term: '文字コード', value: item.encoding },
          { term: '対応づけ', value: item.profile_name || 'このファイルだけのもの' },
          { term: '送った人', value: `${item.created_by}（${formatInstant(item.created_at)}）` },
        ]}
      />
      {item.can_undo && item.undo_until && (
        <div>
          <Button variant="outline" danger onClick={() => setAsking(true)}>
            この取り込みを元に戻す
          </Button>
          <p className="muted small">{formatInstant(item.undo_until)}まで戻せます。</p>
        </div>
      )}
      {asking && (
        <ConfirmDialog
          title="この取り込みを元に戻しますか"
          confirm="元に戻す"
          danger
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            await body(api.POST('/api/v1/organizations/{organization_id}/exchange/imports/{import_id}/undo', { params: { path } }))
            setAsking(false)
            await queries.invalidateQueries({ queryKey: kKeys.import(organizationId, item.import_id) })
          }}
        >
          <p>取り込みで加わった記録は消え、変わった項目は前の値に戻ります。取り込みのあとに変わった記録は、そのままです。</p>
        </ConfirmDialog>
      )}
    </div>
  )
}

function Discard({ organizationId, item }: { organizationId: number; item: MemberImport }) {
  const [asking, setAsking] = useState(false)
  const [, navigate] = useLocation()
  const queries = useQueryClient()
  return (
    <>
      <Button variant="text" danger onClick={() => setAsking(true)}>
        取り込まずにファイルを捨てる
      </Button>
      {asking && (
        <ConfirmDialog
          title="このファイルを捨てますか"
          confirm="捨てる"
          danger
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            await body(
              api.DELETE('/api/v1/organizations/{organization_id}/exchange/imports/{import_id}', {
                params: { path: { organization_id: organizationId, import_id: item.import_id } },
              }),
            )
            toast('ファイルを捨てました')
            // The file is gone: only the list is asked for again, when it shows.
            void queries.invalidateQueries({ queryKey: kKeys.imports(organizationId), refetchType: 'none' })
            navigate('/app/members/exchange')
          }}
        >
          <p>会員の記録は変わりません。もう一度使うときは、ファイルを送り直してください。</p>
        </ConfirmDialog>
      )}
    </>
  )
}
