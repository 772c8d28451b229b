import { useQueryClient } from '@tanstack/react-query'
import { useParams } from 'wouter'
import { kOwnCrumbs, OwnBusinessTabs, OwnersOnly } from '../../../app/OwnBusiness'
import { Badge } from '../../../ui/Badge/Badge'
import { Banner } from '../../../ui/Banner/Banner'
import { DataTable } from '../../../ui/DataTable/DataTable'
import { DescriptionList } from '../../../ui/DescriptionList/DescriptionList'
import { formatDate, formatInstant } from '../../../ui/format/date'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { Link } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { EmptyState } from '../../../ui/States/States'
import { toast } from '../../../ui/Toast/Toasts'
import { FieldInput } from '../parts/FieldInput'
import { changeOwnMembership, kKeys, type MemberFieldItem, type OwnMembership, useMemberFields, useOwnChanges, useOwnMemberships } from '../queries'
import { kChangeColumns } from './MemberChangesPage'

/** What chambers hold about one's own business, to see and to change. */
export default function OwnMembershipPage() {
  const business_id = Number(useParams<{ business_id: string }>().business_id)
  const own = useOwnMemberships()
  const fields = useMemberFields()
  return (
    <Page
      title="商工会議所の記録"
      crumbs={kOwnCrumbs}
      lead="商工会議所が持っている、あなたの会社・お店の記録です。変えた内容はすぐに反映され、商工会議所に伝わります。"
    >
      <OwnersOnly businessId={business_id}>
        <OwnBusinessTabs businessId={business_id} current="membership" />
        <QueryView query={own}>
          {({ items }) => {
            const mine = items.filter((one) => one.business_id === business_id)
            if (mine.length === 0) {
              return (
                <EmptyState title="記録を持つ商工会議所はありません" icon="building">
                  <p>商工会議所に入会すると、ここに会員の記録が出ます。</p>
                </EmptyState>
              )
            }
            return (
              <QueryView query={fields}>
                {(list) => (
                  <>
                    {mine.map((one) => (
                      <Membership key={`${one.organization_id}.${one.member_id}`} own={one} fields={list.items} />
                    ))}
                  </>
                )}
              </QueryView>
            )
          }}
        </QueryView>
      </OwnersOnly>
    </Page>
  )
}

function Membership({ own, fields }: { own: OwnMembership; fields: MemberFieldItem[] }) {
  const fixed = own.values.filter((one) => !one.editable && one.text !== '')
  const heading = `membership-${own.member_id}`
  return (
    <section className="section stack" aria-labelledby={heading}>
      <h2 id={heading}>
        {own.organization_name} <Badge tone={own.standing === 'member' ? 'success' : 'neutral'}>{own.standing_label}</Badge>
      </h2>
      {own.leaving_on && <Banner kind="info" title={`${formatDate(own.leaving_on)}に退会の予定です`} />}
      {own.standing === 'member' && (
        <p>
          <Link href={`/app/my-dues/${own.organization_id}`}>会費と請求書・領収書を見る</Link>
        </p>
      )}
      {fixed.length > 0 && (
        <>
          <DescriptionList items={fixed.map((one) => ({ term: one.label, value: one.text }))} />
          <p className="muted small">この部分は商工会議所が管理しています。変わったときは、商工会議所へご連絡ください。</p>
        </>
      )}
      {own.standing === 'former' ? (
        <DescriptionList items={own.values.filter((one) => one.editable).map((one) => ({ term: one.label, value: one.text }))} />
      ) : (
        <Editor key={own.version} own={own} fields={fields} />
      )}
      <details>
        <summary>変更の履歴</summary>
        <Changes own={own} />
      </details>
      <p className="muted small">最後の更新 {formatInstant(own.updated_at)}</p>
    </section>
  )
}

function Editor({ own, fields }: { own: OwnMembership; fields: MemberFieldItem[] }) {
  const client = useQueryClient()
  const editable = own.values.filter((one) => one.editable)
  const initial = { changes: Object.fromEntries(editable.map((one) => [one.key, one.value as unknown])) }
  const form = useForm({
    draftKey: `membership.own.${own.organization_id}.${own.member_id}.${own.version}`,
    initial,
    submit: async ({ changes }) => {
      const changed = Object.entries(changes).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(initial.changes[key]))
      if (changed.length === 0) {
        toast('変わった項目はありません')
        return
      }
      await changeOwnMembership(own, Object.fromEntries(changed))
      await client.invalidateQueries({ queryKey: kKeys.own })
      toast(`保存しました。${own.organization_name}に伝わりました`)
    },
  })
  return (
    <Form form={form as never}>
      {editable.flatMap((one) => {
        const field = fields.find((item) => item.key === one.key)
        if (!field) return []
        return [
          <FieldInput
            key={one.key}
            field={field}
            binding={form.at<unknown>(`changes/${one.key}`)}
            words={one.key === 'interests' ? own.interests : undefined}
            required={one.key === 'name'}
          />,
        ]
      })}
      <FormButtons form={form} submit="変更を保存する" />
    </Form>
  )
}

function Changes({ own }: { own: OwnMembership }) {
  const changes = useOwnChanges(own, 1)
  return (
    <QueryView query={changes}>
      {(data) => (
        <DataTable
          caption="変更の履歴"
          columns={kChangeColumns}
          rows={data.items}
          rowKey={(row) => String(row.member_change_id)}
          empty={<EmptyState title="変更はまだありません" icon="log" />}
        />
      )}
    </QueryView>
  )
}
