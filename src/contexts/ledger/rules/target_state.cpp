#include "contexts/ledger/rules/target_state.hpp"

#include <boost/describe/enum_from_string.hpp>
#include <boost/describe/enum_to_string.hpp>
#include <stdexcept>

namespace banso::ledger {
namespace {

using R = RoundState;
using T = TargetState;

/// Answers are taken up within two weeks; a business that was asked something has three.
constexpr int kReviewDays = 10;
constexpr int kAskedDays = 15;

template <class State>
State state_of(std::string_view word) {
  State state{};
  if (!boost::describe::enum_from_string(std::string(word).c_str(), state))
    throw std::logic_error("no such state: " + std::string(word));
  return state;
}

}  // namespace

const workflow::Machine& round_machine() {
  static const workflow::Machine machine{
      .name = "ledger.round",
      .roles = {{kStaff, "職員"}},
      .guards = {},
      .states = {{"preparing", "準備中"}, {"open", "受付中"}, {"closed", "締切"}, {"reported", "確定", true}},
      .transitions = {{"preparing", "open", "受付を始める", "open", {kStaff}},
                      {"open", "close", "受付を締め切る", "closed", {kStaff}},
                      {"closed", "reopen", "もう一度受け付ける", "open", {kStaff}},
                      {"closed", "report", "台帳を確定する", "reported", {kStaff}},
                      {"reported", "reopen_reported", "確定を取り消す", "closed", {kStaff}},
                      {"open", "back", "準備に戻す", "preparing", {kStaff}}}};
  return machine;
}

const workflow::Machine& target_machine() {
  static const workflow::Machine machine{
      .name = "ledger.target",
      .roles = {{kStaff, "職員"}, {kBusiness, "事業者"}},
      .guards = {},
      .states = {{"listed", "未送付"},
                 {"sent", "送付済み"},
                 {"opened", "閲覧"},
                 {"answered", "回答あり", false, kReviewDays},
                 {"reviewing", "確認中", false, kReviewDays},
                 {"accepted", "反映済み", true},
                 {"asked_back", "照会中", false, kAskedDays},
                 {"returned_mail", "返戻"},
                 {"business_closed", "廃業・閉鎖", true},
                 {"excluded", "対象外", true}},
      .transitions = {{"listed", "send", "送付する", "sent", {kStaff}},
                      {"sent", "send", "もう一度送る", "sent", {kStaff}},
                      {"opened", "send", "もう一度送る", "opened", {kStaff}},
                      {"returned_mail", "send", "送り直す", "sent", {kStaff}},
                      {"asked_back", "send", "もう一度送る", "asked_back", {kStaff}},
                      {"sent", "open", "開く", "opened", {kBusiness}},
                      {"returned_mail", "open", "開く", "opened", {kBusiness}},
                      {"listed", "answer", "回答する", "answered", {kStaff, kBusiness}},
                      {"sent", "answer", "回答する", "answered", {kStaff, kBusiness}},
                      {"opened", "answer", "回答する", "answered", {kStaff, kBusiness}},
                      {"answered", "answer", "回答し直す", "answered", {kStaff, kBusiness}},
                      {"reviewing", "answer", "回答し直す", "answered", {kStaff, kBusiness}},
                      {"accepted", "answer", "回答し直す", "answered", {kStaff, kBusiness}},
                      {"asked_back", "answer", "回答する", "answered", {kStaff, kBusiness}},
                      {"returned_mail", "answer", "回答する", "answered", {kStaff, kBusiness}},
                      {"answered", "review", "確認を始める", "reviewing", {kStaff}},
                      {"answered", "accept", "反映する", "accepted", {kStaff}},
                      {"reviewing", "accept", "反映する", "accepted", {kStaff}},
                      {"answered", "ask_back", "問い合わせる", "asked_back", {kStaff}},
                      {"reviewing", "ask_back", "問い合わせる", "asked_back", {kStaff}},
                      {"accepted", "review", "確認し直す", "reviewing", {kStaff}},
                      {"sent", "return", "返戻を記録する", "returned_mail", {kStaff}},
                      {"opened", "return", "返戻を記録する", "returned_mail", {kStaff}},
                      {"asked_back", "return", "返戻を記録する", "returned_mail", {kStaff}},
                      {"listed", "close", "廃業を記録する", "business_closed", {kStaff}},
                      {"sent", "close", "廃業を記録する", "business_closed", {kStaff}},
                      {"opened", "close", "廃業を記録する", "business_closed", {kStaff}},
                      {"answered", "close", "廃業を記録する", "business_closed", {kStaff}},
                      {"reviewing", "close", "廃業を記録する", "business_closed", {kStaff}},
                      {"asked_back", "close", "廃業を記録する", "business_closed", {kStaff}},
                      {"returned_mail", "close", "廃業を記録する", "business_closed", {kStaff}},
                      {"listed", "exclude", "対象から外す", "excluded", {kStaff}},
                      {"sent", "exclude", "対象から外す", "excluded", {kStaff}},
                      {"opened", "exclude", "対象から外す", "excluded", {kStaff}},
                      {"answered", "exclude", "対象から外す", "excluded", {kStaff}},
                      {"reviewing", "exclude", "対象から外す", "excluded", {kStaff}},
                      {"asked_back", "exclude", "対象から外す", "excluded", {kStaff}},
                      {"returned_mail", "exclude", "対象から外す", "excluded", {kStaff}},
                      {"excluded", "include", "対象に戻す", "listed", {kStaff}},
                      {"business_closed", "include", "対象に戻す", "listed", {kStaff}}}};
  return machine;
}

std::string_view word_of(RoundState state) {
  return boost::describe::enum_to_string(state, "");
}
std::string_view word_of(TargetState state) {
  return boost::describe::enum_to_string(state, "");
}
std::string_view label_of(RoundState state) {
  return workflow::state_label(round_machine(), word_of(state));
}
std::string_view label_of(TargetState state) {
  return workflow::state_label(target_machine(), word_of(state));
}
TargetState target_state_of(std::string_view word) {
  return state_of<TargetState>(word);
}
RoundState round_state_of(std::string_view word) {
  return state_of<RoundState>(word);
}

bool may_answer(TargetState state) {
  const std::string_view roles[] = {kBusiness};
  return workflow::decide(target_machine(), word_of(state), "answer", roles, {}).step != nullptr;
}
bool has_answered(TargetState state) {
  return state == T::answered || state == T::reviewing || state == T::accepted;
}
bool is_silent(TargetState state) {
  return state == T::sent || state == T::opened || state == T::asked_back;
}

}  // namespace banso::ledger
