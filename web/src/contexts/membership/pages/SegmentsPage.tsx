import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { MembersTabs, useChamber } from '../../../app/Members'
import { Button } from '../../../ui/Button/Button'
import { ConfirmDialog } from '../../../ui/ConfirmDialog/ConfirmDialog'
import { type Column, DataTable } from '../../../ui/DataTable/DataTable'
import { formatNumber } from '../../../ui/format/number'
import { Link, LinkButton } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { EmptyState } from '../../../ui/States/States'
import { toast } from '../../../ui/Toast/Toasts'
import { queryString } from '../../../ui/url/useUrlQuery'
import { filterQuery, fromFilter } from '../filter'
import { kCrumbs } from '../parts/MemberFrame'
import { kKeys, removeSegment, type SegmentItem, useSegments } from '../queries'

/** Saved filters with how many members they choose now. */
export default function SegmentsPage() {
  const chamber = useChamber()
  const segments = useSegments(chamber)
  const client = useQueryClient()
  const [removing, setRemoving] = useState<SegmentItem | null>(null)
  const listOf = (row: SegmentItem) => `/app/members${queryString(filterQuery(fromFilter(row.filter)))}`
  const columns: Column<SegmentItem>[] = [
    { key: 'name', header: '名前', title: true, cell: (row) => <Link href={listOf(row)}>{row.name}</Link> },
    { key: 'filter', header: '条件', cell: (row) => row.filter_text },
    { key: 'members', header: 'いまの件数', number: true, cell: (row) => `${formatNumber(row.members)}件` },
    {
      key: 'actions',
      header: '操作',
      bare: true,
      cell: (row) => (
        <div className="row">
          <LinkButton size="small" variant="outline" icon="mail" href={`/app/members/mailings/new?segment=${row.segment_id}`}>
            メールを送る<span className="visually-hidden">：{row.name}</span>
          </LinkButton>
          <Button size="small" variant="text" icon="trash" onClick={() => setRemoving(row)}>
            消す<span className="visually-hidden">：{row.name}</span>
          </Button>
        </div>
      ),
    },
  ]
  return (
    <Page title="会員のグループ" crumbs={kCrumbs} lead="会員一覧で選んだ条件を保存したものです。件数は、見るたびに数えなおします。">
      <MembersTabs current="list" />
      <QueryView query={segments}>
        {(data) => (
          <DataTable
            caption="会員のグループの一覧"
            columns={columns}
            rows={data.items}
            rowKey={(row) => String(row.segment_id)}
            empty={
              <EmptyState title="グループはまだありません" icon="people">
                <p>会員一覧で条件を選び、「この条件をグループとして保存」を押すと作れます。</p>
                <LinkButton href="/app/members">会員一覧へ</LinkButton>
              </EmptyState>
            }
          />
        )}
      </QueryView>
      {removing && (
        <ConfirmDialog
          title={`グループ「${removing.name}」を消す`}
          confirm="消す"
          danger
          onClose={() => setRemoving(null)}
          onConfirm={async () => {
            await removeSegment(chamber, removing.segment_id)
            await client.invalidateQueries({ queryKey: kKeys.segments(chamber) })
            setRemoving(null)
            toast('消しました')
          }}
        >
          <p>会員の記録はそのままです。このグループに送ったメールの記録も残ります。</p>
        </ConfirmDialog>
      )}
    </Page>
  )
}
