import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import { asApiError } from '../../../api/problem'
import { Banner } from '../../../ui/Banner/Banner'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { toast } from '../../../ui/Toast/Toasts'
import { newEntryKey } from '../model'
import { ServerForm } from '../parts/ServerForm'
import { kKeys, writes } from '../queries'
import type { EntryForm, FormField } from '../types'

const kCrumbs = [{ label: '入会申込み', href: '/app/members/applications' }]

/** A walk-in or a paper: the same form, typed in by staff. */
export default function EntryPage() {
  const organizationId = Number(useParams<{ organization_id: string }>().organization_id)
  const [key] = useState(newEntryKey)
  const [back, setBack] = useState<EntryForm | null>(null)
  const [failure, setFailure] = useState('')
  const [, navigate] = useLocation()
  const form = useQuery({
    queryKey: [...kKeys.all(organizationId), 'entry-form'],
    queryFn: () => writes.entryForm(organizationId),
    staleTime: 0,
    refetchOnWindowFocus: false,
  })
  async function send(shown: EntryForm, fields: FormField[]) {
    setFailure('')
    try {
      const result = await writes.enter(organizationId, { entry_key: key, form_version: shown.form_version, fields })
      if (result.application_id) {
        toast('申込みを登録しました')
        navigate(`/app/members/applications/${organizationId}/${result.application_id}`)
      } else {
        setBack(result.form ?? null)
      }
    } catch (error) {
      setFailure(asApiError(error).message)
    }
  }
  return (
    <Page
      title="窓口の申込みを登録する"
      crumbs={kCrumbs}
      lead="窓口や紙で受けた申込みを、申込者に代わって入力します。分からないところは空のままで登録できます。"
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
