import { isSystemAdmin } from '../../../app/session/doors'
import { useMe } from '../../../app/session/SessionProvider'
import { api, body } from '../../../api/client'
import type { PersonItem, Role } from '../../../api/types'
import { Button } from '../../../ui/Button/Button'
import { CheckboxGroup } from '../../../ui/Checkbox/CheckboxGroup'
import { Dialog } from '../../../ui/Dialog/Dialog'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { toast } from '../../../ui/Toast/Toasts'
import { kRoleNames, kRoleNotes } from '../strings.ja'

interface RolesDialogProps {
  organizationId: number
  person: PersonItem
  /** Roles that fit this kind of organisation. */
  roles: Role[]
  onClose: () => void
  onDone: () => void
}

interface Roles extends Record<string, unknown> {
  roles: Role[]
}

/** Gives and takes the roles of one person in one organisation. */
export function RolesDialog({ organizationId, person, roles: fitting, onClose, onDone }: RolesDialogProps) {
  const me = useMe()
  const form = useForm<Roles>({
    initial: { roles: person.roles },
    submit: async ({ roles }) => {
      const pathOf = (role: Role) => ({
        params: { path: { organization_id: organizationId, user_id: person.user_id, role } },
      })
      // One after the other: a refusal (the last administrator) must stop the rest.
      for (const role of roles.filter((r) => !person.roles.includes(r))) {
        await body(api.PUT('/api/v1/organizations/{organization_id}/people/{user_id}/roles/{role}', pathOf(role)))
      }
      for (const role of person.roles.filter((r) => !roles.includes(r))) {
        await body(api.DELETE('/api/v1/organizations/{organization_id}/people/{user_id}/roles/{role}', pathOf(role)))
      }
      toast(`${person.display_name}さんの役割を変えました`)
      onDone()
    },
  })
  const mayGive = (role: Role) => fitting.includes(role) && (role !== 'system_admin' || isSystemAdmin(me))
  const offered = (Object.keys(kRoleNames) as Role[]).filter((role) => mayGive(role) || person.roles.includes(role))
  return (
    <Dialog title={`${person.display_name}さんの役割`} onClose={onClose}>
      <Form form={form}>
        <CheckboxGroup
          {...form.field('roles')}
          onValue={(roles) => form.set({ roles: roles as Role[] })}
          label="この組織での役割"
          unmarked
          help="すべて外すと、この組織の担当者ではなくなります。"
          options={offered.map((role) => ({ value: role, label: kRoleNames[role], help: kRoleNotes[role] }))}
        />
        <FormButtons form={form} submit="変更を保存する">
          <Button variant="text" onClick={onClose}>
            やめる
          </Button>
        </FormButtons>
      </Form>
    </Dialog>
  )
}
