import { useState } from 'react'
import type { OrganizationItem } from '../../../api/types'
import { Link } from '../../../ui/Link/Link'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { mayHaveChildren } from '../model'
import { useChildren, useOrganizations } from '../queries'
import { kOrganizationKinds } from '../strings.ja'

const kTop = { q: '', kind: 'national_federation', status: 'active', page: 1, per_page: 100 }

/** The organisations from the national federation down; each level loads when it is opened. */
export function OrganizationTree() {
  const top = useOrganizations(kTop)
  return (
    <QueryView query={top}>
      {({ items }) => (
        <ul className="tree">
          {items.map((item) => (
            <Node key={item.organization_id} organization={item} openAtFirst />
          ))}
        </ul>
      )}
    </QueryView>
  )
}

function Name({ organization }: { organization: OrganizationItem }) {
  return (
    <>
      <Link href={`/app/organizations/${organization.organization_id}`}>{organization.name}</Link>{' '}
      <span className="muted small">{kOrganizationKinds[organization.kind]}</span>
    </>
  )
}

function Node({ organization, openAtFirst = false }: { organization: OrganizationItem; openAtFirst?: boolean }) {
  const [open, setOpen] = useState(openAtFirst)
  if (!mayHaveChildren(organization.kind)) {
    return (
      <li className="tree__row">
        <Name organization={organization} />
      </li>
    )
  }
  return (
    <li>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <span className="strong">{organization.name}</span>{' '}
          <span className="muted small">{kOrganizationKinds[organization.kind]}</span>
        </summary>
        {open && <Children organization={organization} />}
      </details>
    </li>
  )
}

function Children({ organization }: { organization: OrganizationItem }) {
  const children = useChildren(organization.organization_id)
  return (
    <ul>
      <li className="tree__row">
        <Link href={`/app/organizations/${organization.organization_id}`}>{organization.name}のページを開く</Link>
      </li>
      <QueryView query={children} loading={<li><Skeleton lines={2} /></li>}>
        {({ items }) =>
          items.length > 0 ? (
            items.map((item) => <Node key={item.organization_id} organization={item} />)
          ) : (
            <li className="tree__row muted">下の組織はまだありません。</li>
          )
        }
      </QueryView>
    </ul>
  )
}
