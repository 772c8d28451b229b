// The ways of a round and of one business in it, as data.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <string_view>

#include "platform/workflow/workflow.hpp"

namespace banso::ledger {

enum class RoundState {
  preparing,  ///< 準備中: targets are chosen
  open,       ///< 受付中: links answer
  closed,     ///< 締切: answers are reviewed, links only show
  reported,   ///< 報告済み: ledger and reports are made
};
BOOST_DESCRIBE_ENUM(RoundState, preparing, open, closed, reported)

enum class TargetState {
  listed,           ///< 対象: nothing was sent yet
  sent,             ///< 送付済み
  opened,           ///< 閲覧: the link was opened
  answered,         ///< 回答あり: waits for the review
  reviewing,        ///< 確認中
  accepted,         ///< 反映済み
  asked_back,       ///< 照会中: the business is asked something
  returned_mail,    ///< 返戻: the letter came back
  business_closed,  ///< 廃業・閉鎖
  excluded,         ///< 対象外
};
BOOST_DESCRIBE_ENUM(TargetState, listed, sent, opened, answered, reviewing, accepted, asked_back,
                    returned_mail, business_closed, excluded)

/// 「台帳の年度更新」: the round itself. Roles: staff.
const workflow::Machine& round_machine();
/// A business in it. Roles: staff; business (by its link or in マイページ); system.
const workflow::Machine& target_machine();

inline constexpr std::string_view kStaff = "staff";
inline constexpr std::string_view kBusiness = "business";

/// The word of the database and of the machine.
std::string_view word_of(RoundState state);
std::string_view word_of(TargetState state);
std::string_view label_of(RoundState state);
std::string_view label_of(TargetState state);
/// @throws std::logic_error for a word that is no state
TargetState target_state_of(std::string_view word);
RoundState round_state_of(std::string_view word);

/// Whether the business may answer: once it was sent something, until its answer is taken up.
bool may_answer(TargetState state);
/// Whether it counts as having answered.
bool has_answered(TargetState state);
/// Whether a reminder goes to it.
bool is_silent(TargetState state);

}  // namespace banso::ledger
