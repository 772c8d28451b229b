// What other contexts may call: the records of a chamber's members, what changed in them, who looks like
// whom, and the history of contacts.
#pragma once

#include <boost/json/value.hpp>
#include <chrono>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "contexts/membership/contacts.hpp"
#include "contexts/membership/fields/member_fields.hpp"
#include "contexts/membership/rules/duplicates.hpp"
#include "contexts/membership/rules/member.hpp"
#include "contexts/membership/rules/member_filter.hpp"
#include "contexts/membership/settings.hpp"
#include "contexts/membership/usecases/remove_members.hpp"
#include "platform/db/tx.hpp"
#include "platform/http/call.hpp"

namespace banso::membership {

/// Who may read records, who may change them, and who may change what the chamber has set.
inline constexpr const char* kReadPermission = "membership.member.read";
inline constexpr const char* kWritePermission = "membership.member.write";
inline constexpr const char* kSettingPermission = "membership.setting.write";

/// Published when records were made or changed: {"organization_id": …, "member_ids": […]}, at most 500 in one
/// event.
inline constexpr const char* kMembersChanged = "membership.members_changed";

struct Member {
  std::int64_t organization_id = 0;
  std::int64_t member_id = 0;
  std::optional<std::int64_t> business_id;
  Standing standing{};
  MemberFields fields;
  boost::json::value extra = boost::json::object();  ///< columns of the core system: heading → text
  std::string register_state = "unknown";            ///< unknown, active, closed
  std::optional<Date> register_closed_on;
  std::optional<Instant> mail_failed_at;
  std::optional<Instant> last_contact_at;
  std::int64_t version = 0;
  Instant updated_at{};
};

/// Where a change came from.
struct Source {
  std::string source;  ///< "staff", "application", "ledger", "import", "member" (the owner), "register"
  std::optional<std::int64_t> user_id{};
  std::optional<std::string> reference{};  ///< what caused it: "application:12", "import:7" …
};

struct NewMember {
  std::optional<std::int64_t> business_id;
  Standing standing{};
  MemberFields fields;
  boost::json::object extra{};
};

/// @throws Refused(kNotFound) unless the caller works for this organisation: every route of a chamber asks
/// first
void must_work_for(const http::Call& call, std::int64_t organization_id);

std::optional<Member> find_member(db::Tx& tx, std::int64_t organization_id, std::int64_t member_id);
/// In the order of their numbers; unknown numbers are left out.
std::vector<Member> find_members(db::Tx& tx, std::int64_t organization_id,
                                 std::span<const std::int64_t> member_ids);
/// The records of a business with all chambers that the transaction may see.
std::vector<Member> members_of_business(db::Tx& tx, std::span<const std::int64_t> business_ids);
/// Calls `take` with every record that the filter lets through, in the order of their numbers; a portion is
/// in memory at a time.
void each_member(
    db::Tx& tx, std::int64_t organization_id, const MemberFilter& filter,
    const std::function<void(const Member&)>& take,
    Instant now = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()));

/// Adds a record. @throws Refused(kConflict, "membership.number_taken")
Member create_member(db::Tx& tx, std::int64_t organization_id, const NewMember& member, const Source& source,
                     Instant now);
/// Adds many, in portions. @return their numbers, in the order given. @throws Refused as create_member
std::vector<std::int64_t> create_members(db::Tx& tx, std::int64_t organization_id,
                                         std::span<const NewMember> members, const Source& source,
                                         Instant now);

/// What to change of a record; what is missing stays.
struct MemberUpdate {
  std::int64_t member_id = 0;
  std::int64_t expected_version = 0;
  std::optional<MemberFields> fields{};
  std::optional<Standing> standing{};
  std::optional<std::optional<std::int64_t>> business_id{};
  std::optional<boost::json::object> extra{};  ///< the whole of it
};
/// Changes a record and writes the history of each item. Nothing happens if nothing differs.
/// @throws Refused(kPrecondition, "membership.member_changed") if somebody was faster,
/// Refused(kNotFound), Refused(kConflict, "membership.number_taken")
Member update_member(db::Tx& tx, std::int64_t organization_id, const MemberUpdate& update,
                     const Source& source, Instant now);
Member update_member(db::Tx& tx, std::int64_t organization_id, std::int64_t member_id,
                     std::int64_t expected_version, const MemberFields& fields, const Source& source,
                     Instant now);
/// Many at once, in portions. @return how many differed. @throws Refused as update_member
std::size_t update_members(db::Tx& tx, std::int64_t organization_id, std::span<const MemberUpdate> updates,
                           const Source& source, Instant now);

/// A record that speaks of the same business, perhaps.
struct Duplicate {
  std::int64_t member_id = 0;
  std::string name;
  Standing standing{};
  std::optional<std::string> member_number;
  std::optional<std::string> address;
  std::optional<std::string> representative_name;
  std::int64_t score = 0;            ///< kPossibleScore … 100
  bool almost_certain = false;       ///< from kCertainScore on
  std::vector<std::string> reasons;  ///< in words
};
BOOST_DESCRIBE_STRUCT(Duplicate, (),
                      (member_id, name, standing, member_number, address, representative_name, score,
                       almost_certain, reasons))
/// The best ten, best first.
std::vector<Duplicate> find_duplicates(db::Tx& tx, std::int64_t organization_id, const MemberFields& fields,
                                       std::optional<std::int64_t> business_id);

}  // namespace banso::membership
