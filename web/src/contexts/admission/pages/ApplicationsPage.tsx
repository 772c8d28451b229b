import { useState } from 'react'
import { MembersTabs, ownChambers, useChamber } from '../../../app/Members'
import { useMe } from '../../../app/session/SessionProvider'
import { Badge } from '../../../ui/Badge/Badge'
import { Banner } from '../../../ui/Banner/Banner'
import { Button, buttonClass } from '../../../ui/Button/Button'
import { type Column, DataTable } from '../../../ui/DataTable/DataTable'
import { formatDate, formatInstant } from '../../../ui/format/date'
import { Link } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { SearchBox } from '../../../ui/SearchBox/SearchBox'
import { Select } from '../../../ui/Select/Select'
import { EmptyState } from '../../../ui/States/States'
import { Tabs } from '../../../ui/Tabs/Tabs'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { ApproveDialog } from '../parts/ApproveDialog'
import { filterOf, kListDefaults, useApplicationCounts, useApplications } from '../queries'
import { kSorts, kStateTones } from '../strings.ja'
import type { ApplicationItem } from '../types'

function columnsFor(organizationId: number): Column<ApplicationItem>[] {
  return [
    {
      key: 'name',
      header: '事業所',
      title: true,
      cell: (row) => (
        <>
          <Link href={`/app/members/applications/${organizationId}/${row.application_id}`}>{row.name}</Link>
          <span className="table__sub">
            受付番号 {row.application_id}
            {row.source === 'counter' && '（窓口・紙）'}
          </span>
        </>
      ),
    },
    {
      key: 'state',
      header: '状態',
      nowrap: true,
      cell: (row) => (
        <>
          <Badge tone={kStateTones[row.state]}>{row.state_label}</Badge>
          {row.approved_on && row.state === 'board_approval' && <span className="table__sub">承認済み</span>}
          {row.has_news && <span className="table__sub strong">新しい連絡あり</span>}
        </>
      ),
    },
    {
      key: 'due',
      header: '次の期限',
      nowrap: true,
      cell: (row) =>
        row.due_on ? (
          <>
            {formatDate(row.due_on)} {row.overdue && <Badge tone="error">期限切れ</Badge>}
          </>
        ) : (
          '－'
        ),
    },
    { key: 'received', header: '受付', nowrap: true, cell: (row) => formatInstant(row.received_at) },
    { key: 'assigned', header: '担当', nowrap: true, cell: (row) => row.assigned_name || '（未定）' },
    {
      key: 'contact',
      header: '連絡先',
      optional: true,
      cell: (row) => (
        <>
          {row.email}
          {row.phone && <span className="table__sub">{row.phone}</span>}
        </>
      ),
    },
  ]
}

