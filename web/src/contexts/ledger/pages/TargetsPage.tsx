import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Badge } from '../../../ui/Badge/Badge'
import { Button } from '../../../ui/Button/Button'
import { ConfirmDialog } from '../../../ui/ConfirmDialog/ConfirmDialog'
import { type Column, DataTable } from '../../../ui/DataTable/DataTable'
import { formatInstant } from '../../../ui/format/date'
import { formatNumber } from '../../../ui/format/number'
import { Link } from '../../../ui/Link/Link'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { SearchBox } from '../../../ui/SearchBox/SearchBox'
import { Select } from '../../../ui/Select/Select'
import { EmptyState } from '../../../ui/States/States'
import { toast } from '../../../ui/Toast/Toasts'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { RoundFrame } from '../parts/RoundFrame'
import { acceptUnchanged, kTargetDefaults, refresh, type RoundView, type TargetItem, targetsFile, useTargets } from '../queries'
import { kChannels, kConsents, kTargetStates, kTargetTones, kVerdicts } from '../strings.ja'

const columns = (round_id: number): Column<TargetItem>[] => [
  {
    key: 'name',
    header: '事業所',
    title: true,
    sort: { up: 'name', down: 'name' },
    cell: (row) => (
      <>
        <Link href={`/app/members/ledger/${round_id}/targets/${row.target_id}`}>{row.name}</Link>
        <span className="table__sub">{row.address}</span>
      </>
    ),
  },
  {
    key: 'state',
    header: '状態',
    cell: (row) => (
      <>
        <Badge tone={kTargetTones[row.state] ?? 'neutral'}>{kTargetStates[row.state]}</Badge>
        {row.register_flag && (
          <span className="table__sub">
            <Badge tone="error">登録と違う</Badge> {row.register_note}
          </span>
        )}
      </>
    ),
  },
  {
    key: 'verdict',
    header: '特定商工業者',
    cell: (row) => (
      <>
        {kVerdicts[row.verdict]}
        {row.override && `（職員の判断：${row.override === 'included' ? '対象' : '対象外'}）`}
        <span className="table__sub">{row.override_reason || row.reasons[0]}</span>
      </>
    ),
  },
  { key: 'channel', header: '送り方', cell: (row) => kChannels[row.channel] },
  { key: 'consent', header: '負担金', cell: (row) => (row.consent ? kConsents[row.consent] : '') },
  { key: 'sent', header: '送付', nowrap: true, cell: (row) => (row.sent_at ? formatInstant(row.sent_at) : '') },
  { key: 'answered', header: '回答', nowrap: true, sort: { up: 'answered_at', down: 'answered_at' }, cell: (row) => (row.answered_at ? formatInstant(row.answered_at) : '') },
]

/** The businesses of a round; answers that wait are one choice away. */
export default function TargetsPage() {
  return <RoundFrame current="targets">{(round, chamber) => <Targets round={round} chamber={chamber} />}</RoundFrame>
}

function Targets({ round, chamber }: { round: RoundView; chamber: number }) {
  const { query, href, set } = useUrlQuery(kTargetDefaults)
  const targets = useTargets(chamber, round.round_id, query)
  const client = useQueryClient()
  const [accepting, setAccepting] = useState(false)
  const choice = (key: 'state' | 'verdict' | 'waiting' | 'flagged', label: string, options: Record<string, string>) => (
    <Select
      id={`ledger-${key}`}
      name={key}
      label={label}
      unmarked
      empty="すべて"
      value={query[key]}
      onValue={(value) => set({ [key]: value })}
      options={Object.entries(options).map(([value, text]) => ({ value, label: text }))}
    />
  )
  return (
    <div className="stack">
      <SearchBox label="事業所の名前" value={query.q} onSearch={(q) => set({ q })} busy={targets.isFetching} />
      <div className="row no-print">
        {choice('waiting', '確認待ち', { true: '確認を待つ回答' })}
        {choice('state', '状態', kTargetStates)}
        {choice('verdict', '特定商工業者', kVerdicts)}
        {choice('flagged', '国税庁の登録', { true: '登録と違う' })}
      </div>
      <div className="row no-print">
        <Button variant="outline" icon="check" onClick={() => setAccepting(true)}>
          変更なしの回答をまとめて反映
        </Button>
      </div>
      <QueryView query={targets}>
        {(data) => (
          <DataTable
            caption="対象の事業所"
            columns={columns(round.round_id)}
            rows={data.items}
            rowKey={(row) => String(row.target_id)}
            paging={{ ...data, href: (page) => href({ page }) }}
            sort={{ value: query.sort, onSort: (sort) => set({ sort }) }}
            tools={
              <>
                <Button size="small" variant="outline" icon="download" onClick={() => location.assign(targetsFile(chamber, round.round_id, query, 'csv'))}>
                  CSV
                </Button>
                <Button size="small" variant="outline" icon="download" onClick={() => location.assign(targetsFile(chamber, round.round_id, query, 'xlsx'))}>
                  Excel
                </Button>
              </>
            }
            empty={
              <EmptyState title="当てはまる事業所がありません" icon="search">
                <p>「状況」の画面で対象を選ぶと、ここに並びます。</p>
              </EmptyState>
            }
          />
        )}
      </QueryView>
      {accepting && (
        <ConfirmDialog
          title="変更なしの回答をまとめて反映"
          confirm="反映する"
          onClose={() => setAccepting(false)}
          onConfirm={async () => {
            const { accepted } = await acceptUnchanged(chamber, round.round_id)
            await refresh(client, chamber)
            setAccepting(false)
            toast(`${formatNumber(accepted)}件を反映しました`)
          }}
        >
          <p>「変更ありません」とだけ答えた回答を、確かめたものとして反映します。連絡が書かれた回答は残ります。</p>
        </ConfirmDialog>
      )}
    </div>
  )
}
