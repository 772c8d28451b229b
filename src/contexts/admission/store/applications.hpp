// Applications in the database.
#pragma once

#include <boost/describe.hpp>
#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/admission/machine/application_machine.hpp"
#include "kernel/date.hpp"
#include "platform/db/tx.hpp"

namespace banso::admission::store {

/// Where an application came from.
enum class ApplicationSource { web, counter };
BOOST_DESCRIBE_ENUM(ApplicationSource, web, counter)

struct ApplicationRow {
  std::int64_t organization_id = 0;
  std::int64_t application_id = 0;
  Instant link_expires_at{};
  std::optional<Instant> link_revoked_at;
  ApplicationState state{};
  Instant state_since{};
  std::optional<Date> due_on;
  std::int64_t version = 0;
  ApplicationSource source{};
  std::int64_t form_version = 0;
  boost::json::value answers;
  std::string name;
  std::string name_key;
  std::string email;
  std::string phone;
  std::optional<std::int64_t> business_id;
  std::optional<std::int64_t> assigned_user_id;
  std::vector<std::string> suspicions;
  std::optional<Instant> visit_at;
  std::string visit_place;
  std::optional<std::int64_t> units;
  std::optional<Date> joins_on;
  std::optional<Date> approved_on;
  std::string approval_note;
  std::string reason;
  std::string note;
  bool has_news = false;
  std::optional<std::int64_t> member_id;
  Instant received_at{};
  std::optional<std::int64_t> received_by_user_id;
  Instant updated_at{};
};
BOOST_DESCRIBE_STRUCT(ApplicationRow, (),
                      (organization_id, application_id, link_expires_at, link_revoked_at, state, state_since,
                       due_on, version, source, form_version, answers, name, name_key, email, phone,
                       business_id, assigned_user_id, suspicions, visit_at, visit_place, units, joins_on,
                       approved_on, approval_note, reason, note, has_news, member_id, received_at,
                       received_by_user_id, updated_at))

/// @param row what add_application stores of it: everything up to the telephone number, business, suspicions
/// @param link_hash as personal_link_hash makes it
/// @return its number, or nothing if the link has an application already
std::optional<std::int64_t> add_application(db::Tx& tx, const ApplicationRow& row,
                                            const std::string& link_hash);
std::optional<ApplicationRow> find_application(db::Tx& tx, std::int64_t organization_id,
                                               std::int64_t application_id);
/// Needs link_settings on the transaction. Nothing for unknown, expired and revoked links.
std::optional<ApplicationRow> find_application_by_link(db::Tx& tx, const std::string& link_hash, Instant now);
/// Stores what has changed and counts the version up. @return false: it was not that version any more
bool save_application(db::Tx& tx, ApplicationRow& row, Instant now);
/// One more link to it.
void add_link(db::Tx& tx, const ApplicationRow& row, const std::string& link_hash, Instant now,
              Instant expires_at);
/// Ends all links but the first, which ends with link_revoked_at.
void remove_links(db::Tx& tx, const ApplicationRow& row);

struct ListConditions {
  std::vector<std::string> states;
  std::optional<std::int64_t> assigned_user_id;
  bool unassigned = false;
  std::optional<Date> due_before;
  bool suspicious = false;
  std::optional<std::string> name_key;  ///< with `text`: what was searched for
  std::string text;
  bool with_news = false;
  bool not_approved = false;
  std::string sort = "due";
  std::int64_t limit = 50;
  std::int64_t offset = 0;
};
struct ListedApplication {
  std::int64_t application_id = 0;
  ApplicationState state{};
  Instant state_since{};
  std::optional<Date> due_on;
  ApplicationSource source{};
  std::string name;
  std::string email;
  std::string phone;
  std::optional<std::int64_t> business_id;
  std::optional<std::int64_t> assigned_user_id;
  bool suspicious = false;
  std::optional<Instant> visit_at;
  std::optional<Date> approved_on;
  bool has_news = false;
  std::optional<std::int64_t> member_id;
  Instant received_at{};
  Instant updated_at{};
  std::int64_t found = 0;
};
BOOST_DESCRIBE_STRUCT(ListedApplication, (),
                      (application_id, state, state_since, due_on, source, name, email, phone, business_id,
                       assigned_user_id, suspicious, visit_at, approved_on, has_news, member_id, received_at,
                       updated_at, found))
std::vector<ListedApplication> list_applications(db::Tx& tx, std::int64_t organization_id,
                                                 const ListConditions& conditions);

struct StateCount {
  ApplicationState state{};
  std::int64_t applications = 0;
  std::int64_t overdue = 0;
  std::int64_t news = 0;
};
BOOST_DESCRIBE_STRUCT(StateCount, (), (state, applications, overdue, news))
std::vector<StateCount> count_applications(db::Tx& tx, std::int64_t organization_id, Date today);
std::int64_t count_suspicious(db::Tx& tx, std::int64_t organization_id);

struct OtherApplication {
  std::int64_t application_id = 0;
  std::string name;
  ApplicationState state{};
  Instant received_at{};
};
BOOST_DESCRIBE_STRUCT(OtherApplication, (), (application_id, name, state, received_at))
std::vector<OtherApplication> same_contact(db::Tx& tx, const ApplicationRow& row);

std::size_t delete_old_suspicious(db::Tx& tx, Instant before);

}  // namespace banso::admission::store