/** The inbox: what came in, where it stands, and what is late. */
export default function ApplicationsPage() {
  const me = useMe()
  const { query, href, set } = useUrlQuery(kListDefaults)
  const [selected, setSelected] = useState(new Set<string>())
  const [approving, setApproving] = useState<ApplicationItem[] | null>(null)
  const chambers = ownChambers(me)
  const organizationId = useChamber()
  const list = useApplications(organizationId, query)
  const counts = useApplicationCounts(organizationId)
  const file = (ending: string) =>
    `/api/v1/organizations/${organizationId}/applications.${ending}?${new URLSearchParams(Object.entries(filterOf(query)).map(([name, value]) => [name, String(value)]))}`
  const states = counts.data?.states ?? []
  const forBoard = query.state === 'board_approval'
  return (
    <Page
      title="入会申込み"
      lead="ウェブと窓口で受けた申込みです。期限の切れたものから順に並んでいます。"
      actions={
        <>
          <Link className={buttonClass({ variant: 'outline' })} href="/app/members/applications/settings">
            設定とひな形
          </Link>
          <Link className={buttonClass({})} href={`/app/members/applications/${organizationId}/new`}>
            窓口の申込みを登録する
          </Link>
        </>
      }
    >
      <MembersTabs current="applications" />
      {chambers.length > 1 && (
        <Select
          id="organization"
          name="organization"
          label="商工会議所"
          unmarked
          value={String(organizationId)}
          onValue={(organization) => set({ organization: Number(organization) })}
          options={chambers.map((one) => ({ value: String(one.organization_id), label: one.organization_name }))}
        />
      )}
      {(counts.data?.overdue ?? 0) > 0 && query.overdue === '' && (
        <Banner kind="warning" title={`期限の切れた申込みが${counts.data?.overdue}件あります`}>
          <p>
            <Link href={href({ overdue: 'yes', stage: 'open', state: '' })}>期限切れだけを見る</Link>
          </p>
        </Banner>
      )}
      <Tabs
        label="状態で絞り込む"
        current={query.state || query.stage}
        tabs={[
          { key: 'open', label: '手続き中', href: href({ stage: 'open', state: '' }), count: counts.data?.open },
          ...states
            .filter((one) => !['admitted', 'declined', 'withdrawn'].includes(one.state))
            .map((one) => ({
              key: one.state,
              label: one.label,
              href: href({ stage: 'open', state: one.state }),
              count: one.applications,
            })),
          { key: 'closed', label: '終わった申込み', href: href({ stage: 'closed', state: '' }) },
          {
            key: 'suspicious',
            label: '迷惑の疑い',
            href: href({ stage: 'suspicious', state: '' }),
            count: counts.data?.suspicious,
          },
        ]}
      />
      <div className="row row--end">
        <SearchBox
          label="申込みをさがす"
          help="事業所名、メール、電話番号、受付番号"
          value={query.q}
          onSearch={(q) => set({ q })}
          busy={list.isFetching}
        />
        <Select
          id="who"
          name="who"
          label="担当"
          unmarked
          value={query.who}
          onValue={(who) => set({ who })}
          empty="すべて"
          options={[
            { value: 'mine', label: '自分の担当' },
            { value: 'nobody', label: '担当なし' },
          ]}
        />
        <Select id="sort" name="sort" label="並び順" unmarked value={query.sort} onValue={(sort) => set({ sort })} options={kSorts} />
      </div>
      {query.overdue !== '' && (
        <p>
          期限切れだけを表示しています。 <Link href={href({ overdue: '' })}>すべて表示する</Link>
        </p>
      )}
      {query.stage === 'suspicious' && (
        <Banner kind="info" title="機械による申込みかもしれないものです">
          <p>メールは送っていません。人の申込みと分かったら、開いて「迷惑ではない」にしてください。90日たつと消えます。</p>
        </Banner>
      )}
      {forBoard && (
        <p className="row">
          <a className={buttonClass({ variant: 'outline' })} href={`/api/v1/organizations/${organizationId}/board-list.pdf`}>
            常議員会の資料（PDF）
          </a>
          <a className={buttonClass({ variant: 'outline' })} href={`/api/v1/organizations/${organizationId}/board-list.csv`}>
            常議員会の資料（CSV）
          </a>
        </p>
      )}
      <QueryView query={list}>
        {(data) => (
          <DataTable
            caption="入会申込みの一覧"
            columns={columnsFor(organizationId)}
            columnsKey="admission.applications"
            rows={data.items}
            rowKey={(row) => String(row.application_id)}
            paging={{ ...data, href: (page) => href({ page }) }}
            selection={
              forBoard
                ? {
                    selected,
                    onChange: setSelected,
                    name: (row) => row.name,
                    actions: (rows) => (
                      <Button size="small" onClick={() => setApproving(rows)}>
                        承認を記録する
                      </Button>
                    ),
                  }
                : undefined
            }
            tools={
              <>
                <a className={buttonClass({ variant: 'outline', size: 'small' })} href={file('csv')}>
                  CSV
                </a>
                <a className={buttonClass({ variant: 'outline', size: 'small' })} href={file('xlsx')}>
                  Excel
                </a>
              </>
            }
            empty={
              <EmptyState title="当てはまる申込みはありません" icon="inbox">
                <p>申込みが届くとここに出ます。入会申込みのページのアドレスは「設定とひな形」にあります。</p>
              </EmptyState>
            }
          />
        )}
      </QueryView>
      {approving && (
        <ApproveDialog
          organizationId={organizationId}
          rows={approving}
          onClose={() => {
            setApproving(null)
            setSelected(new Set())
          }}
        />
      )}
    </Page>
  )
}
