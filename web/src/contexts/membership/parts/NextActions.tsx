import { mayReadMembers, useChamber } from '../../../app/Members'
import { useMe } from '../../../app/session/SessionProvider'
import { dateInJapan, formatDate } from '../../../ui/format/date'
import { formatNumber } from '../../../ui/format/number'
import { Link, LinkButton } from '../../../ui/Link/Link'
import { useContacts } from '../queries'

const kShown = 5

/** What is to be done today with members; nothing when nothing is. */
export default function NextActions() {
  const me = useMe()
  const chamber = useChamber()
  const due = useContacts(mayReadMembers(me) ? chamber : 0, { open: true, due_by: dateInJapan(new Date()), page: 1 })
  if (!due.data || due.data.total === 0) return null
  return (
    <section className="card card--key" aria-labelledby="next-actions">
      <h2 id="next-actions">会員について、今日までにすることが{formatNumber(due.data.total)}件あります</h2>
      <ul className="list">
        {due.data.items.slice(0, kShown).map((contact) => (
          <li key={contact.contact_id}>
            <div className="list__main">
              <Link href={`/app/members/${contact.member_id}/contacts`}>{contact.member_name}</Link>
              <p className="list__note">
                {contact.next_action}（{contact.next_due_on && formatDate(contact.next_due_on)}
                {contact.next_user_name && `・${contact.next_user_name}`}）
              </p>
            </div>
          </li>
        ))}
      </ul>
      <div>
        <LinkButton href="/app/members/contacts?open=due">すべて見る</LinkButton>
      </div>
    </section>
  )
}
