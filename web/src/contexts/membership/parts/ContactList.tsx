import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { Badge } from '../../../ui/Badge/Badge'
import { Button } from '../../../ui/Button/Button'
import { ConfirmDialog } from '../../../ui/ConfirmDialog/ConfirmDialog'
import { type Column, DataTable } from '../../../ui/DataTable/DataTable'
import { Dialog } from '../../../ui/Dialog/Dialog'
import { dateInJapan, formatDate, formatInstant } from '../../../ui/format/date'
import { Link } from '../../../ui/Link/Link'
import { EmptyState } from '../../../ui/States/States'
import { toast } from '../../../ui/Toast/Toasts'
import { changeContact, type ContactItem, kKeys, removeContact, withNextDone } from '../queries'
import { kContactKinds } from '../strings.ja'
import { ContactForm } from './ContactForm'

interface ContactListProps {
  chamber: number
  page: { items: ContactItem[]; total: number; total_is_capped: boolean; page: number; per_page: number }
  href: (page: number) => string
  withMember?: boolean
}

/** Contacts with what is to be done next, to be ticked off, changed and removed. */
export function ContactList({ chamber, page, href, withMember = false }: ContactListProps) {
  const [editing, setEditing] = useState<ContactItem | null>(null)
  const [removing, setRemoving] = useState<ContactItem | null>(null)
  const client = useQueryClient()
  const refresh = () => client.invalidateQueries({ queryKey: kKeys.all(chamber) })
  async function finish(contact: ContactItem) {
    await changeContact(chamber, contact, withNextDone(contact))
    await refresh()
    toast('済みにしました')
  }
  const columns: Column<ContactItem>[] = [
    ...(withMember
      ? [{ key: 'member', header: '会員', title: true, cell: (row: ContactItem) => <Link href={`/app/members/${row.member_id}/contacts`}>{row.member_name}</Link> }]
      : []),
    {
      key: 'when',
      header: '日時',
      nowrap: true,
      title: !withMember,
      cell: (row) => (
        <>
          {formatInstant(row.happened_at)}
          <span className="table__sub">{kContactKinds[row.kind]}</span>
        </>
      ),
    },
    {
      key: 'summary',
      header: '内容',
      cell: (row) => (
        <>
          {row.summary}
          <span className="table__sub">{[row.people && `相手 ${row.people}`, row.by_name && `記録 ${row.by_name}`].filter(Boolean).join('　')}</span>
        </>
      ),
    },
    { key: 'next', header: '次にすること', cell: (row) => <NextAction contact={row} /> },
    {
      key: 'actions',
      header: '操作',
      bare: true,
      cell: (row) => (
        <div className="row">
          {row.next_action && !row.next_done_at && (
            <Button size="small" variant="outline" icon="check" onClick={() => void finish(row)}>
              済み<span className="visually-hidden">にする：{row.next_action}</span>
            </Button>
          )}
          <Button size="small" variant="text" onClick={() => setEditing(row)}>
            変える<span className="visually-hidden">：{row.summary.slice(0, 20)}</span>
          </Button>
          <Button size="small" variant="text" icon="trash" onClick={() => setRemoving(row)}>
            消す<span className="visually-hidden">：{row.summary.slice(0, 20)}</span>
          </Button>
        </div>
      ),
    },
  ]
  return (
    <>
      <DataTable
        caption="接触履歴の一覧"
        columns={columns}
        rows={page.items}
        rowKey={(row) => String(row.contact_id)}
        paging={{ ...page, href }}
        empty={
          <EmptyState title="接触履歴がありません" icon="log">
            <p>電話や訪問のあとに書いておくと、次の担当者に伝わります。</p>
          </EmptyState>
        }
      />
      {editing && (
        <Dialog title="接触履歴を変える" onClose={() => setEditing(null)}>
          <ContactForm
            contact={editing}
            submit={async (input) => {
              await changeContact(chamber, editing, input)
              await refresh()
              setEditing(null)
              toast('保存しました')
            }}
          />
        </Dialog>
      )}
      {removing && (
        <ConfirmDialog
          title="接触履歴を消す"
          confirm="消す"
          danger
          onClose={() => setRemoving(null)}
          onConfirm={async () => {
            await removeContact(chamber, removing)
            await refresh()
            setRemoving(null)
            toast('消しました')
          }}
        >
          <p>元に戻せません。</p>
          <p>{removing.summary}</p>
        </ConfirmDialog>
      )}
    </>
  )
}

function NextAction({ contact }: { contact: ContactItem }) {
  if (!contact.next_action) return null
  const today = dateInJapan(new Date())
  const late = !contact.next_done_at && contact.next_due_on && contact.next_due_on < today
  return (
    <>
      {contact.next_action}{' '}
      {contact.next_done_at ? <Badge tone="success">済み</Badge> : late ? <Badge tone="error">期限を過ぎています</Badge> : null}
      <span className="table__sub">
        {[contact.next_due_on && `期限 ${formatDate(contact.next_due_on)}`, contact.next_user_name].filter(Boolean).join('　')}
      </span>
    </>
  )
}
