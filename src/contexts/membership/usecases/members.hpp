// The records of a chamber as its staff see and change them.
#pragma once

#include <boost/describe.hpp>
#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/membership/api.hpp"
#include "contexts/membership/store/filter.hpp"
#include "platform/http/call.hpp"
#include "platform/http/page.hpp"

namespace banso::membership {

struct MemberSort {
  MemberOrder sort = MemberOrder::name;
  bool descending = false;
};
BOOST_DESCRIBE_STRUCT(MemberSort, (), (sort, descending))

struct MemberListQuery : MemberFilter, MemberSort, http::PageQuery {};
BOOST_DESCRIBE_STRUCT(MemberListQuery, (MemberFilter, MemberSort, http::PageQuery), ())

struct MemberItem {
  std::int64_t member_id = 0;
  std::optional<std::int64_t> business_id;
  Standing standing{};
  std::optional<std::string> member_number;
  std::string name;
  std::optional<std::string> name_kana;
  std::optional<std::string> representative_name;
  std::optional<std::string> section;
  std::optional<std::string> district;
  std::optional<std::string> address;
  std::optional<std::string> phone;
  std::optional<std::string> email;
  std::vector<IndustryCode> industry_codes;
  std::optional<std::int64_t> capital_yen;
  std::optional<std::int64_t> regular_employees;
  std::optional<std::int64_t> units;
  std::optional<Date> joined_on;
  std::optional<Instant> last_contact_at;
  bool mail_allowed = false;
  bool mail_failed = false;
  bool register_closed = false;
  std::optional<Date> leaving_on;  ///< announced
  Instant updated_at{};
};
BOOST_DESCRIBE_STRUCT(MemberItem, (),
                      (member_id, business_id, standing, member_number, name, name_kana, representative_name,
                       section, district, address, phone, email, industry_codes, capital_yen,
                       regular_employees, units, joined_on, last_contact_at, mail_allowed, mail_failed,
                       register_closed, leaving_on, updated_at))
BANSO_LIST_OF(MemberPage, MemberItem)

struct MemberExportQuery : MemberFilter, MemberSort {
  std::optional<std::vector<shape::Str<1, 60>>> columns;  ///< keys, in their order; all without it
};
BOOST_DESCRIBE_STRUCT(MemberExportQuery, (MemberFilter, MemberSort), (columns))

enum class MemberExportFormat { csv, xlsx };

/// A value of the core system that nobody here understands.
struct ExtraItem {
  std::string heading;
  std::string value;
};
BOOST_DESCRIBE_STRUCT(ExtraItem, (), (heading, value))

struct WithdrawalItem {
  std::int64_t withdrawal_id = 0;
  std::int64_t member_id = 0;
  Date notice_on{};
  Date effective_on{};
  std::string reason;
  std::string state;  ///< planned, done, cancelled
  Instant recorded_at{};
};
BOOST_DESCRIBE_STRUCT(WithdrawalItem, (),
                      (withdrawal_id, member_id, notice_on, effective_on, reason, state, recorded_at))

struct MemberView {
  std::int64_t organization_id = 0;
  std::int64_t member_id = 0;
  std::optional<std::int64_t> business_id;
  std::optional<std::string> corporate_number;
  Standing standing{};
  MemberFields fields;
  std::vector<ExtraItem> extra;
  std::string register_state;
  std::optional<Date> register_closed_on;
  std::optional<Instant> mail_failed_at;
  std::optional<Instant> last_contact_at;
  std::vector<WithdrawalItem> withdrawals;  ///< newest first
  bool has_account = false;                 ///< somebody owns the business here
  std::int64_t version = 0;
  Instant updated_at{};
};
BOOST_DESCRIBE_STRUCT(MemberView, (),
                      (organization_id, member_id, business_id, corporate_number, standing, fields, extra,
                       register_state, register_closed_on, mail_failed_at, last_contact_at, withdrawals,
                       has_account, version, updated_at))

struct NewMemberInput {
  Standing standing{};
  std::optional<shape::Str<1, 20>> business_number;  ///< corporate number, or the number of a sole proprietor
  MemberFields fields;
  std::optional<bool> although_alike;  ///< make it although another record is almost certainly the same
};
BOOST_DESCRIBE_STRUCT(NewMemberInput, (), (standing, business_number, fields, although_alike))

struct MemberInput {
  std::optional<shape::Str<1, 20>> business_number;
  MemberFields fields;
};
BOOST_DESCRIBE_STRUCT(MemberInput, (), (business_number, fields))

struct DuplicateInput {
  std::optional<shape::Str<1, 20>> business_number;
  std::optional<std::int64_t> member_id;  ///< the record itself, which is no duplicate
  MemberFields fields;
};
BOOST_DESCRIBE_STRUCT(DuplicateInput, (), (business_number, member_id, fields))
struct DuplicateList {
  std::vector<Duplicate> items;
};
BOOST_DESCRIBE_STRUCT(DuplicateList, (), (items))

struct MemberChangeItem {
  std::int64_t member_change_id = 0;
  std::int64_t version = 0;
  std::string field;
  std::string label;
  std::string before;  ///< as people read it
  std::string after;
  std::string source;
  std::optional<std::string> reference;
  Instant changed_at{};
  std::optional<std::string> by_name;
};
BOOST_DESCRIBE_STRUCT(MemberChangeItem, (),
                      (member_change_id, version, field, label, before, after, source, reference, changed_at,
                       by_name))
BANSO_LIST_OF(MemberChangePage, MemberChangeItem)

/// The record, for staff of the chamber. @throws Refused(kNotFound)
Member must_find_member(http::Call& call, std::int64_t organization_id, std::int64_t member_id);
/// Notes a confidential reading, or a change.
void note_read(http::Call& call, std::int64_t organization_id, std::string_view action,
               std::string_view object_type, std::string object_id, std::optional<std::int64_t> business_id);
void note_write(http::Call& call, std::int64_t organization_id, std::string_view action, const Member& member,
                boost::json::object details = {});
Source by_caller(const http::Call& call);

MemberPage list_members(http::Call& call, std::int64_t organization_id, const MemberListQuery& query);
http::Response export_members(http::Call& call, std::int64_t organization_id, const MemberExportQuery& query,
                              MemberExportFormat format);
MemberView view_of(http::Call& call, Member&& member);
MemberView show_member(http::Call& call, std::int64_t organization_id, std::int64_t member_id);
MemberView add_member(http::Call& call, std::int64_t organization_id, const NewMemberInput& input);
MemberView change_member(http::Call& call, std::int64_t organization_id, std::int64_t member_id,
                         const MemberInput& input);
DuplicateList list_duplicates(http::Call& call, std::int64_t organization_id, const DuplicateInput& input);
MemberChangePage list_changes(http::Call& call, std::int64_t organization_id, std::int64_t member_id,
                              const http::PageQuery& query);
/// The changes of a record in words. @param with_note whether those of the chamber's own note too
MemberChangePage changes_of(db::Tx& tx, std::int64_t organization_id, std::int64_t member_id, bool with_note,
                            const http::PageQuery& query);

}  // namespace banso::membership
