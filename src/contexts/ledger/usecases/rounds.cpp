#include "contexts/ledger/usecases/rounds.hpp"

#include <fmt/format.h>

#include "contexts/ledger/store/rows.hpp"
#include "platform/audit/audit.hpp"
#include "platform/db/statement.hpp"
#include "platform/forms/published.hpp"
#include "platform/http/conditional.hpp"
#include "platform/identity/api.hpp"
#include "platform/workflow/history.hpp"

namespace banso::ledger {
namespace {

using Id = std::int64_t;

const db::Command<Id, Id, Id, Id, Id, std::optional<Date>, LevyBasis, std::vector<LevyStepInput>,
                  std::optional<Id>, std::optional<Date>, std::string, std::string, std::string, std::string,
                  Instant, Id>
    kSaveSetting{"ledger.save_setting"};
const db::Query<Id, Id, Id, std::string, Date, Date, bool, std::string, std::string, StatutoryFloors,
                LevyBasis, std::vector<LevyStepInput>, std::vector<AmountLine>, std::vector<LevyAccount>,
                std::string, Id, Instant, Id>
    kAddRound{"ledger.add_round"};
const db::Query<Round, Id> kListRounds{"ledger.list_rounds"};
const db::Command<Id, Id, Id, std::string, Date, bool, std::string, std::string, std::vector<AmountLine>,
                  std::vector<LevyAccount>>
    kSaveRound{"ledger.save_round"};
const db::Command<Id, Id, std::string, Instant, Id, std::string> kSetRoundState{"ledger.set_round_state"};

struct CountRow {
  TargetState state{};
  Id targets = 0;
};
BOOST_DESCRIBE_STRUCT(CountRow, (), (state, targets))
const db::Query<CountRow, Id, Id> kCountStates{"ledger.count_states"};
const db::Query<DistrictProgress, Id, Id> kByDistrict{"ledger.progress_by_district"};
const db::Query<ChannelProgress, Id, Id> kByChannel{"ledger.progress_by_channel"};
const db::Query<DayProgress, Id, Id> kByDay{"ledger.progress_by_day"};
const db::Query<LevySums, Id, Id> kLevySums{"ledger.levy_sums"};

constexpr std::size_t kMostSteps = 20;
constexpr std::size_t kMostLines = 50;
const std::string_view kByStaff[] = {kStaff};

RoundView view_of(db::Tx& tx, Round&& round) {
  RoundView view;
  static_cast<Round&>(view) = std::move(round);
  view.state_label = label_of(view.state);
  for (const CountRow& row : kCountStates.all(tx, view.organization_id, view.round_id)) {
    view.counts.push_back({row.state, std::string(label_of(row.state)), row.targets});
  }
  for (const auto& allowed :
       workflow::allowed_actions(round_machine(), word_of(view.state), kByStaff, [](auto) { return true; })) {
    view.actions.push_back({std::string(allowed.step->action), std::string(allowed.step->label)});
  }
  return view;
}

void check_steps(const std::vector<LevyStepInput>& steps) {
  std::vector<FieldError> errors;
  if (steps.size() > kMostSteps)
    errors.push_back({"/levy_steps", "too_many_items", "段階は20までにしてください。"});
  for (std::size_t i = 1; i < steps.size(); ++i) {
    if (steps[i].from <= steps[i - 1].from) {
      errors.push_back({fmt::format("/levy_steps/{}/from", i), "order", "小さい順に並べてください。"});
    }
  }
  if (!errors.empty()) {
    throw Refused(RefusalCode::kInvalid, "ledger.bad_levy", "負担金の段階を確かめてください。", errors);
  }
}

void check_round(const RoundInput& input, int fiscal_year) {
  std::vector<FieldError> errors;
  if (input.deadline < fiscal_year_begin(fiscal_year) || input.deadline > fiscal_year_end(fiscal_year)) {
    errors.push_back({"/deadline", "out_of_range",
                      fmt::format("{}の間の日にしてください。", japanese_fiscal_year(fiscal_year))});
  }
  if (input.cost_items.size() > kMostLines)
    errors.push_back({"/cost_items", "too_many_items", "50行までにしてください。"});
  if (input.levy_accounts.size() > 4)
    errors.push_back({"/levy_accounts", "too_many_items", "4年度分までにしてください。"});
  for (const LevyAccount& account : input.levy_accounts) {
    if (account.income.size() > kMostLines || account.expenses.size() > kMostLines)
      errors.push_back({"/levy_accounts", "too_many_items", "収入と支出は50行までにしてください。"});
  }
  if (!errors.empty()) {
    throw Refused(RefusalCode::kInvalid, "ledger.bad_round", "年度更新の内容を確かめてください。", errors);
  }
}

}  // namespace

std::string usual_levy_text(std::string_view chamber, int fiscal_year) {
  return fmt::format(
      "商工会議所法第12条第1項にもとづき、{}が台帳の作成・管理・運用に直接要する最小限度の経費にあてるため、{"
      "}"
      "において特定商工業者に負担金を賦課することに同意します。",
      chamber, japanese_fiscal_year(fiscal_year));
}

void record(http::Call& call, std::string_view action, std::string_view object_type, Id id,
            Id organization_id, boost::json::object details) {
  audit::record(call, {.action = action,
                       .object_type = object_type,
                       .object_id = std::to_string(id),
                       .organization_id = organization_id,
                       .details = std::move(details)});
}

Setting show_setting(http::Call& call, Id organization_id) {
  membership::must_work_for(call, organization_id);
  return store::find_setting(call.tx, organization_id);
}

Setting save_setting(http::Call& call, Id organization_id, const SettingInput& input) {
  membership::must_work_for(call, organization_id);
  check_steps(input.levy_steps);
  const auto expected = http::version_of_if_match(call.request.header("if-match")).value_or(0);
  if (kSaveSetting.run(
          call.tx, organization_id, expected, input.employees_floor, input.commerce_employees_floor,
          input.capital_floor_yen, input.floors_permitted_on, input.levy_basis, input.levy_steps,
          input.levy_permitted_from ? std::optional<Id>(*input.levy_permitted_from) : std::nullopt,
          input.levy_permitted_on, input.levy_permit_number, input.levy_text, input.letter_text,
          input.contact, call.now, call.caller.user_id) == 0) {
    throw Refused(RefusalCode::kPrecondition, "ledger.setting_changed",
                  "ほかの人が先に保存しました。最新の設定を読み込んで、もう一度保存してください。");
  }
  record(call, "ledger.setting.change", "ledger_setting", organization_id, organization_id);
  return store::find_setting(call.tx, organization_id);
}

RoundList list_rounds(http::Call& call, Id organization_id) {
  membership::must_work_for(call, organization_id);
  RoundList list;
  for (Round& round : kListRounds.all(call.tx, organization_id)) {
    list.items.push_back(view_of(call.tx, std::move(round)));
  }
  return list;
}

RoundView create_round(http::Call& call, Id organization_id, const NewRound& input) {
  membership::must_work_for(call, organization_id);
  const int year = static_cast<int>(input.fiscal_year);
  check_round(input, year);
  const Setting setting = store::find_setting(call.tx, organization_id);
  const auto form = forms::published_form(call.tx, organization_id, "ledger.update");
  const StatutoryFloors floors{setting.employees_floor, setting.commerce_employees_floor,
                               setting.capital_floor_yen};
  const Id round_id = [&] {
    const auto added = kAddRound.maybe(
        call.tx, organization_id, input.fiscal_year, input.title, fiscal_year_begin(year), input.deadline,
        input.asks_levy, input.levy_text.empty() ? setting.levy_text : input.levy_text,
        input.letter_text.empty() ? setting.letter_text : input.letter_text, floors, setting.levy_basis,
        setting.levy_steps, input.cost_items, input.levy_accounts, form.form_key, form.version, call.now,
        call.caller.user_id);
    if (added) return *added;
    throw Refused(
        RefusalCode::kConflict, "ledger.round_exists",
        fmt::format("{}の年度更新は、もうあります。一覧から開いてください。", japanese_fiscal_year(year)));
  }();
  workflow::record_begin(call.tx, {round_machine(), organization_id, round_id},
                         {call.caller.user_id, call.now});
  record(call, "ledger.round.create", "ledger_round", round_id, organization_id);
  return show_round(call, organization_id, round_id);
}

RoundView show_round(http::Call& call, Id organization_id, Id round_id) {
  membership::must_work_for(call, organization_id);
  return view_of(call.tx, store::existing_round(call.tx, organization_id, round_id));
}

RoundView change_round(http::Call& call, Id organization_id, Id round_id, const RoundInput& input) {
  membership::must_work_for(call, organization_id);
  const Round round = store::existing_round(call.tx, organization_id, round_id);
  check_round(input, static_cast<int>(round.fiscal_year));
  if (round.opened_at && (input.levy_text != round.levy_text || input.asks_levy != round.asks_levy)) {
    throw Refused(RefusalCode::kConflict, "ledger.levy_text_fixed",
                  "受付を始めたあとは、負担金の同意の文と、同意をたずねるかどうかは変えられません。");
  }
  const auto expected = http::version_of_if_match(call.request.header("if-match"));
  if (!expected || kSaveRound.run(call.tx, organization_id, round_id, *expected, input.title, input.deadline,
                                  input.asks_levy, input.levy_text, input.letter_text, input.cost_items,
                                  input.levy_accounts) == 0) {
    throw Refused(RefusalCode::kPrecondition, "ledger.round_changed",
                  "ほかの人が先に保存しました。最新の内容を読み込んで、もう一度保存してください。");
  }
  record(call, "ledger.round.change", "ledger_round", round_id, organization_id);
  return show_round(call, organization_id, round_id);
}

RoundView step_round(http::Call& call, Id organization_id, Id round_id, const LedgerStepInput& input) {
  membership::must_work_for(call, organization_id);
  const Round round = store::existing_round(call.tx, organization_id, round_id);
  const auto& step = workflow::take(round_machine(), word_of(round.state), input.action, kByStaff,
                                    [](auto) { return true; });
  if (step.action == "back" && round.opened_at) {
    const RoundView view = view_of(call.tx, Round(round));
    for (const LedgerStateCount& count : view.counts) {
      if (count.state != TargetState::listed && count.state != TargetState::excluded && count.targets > 0) {
        throw Refused(RefusalCode::kConflict, "ledger.already_sent",
                      "もう送付や回答があるため、準備に戻せません。締め切ることはできます。");
      }
    }
  }
  std::string levy_text = round.levy_text;
  std::int64_t form_version = round.form_version;
  if (step.action == "open") {
    form_version = forms::published_form(call.tx, organization_id, round.form_key).version;
    if (round.asks_levy && levy_text.empty()) {
      const auto chamber = identity::find_organization(call.tx, organization_id);
      levy_text = usual_levy_text(chamber ? chamber->name : "", static_cast<int>(round.fiscal_year));
    }
  }
  kSetRoundState.run(call.tx, organization_id, round_id, std::string(step.to), call.now, form_version,
                     levy_text);
  workflow::record_step(call.tx, {round_machine(), organization_id, round_id}, step, input.note,
                        {call.caller.user_id, call.now});
  record(call, "ledger.round.step", "ledger_round", round_id, organization_id, {{"action", input.action}});
  return show_round(call, organization_id, round_id);
}

Progress show_progress(http::Call& call, Id organization_id, Id round_id) {
  membership::must_work_for(call, organization_id);
  store::existing_round(call.tx, organization_id, round_id);
  Progress progress;
  progress.districts = kByDistrict.all(call.tx, organization_id, round_id);
  progress.channels = kByChannel.all(call.tx, organization_id, round_id);
  progress.days = kByDay.all(call.tx, organization_id, round_id);
  for (const DistrictProgress& district : progress.districts) {
    progress.targets += district.targets;
    progress.sent += district.sent;
    progress.answered += district.answered;
  }
  return progress;
}

LevyReport levy_of(db::Tx& tx, const Round& round, const Setting& setting) {
  LevyReport report;
  static_cast<LevySums&>(report) = kLevySums.one(tx, round.organization_id, round.round_id);
  for (const AmountLine& line : round.cost_items) report.cost_yen += line.amount_yen;
  report.findings =
      check_levy({.fiscal_year = static_cast<int>(round.fiscal_year),
                  .permitted_from = setting.levy_permitted_from
                                        ? std::optional<int>(static_cast<int>(*setting.levy_permitted_from))
                                        : std::nullopt,
                  .statutory_businesses = report.targets,
                  .consents = report.consents,
                  .cost_yen = report.cost_yen,
                  .total_yen = report.total_yen,
                  .highest_yen = report.highest_yen,
                  .lowest_yen = report.lowest_yen});
  return report;
}

LevyReport show_levy(http::Call& call, Id organization_id, Id round_id) {
  membership::must_work_for(call, organization_id);
  const Round round = store::existing_round(call.tx, organization_id, round_id);
  return levy_of(call.tx, round, store::find_setting(call.tx, organization_id));
}

}  // namespace banso::ledger
