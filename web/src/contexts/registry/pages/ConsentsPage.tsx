import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'wouter'
import { kOwnCrumbs, OwnBusinessTabs, OwnersOnly } from '../../../app/OwnBusiness'
import { api, body } from '../../../api/client'
import type { ConsentItem } from '../../../api/types'
import { Badge } from '../../../ui/Badge/Badge'
import { Button } from '../../../ui/Button/Button'
import { ConfirmDialog } from '../../../ui/ConfirmDialog/ConfirmDialog'
import { type Column, DataTable } from '../../../ui/DataTable/DataTable'
import { formatDateBoth, formatInstant } from '../../../ui/format/date'
import { LinkButton } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { EmptyState } from '../../../ui/States/States'
import { toast } from '../../../ui/Toast/Toasts'
import { useConsents } from '../owner_queries'
import { AccessTable } from '../parts/AccessTable'
import { kKeys } from '../queries'
import { kConsentStates } from '../strings.ja'

/** Whom the owner lets see what, until when; giving and taking it back. */
export default function ConsentsPage() {
  const business_id = Number(useParams<{ business_id: string }>().business_id)
  const consents = useConsents(business_id)
  const giveHref = `/app/my-business/${business_id}/consents/new`
  return (
    <Page
      title="情報を見せる相手"
      crumbs={kOwnCrumbs}
      lead="あなたが同意した組織だけが、決めた期間、決めた範囲の情報を見られます。いつでも取り消せます。見られるたびに記録が残ります。"
      actions={
        <LinkButton href={giveHref} icon="plus">
          見せる相手を追加する
        </LinkButton>
      }
    >
      <OwnersOnly businessId={business_id}>
        <OwnBusinessTabs businessId={business_id} current="consents" />
        <QueryView query={consents}>
          {({ items }) => (
            <>
              <InForce consents={items.filter((item) => item.state === 'in_force')} businessId={business_id} giveHref={giveHref} />
              <AccessTable businessId={business_id} />
              <History consents={items.filter((item) => item.state !== 'in_force')} />
            </>
          )}
        </QueryView>
      </OwnersOnly>
    </Page>
  )
}

const kColumns: Column<ConsentItem>[] = [
  { key: 'who', header: '見せる相手', title: true, cell: (row) => row.organization_name },
  { key: 'what', header: '見せる範囲', cell: (row) => row.scope_name },
  { key: 'why', header: '使う目的', cell: (row) => row.purpose_name },
  {
    key: 'until',
    header: '期間',
    cell: (row) => (
      <>
        {formatDateBoth(row.ends_on)}まで
        <span className="table__sub">
          {formatInstant(row.granted_at)} に{row.granted_by}さんが同意
        </span>
      </>
    ),
  },
]

function InForce({ consents, businessId, giveHref }: { consents: ConsentItem[]; businessId: number; giveHref: string }) {
  const queries = useQueryClient()
  const [ending, setEnding] = useState<ConsentItem | null>(null)
  const columns: Column<ConsentItem>[] = [
    ...kColumns,
    {
      key: 'actions',
      header: '操作',
      bare: true,
      cell: (row) => (
        <Button variant="outline" size="small" danger onClick={() => setEnding(row)}>
          取り消す
          <span className="visually-hidden">
            ：{row.organization_name}、{row.purpose_name}
          </span>
        </Button>
      ),
    },
  ]
  return (
    <section className="stack stack--small" aria-labelledby="in-force">
      <h2 id="in-force">いま見せている相手</h2>
      <DataTable
        caption="いま見せている相手の一覧"
        columns={columns}
        rows={consents}
        rowKey={(row) => String(row.consent_id)}
        empty={
          <EmptyState title="いま情報を見せている相手はいません" icon="lock">
            <p>相談する商工会議所などに見せておくと、同じことを何度も説明せずにすみます。</p>
            <LinkButton href={giveHref}>見せる相手を追加する</LinkButton>
          </EmptyState>
        }
      />
      {ending && (
        <ConfirmDialog
          title="同意を取り消しますか"
          confirm="取り消す"
          danger
          onClose={() => setEnding(null)}
          onConfirm={async () => {
            const path = { consent_id: ending.consent_id }
            await body(api.POST('/api/v1/consents/{consent_id}/withdraw', { params: { path } }))
            setEnding(null)
            toast('同意を取り消しました')
            await queries.invalidateQueries({ queryKey: kKeys.business(businessId) })
          }}
        >
          <p>
            {ending.organization_name}は、すぐに「{ending.scope_name}」を見られなくなります（目的：{ending.purpose_name}）。
          </p>
          <p>これまでに見られたことは、記録に残ります。必要なときは、もう一度同意できます。</p>
        </ConfirmDialog>
      )}
    </section>
  )
}

function History({ consents }: { consents: ConsentItem[] }) {
  if (consents.length === 0) return null
  const columns: Column<ConsentItem>[] = [
    ...kColumns,
    {
      key: 'state',
      header: '状態',
      cell: (row) => (
        <>
          <Badge tone={kConsentStates[row.state].tone}>{kConsentStates[row.state].label}</Badge>
          {row.withdrawn_at && <span className="table__sub">{formatInstant(row.withdrawn_at)}</span>}
        </>
      ),
    },
  ]
  return (
    <section className="stack stack--small" aria-labelledby="past">
      <h2 id="past">これまでの同意</h2>
      <DataTable caption="これまでの同意の一覧" columns={columns} rows={consents} rowKey={(row) => String(row.consent_id)} empty={null} dense />
    </section>
  )
}
