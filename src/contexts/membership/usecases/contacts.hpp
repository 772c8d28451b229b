// The history of contacts, and what is to be done next.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/membership/contacts.hpp"
#include "platform/http/call.hpp"
#include "platform/http/page.hpp"

namespace banso::membership {

struct MemberContactInput {
  ContactKind kind{};
  Instant happened_at{};
  shape::Str<1, 2000> summary;
  std::optional<shape::Str<0, 200>> people;
  std::optional<shape::Str<1, 500>> next_action;
  std::optional<Date> next_due_on;
  std::optional<std::int64_t> next_user_id;
  std::optional<bool> next_done;
};
BOOST_DESCRIBE_STRUCT(MemberContactInput, (),
                      (kind, happened_at, summary, people, next_action, next_due_on, next_user_id, next_done))

struct MemberContactItem {
  std::int64_t contact_id = 0;
  std::int64_t member_id = 0;
  std::optional<std::string> member_name;  ///< in lists over all members
  ContactKind kind{};
  Instant happened_at{};
  std::string people;
  std::string summary;
  std::optional<std::string> next_action;
  std::optional<Date> next_due_on;
  std::optional<std::int64_t> next_user_id;
  std::optional<std::string> next_user_name;
  std::optional<Instant> next_done_at;
  std::int64_t version = 0;
  std::optional<std::string> by_name;  ///< nothing: written down by the system
};
BOOST_DESCRIBE_STRUCT(MemberContactItem, (),
                      (contact_id, member_id, member_name, kind, happened_at, people, summary, next_action,
                       next_due_on, next_user_id, next_user_name, next_done_at, version, by_name))
BANSO_LIST_OF(MemberContactPage, MemberContactItem)

/// Which contacts of the chamber.
struct MemberContactQuery : http::PageQuery {
  std::optional<bool> open;  ///< only those with something to be done
  std::optional<Date> due_by;
  std::optional<bool> mine;  ///< what the caller is to do
  std::optional<ContactKind> kind;
};
BOOST_DESCRIBE_STRUCT(MemberContactQuery, (http::PageQuery), (open, due_by, mine, kind))

MemberContactPage list_contacts(http::Call& call, std::int64_t organization_id,
                                const MemberContactQuery& query);
MemberContactPage contacts_of_member(http::Call& call, std::int64_t organization_id, std::int64_t member_id,
                                     const http::PageQuery& query);
void write_contact(http::Call& call, std::int64_t organization_id, std::int64_t member_id,
                   const MemberContactInput& input);
/// @throws Refused(kPrecondition) if somebody was faster
void change_contact(http::Call& call, std::int64_t organization_id, std::int64_t member_id,
                    std::int64_t contact_id, const MemberContactInput& input);
void remove_contact(http::Call& call, std::int64_t organization_id, std::int64_t member_id,
                    std::int64_t contact_id);

}  // namespace banso::membership
