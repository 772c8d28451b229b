#include "contexts/ledger/rules/target_state.hpp"

#include <array>

namespace banso::ledger {
namespace {

using R = RoundState;
using T = TargetState;

constexpr std::array<Step<R>, 6> kRoundSteps{{
    {R::preparing, "open", "受付を始める", R::open},
    {R::open, "close", "受付を締め切る", R::closed},
    {R::closed, "reopen", "もう一度受け付ける", R::open},
    {R::closed, "report", "台帳を確定する", R::reported},
    {R::reported, "reopen_reported", "確定を取り消す", R::closed},
    {R::open, "back", "準備に戻す", R::preparing},
}};

constexpr std::array<Step<T>, 40> kTargetSteps{{
    {T::listed, "send", "送付する", T::sent},
    {T::sent, "send", "もう一度送る", T::sent},
    {T::opened, "send", "もう一度送る", T::opened},
    {T::returned_mail, "send", "送り直す", T::sent},
    {T::asked_back, "send", "もう一度送る", T::asked_back},
    {T::sent, "open", "開く", T::opened, false},
    {T::returned_mail, "open", "開く", T::opened, false},
    {T::listed, "answer", "回答する", T::answered, false},
    {T::sent, "answer", "回答する", T::answered, false},
    {T::opened, "answer", "回答する", T::answered, false},
    {T::answered, "answer", "回答し直す", T::answered, false},
    {T::reviewing, "answer", "回答し直す", T::answered, false},
    {T::accepted, "answer", "回答し直す", T::answered, false},
    {T::asked_back, "answer", "回答する", T::answered, false},
    {T::returned_mail, "answer", "回答する", T::answered, false},
    {T::answered, "review", "確認を始める", T::reviewing},
    {T::answered, "accept", "反映する", T::accepted},
    {T::reviewing, "accept", "反映する", T::accepted},
    {T::answered, "ask_back", "問い合わせる", T::asked_back},
    {T::reviewing, "ask_back", "問い合わせる", T::asked_back},
    {T::accepted, "review", "確認し直す", T::reviewing},
    {T::sent, "return", "返戻を記録する", T::returned_mail},
    {T::opened, "return", "返戻を記録する", T::returned_mail},
    {T::asked_back, "return", "返戻を記録する", T::returned_mail},
    {T::listed, "close", "廃業を記録する", T::business_closed},
    {T::sent, "close", "廃業を記録する", T::business_closed},
    {T::opened, "close", "廃業を記録する", T::business_closed},
    {T::answered, "close", "廃業を記録する", T::business_closed},
    {T::reviewing, "close", "廃業を記録する", T::business_closed},
    {T::asked_back, "close", "廃業を記録する", T::business_closed},
    {T::returned_mail, "close", "廃業を記録する", T::business_closed},
    {T::listed, "exclude", "対象から外す", T::excluded},
    {T::sent, "exclude", "対象から外す", T::excluded},
    {T::opened, "exclude", "対象から外す", T::excluded},
    {T::answered, "exclude", "対象から外す", T::excluded},
    {T::reviewing, "exclude", "対象から外す", T::excluded},
    {T::asked_back, "exclude", "対象から外す", T::excluded},
    {T::returned_mail, "exclude", "対象から外す", T::excluded},
    {T::excluded, "include", "対象に戻す", T::listed},
    {T::business_closed, "include", "対象に戻す", T::listed},
}};

template <class State>
std::optional<State> next_in(std::span<const Step<State>> steps, State from, std::string_view action) {
  for (const auto& step : steps) {
    if (step.from == from && step.action == action) return step.to;
  }
  return std::nullopt;
}

template <class State>
std::vector<std::string> staff_actions(std::span<const Step<State>> steps, State from) {
  std::vector<std::string> actions;
  for (const auto& step : steps) {
    if (step.from == from && step.by_staff) actions.emplace_back(step.action);
  }
  return actions;
}

}  // namespace

std::span<const Step<RoundState>> round_steps() {
  return kRoundSteps;
}
std::span<const Step<TargetState>> target_steps() {
  return kTargetSteps;
}

std::string_view label_of(RoundState state) {
  switch (state) {
    case R::preparing:
      return "準備中";
    case R::open:
      return "受付中";
    case R::closed:
      return "締切";
    case R::reported:
      break;
  }
  return "確定";
}

std::string_view label_of(TargetState state) {
  switch (state) {
    case T::listed:
      return "未送付";
    case T::sent:
      return "送付済み";
    case T::opened:
      return "閲覧";
    case T::answered:
      return "回答あり";
    case T::reviewing:
      return "確認中";
    case T::accepted:
      return "反映済み";
    case T::asked_back:
      return "照会中";
    case T::returned_mail:
      return "返戻";
    case T::business_closed:
      return "廃業・閉鎖";
    case T::excluded:
      break;
  }
  return "対象外";
}

std::optional<RoundState> next_state(RoundState from, std::string_view action) {
  return next_in<R>(kRoundSteps, from, action);
}
std::optional<TargetState> next_state(TargetState from, std::string_view action) {
  return next_in<T>(kTargetSteps, from, action);
}
std::vector<std::string> actions_of_staff(TargetState from) {
  return staff_actions<T>(kTargetSteps, from);
}
std::vector<std::string> actions_of_staff(RoundState from) {
  return staff_actions<R>(kRoundSteps, from);
}

bool may_answer(TargetState state) {
  return next_state(state, "answer").has_value();
}
bool has_answered(TargetState state) {
  return state == T::answered || state == T::reviewing || state == T::accepted;
}
bool is_silent(TargetState state) {
  return state == T::sent || state == T::opened || state == T::asked_back;
}

}  // namespace banso::ledger
