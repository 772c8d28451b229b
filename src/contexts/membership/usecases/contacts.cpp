#include "contexts/membership/usecases/contacts.hpp"

#include <algorithm>

#include "contexts/membership/api.hpp"
#include "contexts/membership/usecases/members.hpp"
#include "contexts/membership/usecases/versions.hpp"
#include "platform/audit/audit.hpp"
#include "platform/db/statement.hpp"
#include "platform/identity/api.hpp"
#include "platform/shape/json.hpp"

namespace banso::membership {
namespace {

using Id = std::int64_t;
using MaybeId = std::optional<Id>;

struct ContactRow {
  Id contact_id = 0;
  Id member_id = 0;
  ContactKind kind{};
  Instant happened_at{};
  std::string people;
  std::string summary;
  std::optional<std::string> next_action;
  std::optional<Date> next_due_on;
  MaybeId next_user_id;
  std::optional<Instant> next_done_at;
  Id version = 0;
  MaybeId created_by_user_id;
  Id total = 0;
};
BOOST_DESCRIBE_STRUCT(ContactRow, (),
                      (contact_id, member_id, kind, happened_at, people, summary, next_action, next_due_on,
                       next_user_id, next_done_at, version, created_by_user_id, total))
struct NamedContactRow : ContactRow {
  std::string member_name;
};
BOOST_DESCRIBE_STRUCT(NamedContactRow, (ContactRow), (member_name))

const db::Command<Id, Id, ContactKind, Instant, std::string, std::string, std::optional<std::string>,
                  std::optional<Date>, MaybeId, std::optional<std::string>, Instant, MaybeId>
    kAddContact{"membership.add_contact"};
const db::Command<Id, Id> kNoteLatestContact{"membership.note_latest_contact"};
const db::Command<Id, Id, Instant> kNoteContactAt{"membership.note_contact_at"};
const db::Query<ContactRow, Id, Id, Id, Id> kContactsOfMember{"membership.contacts_of_member"};
const db::Query<NamedContactRow, Id, bool, std::optional<Date>, MaybeId, std::optional<ContactKind>, Id, Id>
    kContactsOfChamber{"membership.contacts_of_chamber"};
const db::Command<Id, Id, Id, Id, ContactKind, Instant, std::string, std::string, std::optional<std::string>,
                  std::optional<Date>, MaybeId, std::optional<Instant>>
    kChangeContact{"membership.change_contact"};
const db::Command<Id, Id, Id> kRemoveContact{"membership.remove_contact"};

template <class Text>
std::optional<std::string> plain(const std::optional<Text>& text) {
  return text ? std::optional<std::string>(*text) : std::nullopt;
}

void insert(db::Tx& tx, Id organization_id, Id member_id, const NewContact& contact, Instant now) {
  kAddContact.run(tx, organization_id, member_id, contact.kind, contact.happened_at, contact.people,
                  contact.summary, plain(contact.next_action), contact.next_due_on, contact.next_user_id,
                  plain(contact.reference), now, contact.by_user_id);
}

MemberContactItem item_of(const ContactRow& row, const std::map<Id, std::string>& names) {
  const auto name_of = [&](const MaybeId& user_id) -> std::optional<std::string> {
    if (!user_id) return std::nullopt;
    const auto found = names.find(*user_id);
    return found == names.end() ? "（退職した人）" : found->second;
  };
  MemberContactItem item;
  item.contact_id = row.contact_id;
  item.member_id = row.member_id;
  item.kind = row.kind;
  item.happened_at = row.happened_at;
  item.people = row.people;
  item.summary = row.summary;
  item.next_action = row.next_action;
  item.next_due_on = row.next_due_on;
  item.next_user_id = row.next_user_id;
  item.next_user_name = name_of(row.next_user_id);
  item.next_done_at = row.next_done_at;
  item.version = row.version;
  item.by_name = name_of(row.created_by_user_id);
  return item;
}

template <class Row>
std::map<Id, std::string> names_in(db::Tx& tx, const std::vector<Row>& rows) {
  std::vector<Id> ids;
  for (const Row& row : rows) {
    if (row.next_user_id) ids.push_back(*row.next_user_id);
    if (row.created_by_user_id) ids.push_back(*row.created_by_user_id);
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids.empty() ? std::map<Id, std::string>{} : identity::display_names(tx, ids);
}

void check(http::Call& call, Id organization_id, const MemberContactInput& input) {
  std::vector<FieldError> errors;
  if (input.happened_at > call.now + std::chrono::hours(24)) {
    errors.push_back({"/happened_at", "in_the_future", "これからの予定は「次にすること」に書いてください。"});
  }
  if (!input.next_action && (input.next_due_on || input.next_user_id)) {
    errors.push_back({"/next_action", "required", "期限や担当を決めるときは、することを書いてください。"});
  }
  if (input.next_user_id) {
    using identity::Role;
    const auto people =
        identity::people_with_role(call.tx, organization_id, {Role::org_admin, Role::advisor, Role::staff});
    if (std::find(people.begin(), people.end(), *input.next_user_id) == people.end()) {
      errors.push_back(
          {"/next_user_id", "unknown_value", "担当は、この商工会議所の職員から選んでください。"});
    }
  }
  shape::refuse_if_any(std::move(errors));
}

Refused contact_not_found() {
  return {RefusalCode::kNotFound, "membership.contact_not_found", "この接触履歴は見つかりません。"};
}

}  // namespace

void add_contact(db::Tx& tx, Id organization_id, Id member_id, const NewContact& contact, Instant now) {
  insert(tx, organization_id, member_id, contact, now);
  kNoteLatestContact.run(tx, organization_id, member_id);
}

void add_contact_by_owner(db::Tx& tx, Id organization_id, Id member_id, const NewContact& contact,
                          Instant now) {
  insert(tx, organization_id, member_id, contact, now);
  kNoteContactAt.run(tx, organization_id, member_id, contact.happened_at);
}

MemberContactPage list_contacts(http::Call& call, Id organization_id, const MemberContactQuery& query) {
  must_work_for(call, organization_id);
  const MaybeId mine = query.mine.value_or(false) ? MaybeId(call.caller.user_id) : std::nullopt;
  const auto rows = kContactsOfChamber.all(call.tx, organization_id, query.open.value_or(false), query.due_by,
                                           mine, query.kind, query.per_page, query.offset());
  const auto names = names_in(call.tx, rows);
  MemberContactPage page;
  for (const NamedContactRow& row : rows) {
    page.items.push_back(item_of(row, names));
    page.items.back().member_name = row.member_name;
    page.total = row.total;
  }
  page.page = query.page;
  page.per_page = query.per_page;
  note_read(call, organization_id, "membership.contact.list", "contact_list", "", std::nullopt);
  return page;
}

MemberContactPage contacts_of_member(http::Call& call, Id organization_id, Id member_id,
                                     const http::PageQuery& query) {
  const Member member = must_find_member(call, organization_id, member_id);
  const auto rows =
      kContactsOfMember.all(call.tx, organization_id, member_id, query.per_page, query.offset());
  const auto names = names_in(call.tx, rows);
  MemberContactPage page;
  for (const ContactRow& row : rows) {
    page.items.push_back(item_of(row, names));
    page.total = row.total;
  }
  page.page = query.page;
  page.per_page = query.per_page;
  note_read(call, organization_id, "membership.contact.read", "member", std::to_string(member_id),
            member.business_id);
  return page;
}

void write_contact(http::Call& call, Id organization_id, Id member_id, const MemberContactInput& input) {
  const Member member = must_find_member(call, organization_id, member_id);
  check(call, organization_id, input);
  NewContact contact;
  contact.kind = input.kind;
  contact.happened_at = input.happened_at;
  contact.summary = input.summary;
  if (input.people) contact.people = *input.people;
  contact.next_action = input.next_action;
  contact.next_due_on = input.next_due_on;
  contact.next_user_id = input.next_user_id;
  contact.by_user_id = call.caller.user_id;
  add_contact(call.tx, organization_id, member_id, contact, call.now);
  note_write(call, organization_id, "membership.contact.add", member);
}

void change_contact(http::Call& call, Id organization_id, Id member_id, Id contact_id,
                    const MemberContactInput& input) {
  const Member member = must_find_member(call, organization_id, member_id);
  check(call, organization_id, input);
  const Id version = needed_version(call);
  const std::optional<Instant> done =
      input.next_action && input.next_done.value_or(false) ? std::optional(call.now) : std::nullopt;
  const std::string people = input.people ? std::string(*input.people) : std::string();
  if (kChangeContact.run(call.tx, organization_id, member_id, contact_id, version, input.kind,
                         input.happened_at, people, input.summary, plain(input.next_action),
                         input.next_due_on, input.next_user_id, done) == 0) {
    throw somebody_was_faster("この接触履歴");
  }
  kNoteLatestContact.run(call.tx, organization_id, member_id);
  note_write(call, organization_id, "membership.contact.change", member);
}

void remove_contact(http::Call& call, Id organization_id, Id member_id, Id contact_id) {
  const Member member = must_find_member(call, organization_id, member_id);
  if (kRemoveContact.run(call.tx, organization_id, member_id, contact_id) == 0) throw contact_not_found();
  kNoteLatestContact.run(call.tx, organization_id, member_id);
  note_write(call, organization_id, "membership.contact.remove", member);
}

}  // namespace banso::membership
