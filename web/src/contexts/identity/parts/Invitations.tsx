import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { isSystemAdmin } from '../../../app/session/doors'
import { useMe } from '../../../app/session/SessionProvider'
import { api, body } from '../../../api/client'
import type { InvitationItem, OrganizationDetail, Role } from '../../../api/types'
import { Badge } from '../../../ui/Badge/Badge'
import { Button } from '../../../ui/Button/Button'
import { ConfirmDialog } from '../../../ui/ConfirmDialog/ConfirmDialog'
import { type Column, DataTable } from '../../../ui/DataTable/DataTable'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { formatInstant } from '../../../ui/format/date'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { RadioGroup } from '../../../ui/RadioGroup/RadioGroup'
import { EmptyState } from '../../../ui/States/States'
import { TextField } from '../../../ui/TextField/TextField'
import { toast } from '../../../ui/Toast/Toasts'
import { kKeys, type useInvitations } from '../queries'
import { kRoleNames, kRoleNotes } from '../strings.ja'

interface InvitationsProps {
  organization: OrganizationDetail
  invitations: ReturnType<typeof useInvitations>
}

/** Invites people to an organisation, and shows the invitations that are still open. */
export function Invitations({ organization, invitations }: InvitationsProps) {
  const { organization_id: organizationId, may_manage: mayManage } = organization
  const queries = useQueryClient()
  const [ending, setEnding] = useState<InvitationItem | null>(null)
  const [round, setRound] = useState(0)
  const reload = () => queries.invalidateQueries({ queryKey: kKeys.invitations(organizationId) })

  const columns: Column<InvitationItem>[] = [
    { key: 'email', header: 'メールアドレス', title: true, cell: (row) => row.email },
    { key: 'role', header: '役割', nowrap: true, cell: (row) => kRoleNames[row.role] },
    { key: 'by', header: '招待した人', cell: (row) => row.invited_by_name },
    {
      key: 'until',
      header: '期限',
      nowrap: true,
      cell: (row) => (row.expired ? <Badge tone="warning">期限切れ</Badge> : formatInstant(row.expires_at)),
    },
    {
      key: 'actions',
      header: '操作',
      bare: true,
      cell: (row) => (
        <Button variant="outline" size="small" danger onClick={() => setEnding(row)}>
          取り消す<span className="visually-hidden">：{row.email}への招待</span>
        </Button>
      ),
    },
  ]
  return (
    <div className="stack stack--large">
      {mayManage && (
        <section className="card measure" aria-labelledby="invite">
          <h2 id="invite">招待する</h2>
          <InviteForm
            key={round}
            organization={organization}
            onDone={() => {
              setRound(round + 1)
              void reload()
            }}
          />
        </section>
      )}
      <section className="stack stack--small" aria-labelledby="open-invitations">
        <h2 id="open-invitations">返事を待っている招待</h2>
        <QueryView query={invitations}>
          {({ items }) => (
            <DataTable
              caption="返事を待っている招待の一覧"
              columns={mayManage ? columns : columns.slice(0, -1)}
              rows={openInvitations(items)}
              rowKey={(row) => String(row.invitation_id)}
              empty={
                <EmptyState title="返事を待っている招待はありません" icon="mail">
                  <p>招待を受けた人は「担当者」に移ります。</p>
                </EmptyState>
              }
            />
          )}
        </QueryView>
      </section>
      {ending && (
        <ConfirmDialog
          title="招待を取り消しますか"
          confirm="取り消す"
          danger
          onClose={() => setEnding(null)}
          onConfirm={async () => {
            const path = { organization_id: organizationId, invitation_id: ending.invitation_id }
            await body(
              api.DELETE('/api/v1/organizations/{organization_id}/invitations/{invitation_id}', { params: { path } }),
            )
            setEnding(null)
            toast('招待を取り消しました')
            await reload()
          }}
        >
          <p>{ending.email} に送ったリンクは使えなくなります。必要なときは、もう一度招待できます。</p>
        </ConfirmDialog>
      )}
    </div>
  )
}

/** Invitations that nobody has accepted. */
export function openInvitations(items: InvitationItem[]): InvitationItem[] {
  return items.filter((item) => !item.accepted_at)
}

interface Invite extends Record<string, unknown> {
  email: string
  role: Role
}

function InviteForm({ organization, onDone }: { organization: OrganizationDetail; onDone: () => void }) {
  const organizationId = organization.organization_id
  const me = useMe()
  const offered = organization.roles.filter((role) => role !== 'system_admin' || isSystemAdmin(me))
  const form = useForm<Invite>({
    initial: { email: '', role: offered.includes('staff') ? 'staff' : (offered[0] ?? 'staff') },
    draftKey: `identity.invite.${organizationId}`,
    validate: (values) => ({
      email: values.email.trim() ? undefined : 'メールアドレスを入れてください。例：ichiro@example.jp',
    }),
    submit: async ({ email, role }) => {
      const path = { organization_id: organizationId }
      await body(
        api.POST('/api/v1/organizations/{organization_id}/invitations', {
          params: { path },
          body: { email: email.trim(), role },
        }),
      )
      toast(`${email.trim()} に招待のメールを送りました`)
      onDone()
    },
  })
  return (
    <Form form={form}>
      <TextField
        {...form.field('email')}
        label="招待する人のメールアドレス"
        required
        type="email"
        inputMode="email"
        autoComplete="off"
      />
      <RadioGroup
        {...form.field('role')}
        label="役割"
        required
        onValue={(role) => form.set({ role: role as Role })}
        options={offered.map((role) => ({ value: role, label: kRoleNames[role], help: kRoleNotes[role] }))}
      />
      <FormButtons form={form} submit="招待のメールを送る" />
    </Form>
  )
}
