// The way of an application for membership (README.md draws it).
#pragma once

#include <boost/describe.hpp>
#include <string_view>

#include "platform/identity/caller.hpp"
#include "platform/workflow/workflow.hpp"

namespace banso::admission {

/// Where an application stands. Words of the database and of the API.
enum class ApplicationState {
  received,        ///< 受付
  contacted,       ///< 連絡済み
  visit_arranged,  ///< 訪問・面談の予定
  documents,       ///< 書類の手続き
  board_approval,  ///< 常議員会の承認待ち
  admitted,        ///< 入会
  declined,        ///< お断り
  withdrawn,       ///< 取下げ
};
BOOST_DESCRIBE_ENUM(ApplicationState, received, contacted, visit_arranged, documents, board_approval,
                    admitted, declined, withdrawn)

std::string_view word_of(ApplicationState state);
/// @throws std::logic_error for a word that is none
ApplicationState state_of(std::string_view word);
bool is_open(ApplicationState state);

/// Roles: office (職員), administrator (組織管理者), applicant. Guards: papers, not_approved, approved.
const workflow::Machine& application_machine();

/// What somebody of the chamber counts as in the machine; empty for people without a part in it.
std::vector<std::string_view> roles_in_machine(const identity::Caller& caller, std::int64_t organization_id);
inline constexpr std::string_view kApplicantRole[] = {"applicant"};

/// What the applicant is told of a state: what it means, and what happens next.
struct PlainWords {
  std::string_view now;
  std::string_view next;
};
PlainWords plain_words(ApplicationState state);

}  // namespace banso::admission
