import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'wouter'
import { kOwnCrumbs, OwnersOnly } from '../../../app/OwnBusiness'
import { Button } from '../../../ui/Button/Button'
import { ConfirmDialog } from '../../../ui/ConfirmDialog/ConfirmDialog'
import { type Column, DataTable } from '../../../ui/DataTable/DataTable'
import { Dialog } from '../../../ui/Dialog/Dialog'
import { formatDate } from '../../../ui/format/date'
import { LinkButton } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { EmptyState } from '../../../ui/States/States'
import { toast } from '../../../ui/Toast/Toasts'
import { valueText } from '../model'
import { useOwnName } from '../own_name'
import { useAreaNames, useFactDefinitions, useFacts, useIndustryNames, withdrawFact } from '../queries'
import { kTellers } from '../strings.ja'
import type { FactDefinition, FactItem } from '../types'
import { FactAnswer, homeOfFact, isAnsweredHere } from '../parts/FactAnswer'

/** Everything that the judgement rests on: each fact, who told it and when, to be changed or withdrawn. */
export default function FactsPage() {
  const business_id = Number(useParams<{ business_id: string }>().business_id)
  const name = useOwnName(business_id)
  return (
    <Page
      title="回答した事実"
      crumbs={[...kOwnCrumbs, { label: '使える制度', href: `/app/my-business/${business_id}/measures` }]}
      lead={`${name}が制度を使えるかどうかは、ここにある事実から判断しています。ちがうところは直してください。結果はすぐに変わります。`}
    >
      <OwnersOnly businessId={business_id}>
        <Facts businessId={business_id} />
      </OwnersOnly>
    </Page>
  )
}

interface Row extends FactItem {
  definition: FactDefinition
}

function Facts({ businessId }: { businessId: number }) {
  const facts = useFacts(businessId)
  const definitions = useFactDefinitions()
  const [editing, setEditing] = useState<Row | null>(null)
  const [withdrawing, setWithdrawing] = useState<Row | null>(null)
  const [asking, setAsking] = useState<FactDefinition | null>(null)
  const queries = useQueryClient()
  const codes = facts.data?.items.flatMap((item) => (Array.isArray(item.value) ? item.value : typeof item.value === 'string' ? [item.value] : [])) ?? []
  const industryName = useIndustryNames(codes)
  const areaName = useAreaNames(codes.filter((code) => /^\d{2}(\d{3})?$/.test(code)))
  const text = (row: Row) => valueText(row.definition, row.value, row.definition.kind === 'area' ? areaName : industryName)

  const columns: Column<Row>[] = [
    { key: 'name', header: '事実', title: true, cell: (row) => row.definition.name },
    { key: 'value', header: '値', cell: (row) => text(row) },
    { key: 'from', header: 'どこから', cell: (row) => kTellers[row.told_by] ?? row.told_by },
    { key: 'as_of', header: 'いつ', nowrap: true, cell: (row) => (row.as_of ? formatDate(row.as_of) : '') },
    {
      key: 'actions',
      header: '操作',
      bare: true,
      cell: (row) =>
        row.editable_here ? (
          <div className="table__actions">
            <Button size="small" variant="outline" onClick={() => setEditing(row)}>
              直す<span className="visually-hidden">：{row.definition.name}</span>
            </Button>
            <Button size="small" variant="text" onClick={() => setWithdrawing(row)}>
              取り消す<span className="visually-hidden">：{row.definition.name}</span>
            </Button>
          </div>
        ) : (
          <LinkButton size="small" variant="outline" href={homeOfFact(businessId, row.definition.origin)}>
            もとの画面で直す<span className="visually-hidden">：{row.definition.name}</span>
          </LinkButton>
        ),
    },
  ]

  return (
    <>
    <QueryView query={definitions}>
      {({ items: all }) => (
        <QueryView query={facts}>
          {({ items }) => {
            const rows = items.flatMap((item) => {
              const definition = all.find((one) => one.key === item.key)
              return definition ? [{ ...item, definition }] : []
            })
            const unanswered = all.filter((one) => isAnsweredHere(one) && !items.some((item) => item.key === one.key))
            return (
              <>
                <DataTable
                  caption="回答した事実の一覧"
                  columns={columns}
                  rows={rows}
                  rowKey={(row) => row.key}
                  empty={
                    <EmptyState title="まだ何も分かっていません">
                      <p>自社の情報を登録するか、下の質問に答えてください。</p>
                    </EmptyState>
                  }
                />
                {unanswered.length > 0 && (
                  <section className="stack stack--small no-print" aria-labelledby="unanswered">
                    <h2 id="unanswered">まだ答えていない質問（{unanswered.length}）</h2>
                    <ul className="list">
                      {unanswered.map((definition) => (
                        <li key={definition.key}>
                          <span className="list__main">{definition.question || definition.name}</span>
                          <Button size="small" variant="outline" onClick={() => setAsking(definition)}>
                            答える<span className="visually-hidden">：{definition.name}</span>
                          </Button>
                        </li>
                      ))}
                    </ul>
                  </section>
                )}
              </>
            )
          }}
        </QueryView>
      )}
    </QueryView>
        {editing && (
          <Dialog title={`${editing.definition.name}を直す`} onClose={() => setEditing(null)}>
            <FactAnswer
              businessId={businessId}
              definition={editing.definition}
              value={editing.value}
              submit="保存する"
              onDone={() => setEditing(null)}
            />
          </Dialog>
        )}
        {asking && (
          <Dialog title={asking.name} onClose={() => setAsking(null)}>
            <FactAnswer businessId={businessId} definition={asking} onDone={() => setAsking(null)} />
          </Dialog>
        )}
        {withdrawing && (
          <ConfirmDialog
            title={`${withdrawing.definition.name}の答えを取り消しますか`}
            confirm="取り消す"
            danger
            onClose={() => setWithdrawing(null)}
            onConfirm={async () => {
              await withdrawFact(queries, businessId, withdrawing.key)
              setWithdrawing(null)
              toast(`「${withdrawing.definition.name}」の答えを取り消しました`)
            }}
          >
            <p>この答えで決まっていた制度は「あと少し答えれば分かる」に戻ります。もう一度答えることもできます。</p>
          </ConfirmDialog>
        )}
    </>
  )
}
