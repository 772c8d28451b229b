import { useQueryClient } from '@tanstack/react-query'
import { useLocation, useParams } from 'wouter'
import { useChamber } from '../../../app/Members'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { toast } from '../../../ui/Toast/Toasts'
import { kCrumbs } from '../parts/MemberFrame'
import { RecordForm } from '../parts/RecordForm'
import { kKeys, saveMember, useMember, useMemberFields } from '../queries'

/** Changes a record; what somebody else saved in the meantime is not overwritten. */
export default function EditMemberPage() {
  const member_id = Number(useParams<{ member_id: string }>().member_id)
  const chamber = useChamber()
  const member = useMember(chamber, member_id)
  const fields = useMemberFields()
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const here = `/app/members/${member_id}`
  return (
    <Page
      title="会員の記録を変える"
      crumbs={[...kCrumbs, { label: member.data?.fields.name ?? '会員', href: here }]}
      narrow
      lead="変えた項目は、前の内容とともに変更履歴に残ります。"
    >
      <QueryView query={member}>
        {(data) => (
          <QueryView query={fields}>
            {({ items }) => (
              <RecordForm
                key={data.version}
                chamber={chamber}
                fields={items}
                member={data}
                initial={{
                  standing: data.standing,
                  business_number: data.business_id ? (data.corporate_number ?? String(data.business_id)) : '',
                  fields: data.fields,
                  although_alike: false,
                }}
                draftKey={`membership.edit.${member_id}.${data.version}`}
                submit={async (values) => {
                  await saveMember(chamber, data, { business_number: values.business_number.trim() || null, fields: values.fields })
                  await client.invalidateQueries({ queryKey: kKeys.all(chamber) })
                  toast('保存しました')
                  navigate(here)
                }}
              />
            )}
          </QueryView>
        )}
      </QueryView>
    </Page>
  )
}
