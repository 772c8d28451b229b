import { MembersTabs, useChamber } from '../../../app/Members'
import { dateInJapan } from '../../../ui/format/date'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Select } from '../../../ui/Select/Select'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { ContactList } from '../parts/ContactList'
import { type ContactInput, useContacts } from '../queries'
import { kContactKinds } from '../strings.ja'

const kDefaults = { open: '', mine: '', kind: '', page: 1, organization: 0 }

/** The contacts of the chamber, and what is to be done next. */
export default function ContactsPage() {
  const chamber = useChamber()
  const { query, href, set } = useUrlQuery(kDefaults)
  const contacts = useContacts(chamber, {
    page: query.page,
    ...(query.open !== '' && { open: true }),
    ...(query.open === 'due' && { due_by: dateInJapan(new Date()) }),
    ...(query.mine !== '' && { mine: true }),
    ...(query.kind !== '' && { kind: query.kind as ContactInput['kind'] }),
  })
  return (
    <Page title="接触履歴" lead="会員との電話・訪問・メールなどの記録と、次にすることです。新しい記録は、会員の画面で書きます。">
      <MembersTabs current="contacts" />
      <div className="toolbar">
        <Select
          id="open"
          name="open"
          label="次にすること"
          unmarked
          value={query.open}
          onValue={(open) => set({ open })}
          empty="すべての記録"
          options={[
            { value: 'due', label: '今日までにすること' },
            { value: 'open', label: '済んでいないもの' },
          ]}
        />
        <Select
          id="mine"
          name="mine"
          label="担当"
          unmarked
          value={query.mine}
          onValue={(mine) => set({ mine })}
          empty="すべて"
          options={[{ value: 'me', label: '自分' }]}
        />
        <Select
          id="kind"
          name="kind"
          label="方法"
          unmarked
          value={query.kind}
          onValue={(kind) => set({ kind })}
          empty="すべて"
          options={Object.entries(kContactKinds).map(([value, label]) => ({ value, label }))}
        />
      </div>
      <QueryView query={contacts}>
        {(data) => <ContactList chamber={chamber} page={data} href={(page) => href({ page })} withMember />}
      </QueryView>
    </Page>
  )
}
