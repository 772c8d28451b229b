import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useMe, useSession } from '../../../app/session/SessionProvider'
import type { OrganizationDetail, PersonItem } from '../../../api/types'
import { Badge } from '../../../ui/Badge/Badge'
import { Button } from '../../../ui/Button/Button'
import { type Column, DataTable } from '../../../ui/DataTable/DataTable'
import { formatInstant } from '../../../ui/format/date'
import { LinkButton } from '../../../ui/Link/Link'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { SearchBox } from '../../../ui/SearchBox/SearchBox'
import { EmptyState } from '../../../ui/States/States'
import type { usePeople } from '../queries'
import { kKeys } from '../queries'
import { kRoleNames } from '../strings.ja'
import { RolesDialog } from './RolesDialog'
import { isShutOut, SuspensionDialog } from './SuspensionDialog'

interface PeopleProps {
  organization: OrganizationDetail
  people: ReturnType<typeof usePeople>
  words: string
  onSearch: (words: string) => void
  pageHref: (page: number) => string
  inviteHref: string
}

/** The people of an organisation and their roles. */
export function People({ organization, people, words, onSearch, pageHref, inviteHref }: PeopleProps) {
  const { organization_id: organizationId, may_manage: mayManage } = organization
  const me = useMe()
  const { refresh } = useSession()
  const queries = useQueryClient()
  const [editing, setEditing] = useState<PersonItem | null>(null)
  const [stopping, setStopping] = useState<PersonItem | null>(null)

  const columns: Column<PersonItem>[] = [
    {
      key: 'name',
      header: 'お名前',
      title: true,
      cell: (person) => (
        <>
          {person.display_name}
          {person.user_id === me.user_id && <span className="muted">（あなた）</span>}
          <span className="table__sub">{person.email}</span>
        </>
      ),
    },
    {
      key: 'roles',
      header: '役割',
      cell: (person) => (
        <span className="row">
          {isShutOut(person) && <Badge tone="error">停止中</Badge>}
          {person.roles.map((role) => (
            <Badge key={role} tone={role === 'org_admin' || role === 'system_admin' ? 'info' : 'neutral'}>
              {kRoleNames[role]}
            </Badge>
          ))}
        </span>
      ),
    },
    {
      key: 'seen',
      header: '最後のサインイン',
      nowrap: true,
      cell: (person) => (person.last_sign_in_at ? formatInstant(person.last_sign_in_at) : 'まだありません'),
    },
  ]
  if (mayManage) {
    columns.push({
      key: 'actions',
      header: '操作',
      bare: true,
      cell: (person) => (
        <span className="row">
          <Button variant="outline" size="small" onClick={() => setEditing(person)}>
            役割を変える<span className="visually-hidden">：{person.display_name}</span>
          </Button>
          {person.user_id !== me.user_id && (
            <Button variant="text" size="small" onClick={() => setStopping(person)}>
              {isShutOut(person) ? '利用を再開する' : '利用を止める'}
              <span className="visually-hidden">：{person.display_name}</span>
            </Button>
          )}
        </span>
      ),
    })
  }
  async function changed(person: PersonItem) {
    setEditing(null)
    setStopping(null)
    await queries.invalidateQueries({ queryKey: kKeys.people(organizationId) })
    if (person.user_id === me.user_id) await refresh()
  }
  return (
    <QueryView query={people}>
      {(data) => (
        <>
          {(data.total > 20 || words !== '') && (
            <SearchBox label="名前かメールアドレスでさがす" value={words} onSearch={onSearch} />
          )}
          <DataTable
            caption="担当者の一覧"
            columns={columns}
            rows={data.items}
            rowKey={(person) => String(person.user_id)}
            paging={{ ...data, href: pageHref }}
            tools={
              mayManage && (
                <LinkButton href={inviteHref} size="small" icon="plus">
                  招待する
                </LinkButton>
              )
            }
            empty={
              words !== '' ? (
                <EmptyState title="当てはまる人がいません" icon="search" />
              ) : (
                <EmptyState title="担当者はまだいません" icon="people">
                  <p>まず、組織管理者になる人を招待してください。</p>
                  {mayManage && <LinkButton href={inviteHref}>招待する</LinkButton>}
                </EmptyState>
              )
            }
          />
          {editing && (
            <RolesDialog
              organizationId={organizationId}
              roles={organization.roles}
              person={editing}
              onClose={() => setEditing(null)}
              onDone={() => void changed(editing)}
            />
          )}
          {stopping && (
            <SuspensionDialog
              organization={organization}
              person={stopping}
              onClose={() => setStopping(null)}
              onDone={() => void changed(stopping)}
            />
          )}
        </>
      )}
    </QueryView>
  )
}
