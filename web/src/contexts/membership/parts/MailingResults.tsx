import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { components } from '../../../api/schema'
import { Button } from '../../../ui/Button/Button'
import { ConfirmDialog } from '../../../ui/ConfirmDialog/ConfirmDialog'
import { type Column, DataTable } from '../../../ui/DataTable/DataTable'
import { DescriptionList } from '../../../ui/DescriptionList/DescriptionList'
import { formatInstant } from '../../../ui/format/date'
import { formatNumber } from '../../../ui/format/number'
import { Link } from '../../../ui/Link/Link'
import { Progress } from '../../../ui/Progress/Progress'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Select } from '../../../ui/Select/Select'
import { EmptyState } from '../../../ui/States/States'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { kKeys, orderMailing, type RecipientItem, saveMailing, useRecipients } from '../queries'
import { kMailingStates, kRecipientStates } from '../strings.ja'

type MailingView = components['schemas']['MailingView']
const kDefaults = { state: '', page: 1 }

const kColumns: Column<RecipientItem>[] = [
  { key: 'name', header: '会員', title: true, cell: (row) => <Link href={`/app/members/${row.member_id}`}>{row.name}</Link> },
  { key: 'email', header: '宛先', cell: (row) => row.email },
  { key: 'state', header: '結果', cell: (row) => [kRecipientStates[row.state] ?? row.state, row.problem].filter(Boolean).join('：') },
  { key: 'when', header: '日時', nowrap: true, cell: (row) => (row.finished_at ? formatInstant(row.finished_at) : '') },
  { key: 'opened', header: '開封', nowrap: true, cell: (row) => (row.opened_at ? formatInstant(row.opened_at) : '') },
  { key: 'stopped', header: '配信停止', nowrap: true, cell: (row) => (row.unsubscribed_at ? formatInstant(row.unsubscribed_at) : '') },
]

/** A mailing that was sent: progress, results, and each recipient. */
export function MailingResults({ chamber, mailing }: { chamber: number; mailing: MailingView }) {
  const { summary } = mailing
  const { query, href, set } = useUrlQuery(kDefaults)
  const recipients = useRecipients(chamber, summary.mailing_id, query.state, query.page)
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const [asking, setAsking] = useState(false)
  const done = summary.recipients - summary.waiting
  return (
    <div className="stack">
      {summary.state === 'sending' && (
        <div className="card stack">
          <Progress label="送信のようす" done={done} total={summary.recipients} unit="通" />
          <div>
            <Button variant="outline" onClick={() => setAsking(true)}>
              中止する
            </Button>
          </div>
        </div>
      )}
      <DescriptionList
        items={[
          { term: '状態', value: kMailingStates[summary.state] },
          { term: '宛先', value: summary.filter_text },
          { term: '送信済み', value: `${formatNumber(summary.sent)}通（全${formatNumber(summary.recipients)}通）` },
          { term: '不達', value: `${formatNumber(summary.failed)}通` },
          { term: '送らず', value: `${formatNumber(summary.skipped)}通` },
          { term: '開封', value: summary.tracks_opens ? `${formatNumber(summary.opened)}通` : '数えていません' },
          { term: '配信停止', value: `${formatNumber(summary.unsubscribed)}件` },
          { term: '開始', value: summary.started_at ? formatInstant(summary.started_at) : '' },
          { term: '終了', value: summary.finished_at ? formatInstant(summary.finished_at) : '' },
        ]}
      />
      <details>
        <summary>本文</summary>
        <pre className="letter">{mailing.body}</pre>
      </details>
      <div className="row">
        <Button
          variant="outline"
          icon="copy"
          onClick={() =>
            void saveMailing(chamber, null, {
              subject: summary.subject,
              body: mailing.body,
              filter: mailing.filter,
              segment_id: mailing.segment_id ?? null,
              tracks_opens: summary.tracks_opens,
            }).then((copy) => navigate(`/app/members/mailings/${copy.summary.mailing_id}`))
          }
        >
          複製して新しい下書きを作る
        </Button>
      </div>
      <section className="section" aria-labelledby="recipients">
        <h2 id="recipients">宛先ごとの結果</h2>
        <div className="toolbar">
          <Select
            id="state"
            name="state"
            label="結果"
            unmarked
            value={query.state}
            onValue={(state) => set({ state })}
            empty="すべて"
            options={Object.entries(kRecipientStates).map(([value, label]) => ({ value, label }))}
          />
        </div>
        <QueryView query={recipients}>
          {(data) => (
            <DataTable
              caption="宛先ごとの結果"
              columns={kColumns}
              rows={data.items}
              rowKey={(row) => String(row.member_id)}
              paging={{ ...data, href: (page) => href({ page }) }}
              empty={<EmptyState title="当てはまる宛先がありません" icon="mail" />}
            />
          )}
        </QueryView>
      </section>
      {asking && (
        <ConfirmDialog
          title="配信を中止する"
          confirm="中止する"
          danger
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            await orderMailing(chamber, summary.mailing_id, 'cancel')
            await client.invalidateQueries({ queryKey: kKeys.mailings(chamber) })
            setAsking(false)
          }}
        >
          <p>まだ送っていない{formatNumber(summary.waiting)}通を止めます。送ったメールは取り消せません。</p>
        </ConfirmDialog>
      )}
    </div>
  )
}
