import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { useChamber } from '../../../app/Members'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { toast } from '../../../ui/Toast/Toasts'
import { kCrumbs } from '../parts/MemberFrame'
import { RecordForm, type RecordValues } from '../parts/RecordForm'
import { createMember, kKeys, type MemberView, useMemberFields } from '../queries'

const kEmpty: RecordValues = {
  standing: 'member',
  business_number: '',
  fields: { name: '', industry_codes: [], places: [], interests: [] },
  although_alike: false,
}

/** A new record, typed by staff. */
export default function NewMemberPage() {
  const chamber = useChamber()
  const fields = useMemberFields()
  const client = useQueryClient()
  const [, navigate] = useLocation()
  return (
    <Page title="会員の記録を作る" crumbs={kCrumbs} narrow lead="事業所名だけでも作れます。ほかの項目は、分かったときに足してください。">
      <QueryView query={fields}>
        {({ items }) => (
          <RecordForm
            chamber={chamber}
            fields={items}
            initial={kEmpty}
            draftKey={`membership.new.${chamber}`}
            submit={async ({ standing, business_number, fields: typed, although_alike }) => {
              const made = await createMember(chamber, {
                standing: standing as MemberView['standing'],
                business_number: business_number.trim() || null,
                fields: typed,
                although_alike,
              })
              await client.invalidateQueries({ queryKey: kKeys.all(chamber) })
              toast(`「${made.fields.name}」の記録を作りました`)
              navigate(`/app/members/${made.member_id}`)
            }}
          />
        )}
      </QueryView>
    </Page>
  )
}
