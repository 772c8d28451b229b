import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import { asApiError } from '../../../api/problem'
import { Banner } from '../../../ui/Banner/Banner'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { toast } from '../../../ui/Toast/Toasts'
import { ServerForm } from '../parts/ServerForm'
import { kKeys, useApplication, useApplicationWrite, writes } from '../queries'
import type { EntryForm, FormField } from '../types'

/** Corrects the answers of an application, after a call or from papers. */
export default function EditAnswersPage() {
  const params = useParams<{ organization_id: string; application_id: string }>()
  const organizationId = Number(params.organization_id)
  const applicationId = Number(params.application_id)
  const [back, setBack] = useState<EntryForm | null>(null)
  const [failure, setFailure] = useState('')
  const [, navigate] = useLocation()
  const application = useApplication(organizationId, applicationId)
  const write = useApplicationWrite(organizationId, applicationId)
  const form = useQuery({
    queryKey: [...kKeys.one(organizationId, applicationId), 'form'],
    queryFn: () => writes.answersForm(organizationId, applicationId),
    staleTime: 0,
    refetchOnWindowFocus: false,
  })
  const place = `/app/members/applications/${organizationId}/${applicationId}`
  const [version, setVersion] = useState(0)
  const seen = version || application.data?.version || 0
  async function send(shown: EntryForm, fields: FormField[]) {
    setFailure('')
    setVersion(seen)
    try {
      const answers = { version: seen, form_version: shown.form_version, fields }
      const result = await write(writes.saveAnswers(organizationId, applicationId, answers))
      if (result.form) {
        setBack(result.form)
      } else {
        toast('内容を直しました')
        navigate(place)
      }
    } catch (error) {
      setFailure(asApiError(error).message)
    }
  }
  return (
    <Page
      title="申込みの内容を直す"
      crumbs={[
        { label: '入会申込み', href: '/app/members/applications' },
        { label: application.data?.name ?? '申込み', href: place },
      ]}
      narrow
    >
      {failure && <Banner kind="error" title={failure} live />}
      <QueryView query={form}>
        {(data) => {
          const shown = back ?? data
          return <ServerForm html={shown.html} onSubmit={(fields) => void send(shown, fields)} />
        }}
      </QueryView>
    </Page>
  )
}
