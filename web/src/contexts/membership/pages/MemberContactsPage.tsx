import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { toast } from '../../../ui/Toast/Toasts'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { ContactForm } from '../parts/ContactForm'
import { ContactList } from '../parts/ContactList'
import { MemberFrame } from '../parts/MemberFrame'
import { kKeys, type MemberView, useMemberContacts, writeContact } from '../queries'

const kDefaults = { page: 1 }

/** The contacts of one member, and a new one. */
export default function MemberContactsPage() {
  return <MemberFrame current="contacts">{(member, chamber) => <Contacts member={member} chamber={chamber} />}</MemberFrame>
}

function Contacts({ member, chamber }: { member: MemberView; chamber: number }) {
  const { query, href } = useUrlQuery(kDefaults)
  const contacts = useMemberContacts(chamber, member.member_id, query.page)
  const client = useQueryClient()
  const [written, setWritten] = useState(0)
  return (
    <>
      <QueryView query={contacts}>
        {(data) => <ContactList chamber={chamber} page={data} href={(page) => href({ page })} />}
      </QueryView>
      <section className="section" aria-labelledby="new-contact">
        <h2 id="new-contact">接触履歴を書く</h2>
        <ContactForm
          key={written}
          draftKey={`membership.contact.${member.member_id}`}
          submit={async (input) => {
            await writeContact(chamber, member.member_id, input)
            await client.invalidateQueries({ queryKey: kKeys.all(chamber) })
            toast('接触履歴を書きました')
            setTimeout(() => setWritten((count) => count + 1))
          }}
        />
      </section>
    </>
  )
}
