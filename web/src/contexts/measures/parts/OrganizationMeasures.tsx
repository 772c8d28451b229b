import { useState } from 'react'
import { Badge } from '../../../ui/Badge/Badge'
import { Button } from '../../../ui/Button/Button'
import { type Column, DataTable } from '../../../ui/DataTable/DataTable'
import { formatInstant } from '../../../ui/format/date'
import { Link } from '../../../ui/Link/Link'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { EmptyState } from '../../../ui/States/States'
import { useMeasuresOfOrganizations } from '../officer_queries'
import { kKinds } from '../strings.ja'
import type { OrganizationMeasure } from '../types'
import { type Standing, StandingDialog } from './StandingDialog'

interface OrganizationMeasuresProps {
  page: number
  href: (page: number) => string
}

/** The published measures of one's organisations, and the withdrawn ones with the way back. */
export function OrganizationMeasures({ page, href }: OrganizationMeasuresProps) {
  const measures = useMeasuresOfOrganizations(page)
  const [asking, setAsking] = useState<{ change: Standing; measure: OrganizationMeasure } | null>(null)
  const columns: Column<OrganizationMeasure>[] = [
    {
      key: 'title',
      header: '制度',
      title: true,
      cell: (row) => (
        <>
          {row.withdrawn_at ? row.title : <Link href={`/app/measures/${row.measure_id}`}>{row.title}</Link>}
          <span className="table__sub">
            {kKinds[row.kind] ?? row.kind}
            {row.source !== 'officer' && '、取り込んだ制度を書き直したもの'}
          </span>
        </>
      ),
    },
    {
      key: 'state',
      header: '状態',
      nowrap: true,
      cell: (row) => (row.withdrawn_at ? <Badge tone="warning">取り下げ</Badge> : <Badge tone="success">公開中</Badge>),
    },
    {
      key: 'version',
      header: '最後の変更',
      cell: (row) => (
        <>
          <Link href={`/app/measures/${row.measure_id}/versions`}>第{row.version}版</Link>　{row.note}
          <span className="table__sub">
            {formatInstant(row.updated_at)}　{row.updated_by}
          </span>
        </>
      ),
    },
    {
      key: 'actions',
      header: '操作',
      bare: true,
      cell: (row) => {
        const change = row.withdrawn_at ? 'restore' : 'withdraw'
        return (
          <Button size="small" variant="outline" danger={change === 'withdraw'} onClick={() => setAsking({ change, measure: row })}>
            {change === 'restore' ? '公開に戻す' : '取り下げる'}
            <span className="visually-hidden">：{row.title}</span>
          </Button>
        )
      },
    },
  ]
  return (
    <section className="stack stack--small" aria-labelledby="organization-measures">
      <h2 id="organization-measures">公開した制度</h2>
      <QueryView query={measures}>
        {(data) => (
          <DataTable
            caption="自分の組織が公開した制度の一覧"
            columns={columns}
            rows={data.items}
            rowKey={(row) => String(row.measure_id)}
            paging={{ ...data, href }}
            empty={
              <EmptyState title="公開した制度はまだありません" icon="star">
                <p>下書きを公開すると、ここに出ます。</p>
              </EmptyState>
            }
          />
        )}
      </QueryView>
      {asking && <StandingDialog {...asking} onClose={() => setAsking(null)} />}
    </section>
  )
}
