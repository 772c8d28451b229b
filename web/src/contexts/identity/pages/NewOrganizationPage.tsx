import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { Page } from '../../../ui/Page/Page'
import { toast } from '../../../ui/Toast/Toasts'
import { OrganizationForm } from '../parts/OrganizationForm'
import { kKeys } from '../queries'

/** Registers an organisation; its people are invited on its page afterwards. */
export default function NewOrganizationPage() {
  const [, navigate] = useLocation()
  const queries = useQueryClient()
  return (
    <Page
      title="組織を登録する"
      narrow
      crumbs={[{ label: '組織と担当者', href: '/app/organizations' }]}
      lead="登録したあと、組織管理者を招待します。"
    >
      <OrganizationForm
        onDone={(saved) => {
          toast(`${saved.name}を登録しました`)
          void queries.invalidateQueries({ queryKey: kKeys.organizations })
          navigate(`/app/organizations/${saved.organization_id}?tab=invitations`)
        }}
      />
    </Page>
  )
}
