// From an approved application to a member: the record, the charges, the invitation to an account, the
// welcome.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/admission/usecases/show_application.hpp"

namespace banso::admission {

struct AdmitInput {
  shape::Int<1, INT64_MAX> version;
  std::optional<Date> joined_on;                               ///< default: what was agreed, else today
  std::optional<shape::Int<1, 100'000>> units;                 ///< default: what was agreed, else the rule's
  std::optional<shape::Str<1, 30>> member_number;              ///< 会員番号
  std::optional<shape::Int<1, INT64_MAX>> existing_member_id;  ///< becomes a member instead of a new record
  bool sends_welcome = true;
  bool invites = true;  ///< to マイページ
};
BOOST_DESCRIBE_STRUCT(AdmitInput, (),
                      (version, joined_on, units, member_number, existing_member_id, sends_welcome, invites))

struct Admission {
  std::int64_t member_id = 0;
  std::optional<dues::Quote> quote;  ///< what was claimed; null: the chamber has published no rule
  bool welcome_sent = false;
  bool invitation_sent = false;
  std::vector<std::string> remarks;  ///< what was left undone, and what to do about it
};
BOOST_DESCRIBE_STRUCT(Admission, (), (member_id, quote, welcome_sent, invitation_sent, remarks))

/// All of it or nothing. A second call changes nothing and answers kConflict. @throws Refused
Admission admit_application(http::Call& call, std::int64_t organization_id, std::int64_t application_id,
                            const AdmitInput& input);

struct ApproveInput {
  std::vector<shape::Int<1, INT64_MAX>> application_ids;
  Date approved_on{};
  shape::Str<0, 200> approval_note;
};
BOOST_DESCRIBE_STRUCT(ApproveInput, (), (application_ids, approved_on, approval_note))
struct NotApproved {
  std::int64_t application_id = 0;
  std::string message;
};
BOOST_DESCRIBE_STRUCT(NotApproved, (), (application_id, message))
struct ApproveResult {
  std::int64_t approved = 0;
  std::vector<NotApproved> not_approved;
};
BOOST_DESCRIBE_STRUCT(ApproveResult, (), (approved, not_approved))
/// Notes the board's approval of several at once; those that cannot be approved stay and are named.
ApproveResult approve_applications(http::Call& call, std::int64_t organization_id, const ApproveInput& input);

/// The list that the board decides on: everything that waits for approval.
enum class BoardFormat { pdf, csv };
http::Response board_list(http::Call& call, std::int64_t organization_id, BoardFormat format);

}  // namespace banso::admission
