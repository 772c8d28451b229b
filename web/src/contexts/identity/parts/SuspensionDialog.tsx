import { useState } from 'react'
import { isSystemAdmin } from '../../../app/session/doors'
import { useMe } from '../../../app/session/SessionProvider'
import { api, body } from '../../../api/client'
import type { OrganizationDetail, PersonItem } from '../../../api/types'
import { ConfirmDialog } from '../../../ui/ConfirmDialog/ConfirmDialog'
import { RadioGroup } from '../../../ui/RadioGroup/RadioGroup'
import { toast } from '../../../ui/Toast/Toasts'

interface SuspensionDialogProps {
  organization: OrganizationDetail
  person: PersonItem
  onClose: () => void
  onDone: () => void
}

/** Whether the person is shut out, of this organisation or of everything. */
export function isShutOut(person: PersonItem): boolean {
  return person.suspended || person.status !== 'active'
}

/** Shuts a person out of the organisation or, by system administrators, of everything; and lets them in again. */
export function SuspensionDialog(props: SuspensionDialogProps) {
  return isShutOut(props.person) ? <Readmission {...props} /> : <Suspension {...props} />
}

function pathOf(organization: OrganizationDetail, person: PersonItem) {
  return { params: { path: { organization_id: organization.organization_id, user_id: person.user_id } } }
}

async function setAccount(person: PersonItem, status: 'active' | 'disabled') {
  const path = { user_id: person.user_id }
  await body(api.PUT('/api/v1/accounts/{user_id}/status', { params: { path }, body: { status } }))
}

function Suspension({ organization, person, onClose, onDone }: SuspensionDialogProps) {
  const me = useMe()
  const [reach, setReach] = useState('organization')
  return (
    <ConfirmDialog
      title={`${person.display_name}さんの利用を止めますか`}
      confirm="利用を止める"
      danger
      onClose={onClose}
      onConfirm={async () => {
        if (reach === 'account') await setAccount(person, 'disabled')
        else await body(api.PUT('/api/v1/organizations/{organization_id}/people/{user_id}/suspension', pathOf(organization, person)))
        toast(`${person.display_name}さんの利用を止めました`)
        onDone()
      }}
    >
      {isSystemAdmin(me) && (
        <RadioGroup
          id="suspension-reach"
          name="reach"
          label="止める範囲"
          unmarked
          value={reach}
          onValue={setReach}
          options={[
            { value: 'organization', label: `${organization.name}の担当者としての利用` },
            { value: 'account', label: 'アカウント全体', help: 'ほかの組織や、自社の情報も使えなくなります。' },
          ]}
        />
      )}
      <p>すぐにサインアウトされ、再開するまで使えません。役割は残るので、あとで元どおりに再開できます。</p>
    </ConfirmDialog>
  )
}

function Readmission({ organization, person, onClose, onDone }: SuspensionDialogProps) {
  const me = useMe()
  const disabled = person.status !== 'active'
  if (disabled && !isSystemAdmin(me)) {
    return (
      <ConfirmDialog
        title="アカウント全体が止められています"
        confirm="閉じる"
        onClose={onClose}
        onConfirm={async () => onClose()}
      >
        <p>再開できるのは、システム管理者だけです。システム管理者にお問い合わせください。</p>
      </ConfirmDialog>
    )
  }
  return (
    <ConfirmDialog
      title={`${person.display_name}さんの利用を再開しますか`}
      confirm="再開する"
      onClose={onClose}
      onConfirm={async () => {
        if (disabled) await setAccount(person, 'active')
        if (person.suspended) {
          await body(api.DELETE('/api/v1/organizations/{organization_id}/people/{user_id}/suspension', pathOf(organization, person)))
        }
        toast(`${person.display_name}さんの利用を再開しました`)
        onDone()
      }}
    >
      <p>止める前と同じ役割で、またサインインして使えるようになります。</p>
    </ConfirmDialog>
  )
}
