// The ways of a round and of one business in it, as data.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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

/// A step that may be taken in a state.
template <class State>
struct Step {
  State from{};
  std::string_view action;
  std::string_view label;  ///< for the button
  State to{};
  bool by_staff = true;  ///< false: by the business, or by the system
};

std::span<const Step<RoundState>> round_steps();
std::span<const Step<TargetState>> target_steps();

std::string_view label_of(RoundState state);
std::string_view label_of(TargetState state);

/// Where the action leads; nothing if it may not be done in this state.
std::optional<RoundState> next_state(RoundState from, std::string_view action);
std::optional<TargetState> next_state(TargetState from, std::string_view action);

/// What staff may do now, in the order of the table.
std::vector<std::string> actions_of_staff(TargetState from);
std::vector<std::string> actions_of_staff(RoundState from);

/// Whether the business may answer: once it was sent something, until its answer is taken up.
bool may_answer(TargetState state);
/// Whether it counts as having answered.
bool has_answered(TargetState state);
/// Whether a reminder goes to it.
bool is_silent(TargetState state);

}  // namespace banso::ledger
