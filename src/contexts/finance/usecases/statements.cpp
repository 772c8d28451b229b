#include "contexts/finance/usecases/statements.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "contexts/finance/store/statements.hpp"
#include "contexts/finance/usecases/access.hpp"
#include "contexts/finance/usecases/years.hpp"
#include "platform/outbox/bus.hpp"
#include "platform/shape/json.hpp"

namespace banso::finance {
namespace {

/// As a year's neighbours may be typed in any order, a few more than are scored.
void refuse_too_many(const std::vector<Statement>& stored, Date fiscal_year_end) {
  const bool known = find_year(stored, fiscal_year_end) != nullptr;
  if (known || stored.size() < kMostYears) return;
  throw Refused(
      RefusalCode::kConflict, "finance.too_many_years",
      fmt::format("登録できる決算期は{}期までです。古い決算期を削除してから登録してください。", kMostYears));
}

Refused somebody_was_faster(const Statement* current) {
  return {
      RefusalCode::kPrecondition, "finance.statement_changed",
      current
          ? fmt::format("この決算期の数字は、ほかの画面で更新されています（版 {}）。最新の内容を読み込んで、"
                        "変更をもう一度保存してください。",
                        std::int64_t(current->version))
          : std::string(
                "この決算期の数字は、ほかの画面で削除されています。最新の内容を読み込んでください。")};
}

std::vector<std::string> confirmed_of(const StatementInput& input) {
  std::vector<std::string> codes;
  if (input.confirmed) codes.assign(input.confirmed->begin(), input.confirmed->end());
  return codes;
}

void refuse_doubts(const std::vector<Plausibility>& doubts) {
  shape::refuse_if_any(refusals_of(doubts));
  auto questions = open_questions_of(doubts);
  if (questions.empty()) return;
  throw Refused(
      RefusalCode::kConflict, "finance.confirm",
      "確かめていただきたい数字があります。正しければ「このままで正しい」を選んで保存してください。",
      std::move(questions));
}

}  // namespace

Date fiscal_year_end_of(http::Call& call) {
  const auto date = parse_date(call.text("fiscal_year_end"));
  if (!date) {
    throw Refused(
        RefusalCode::kInvalid, "finance.fiscal_year_end",
        "決算日は 2026-03-31 の形で、実在する日を指定してください。",
        {{"/fiscal_year_end", "not_a_date", "日付は 2026-03-31 の形で、実在する日を入力してください。"}});
  }
  return *date;
}

StatementList list_statements(http::Call& call, std::int64_t business_id) {
  must_see(call, business_id, "statement");
  return {store::list_statements(call.tx, business_id), call.caller.owns(business_id)};
}

SavedStatement save_statement(http::Call& call, std::int64_t business_id, Date fiscal_year_end,
                              const StatementInput& input) {
  must_own(call, business_id);
  const auto expected = expected_version(call);
  const auto stored = store::list_statements(call.tx, business_id);
  const Statement* current = find_year(stored, fiscal_year_end);
  const std::int64_t version = current ? current->version : 0;
  if (expected && *expected != version) throw somebody_was_faster(current);
  refuse_too_many(stored, fiscal_year_end);

  SavedStatement saved;
  Statement& statement = saved.statement;
  static_cast<Figures&>(statement) = input;
  statement.fiscal_year_end = fiscal_year_end;
  statement.months = input.months.value_or(12);
  statement.confirmed = confirmed_of(input);
  statement.updated_at = call.now;
  saved.questions =
      doubts_about(year_of(statement), years_of(stored), jst_date(call.now), statement.confirmed);
  refuse_doubts(saved.questions);
  keep_only_asked(statement.confirmed, saved.questions);
  store_year(call, business_id, statement, version);
  return saved;
}

void delete_statement(http::Call& call, std::int64_t business_id, Date fiscal_year_end) {
  must_own(call, business_id);
  const auto expected = expected_version(call);
  const auto stored = store::list_statements(call.tx, business_id);
  const Statement* current = find_year(stored, fiscal_year_end);
  if (!current) {
    throw Refused(RefusalCode::kNotFound, "finance.statement_not_found",
                  "この決算期の数字は登録されていません。");
  }
  if (expected && *expected != current->version) throw somebody_was_faster(current);
  if (!store::delete_statement(call.tx, business_id, fiscal_year_end, current->version)) {
    throw somebody_was_faster(nullptr);
  }
  record_change(call, business_id, "finance.statement.delete",
                {{"fiscal_year_end", format_date(fiscal_year_end)}});
  publish_change(call.tx, business_id, fiscal_year_end, true);
}

// years.hpp

Year year_of(const Statement& statement) {
  return {statement.fiscal_year_end, statement.months, statement};
}

std::vector<Year> years_of(const std::vector<Statement>& statements) {
  std::vector<Year> years;
  for (const Statement& statement : statements) years.push_back(year_of(statement));
  return years;
}

const Statement* find_year(const std::vector<Statement>& statements, Date fiscal_year_end) {
  const auto found = std::find_if(statements.begin(), statements.end(), [&](const Statement& statement) {
    return statement.fiscal_year_end == fiscal_year_end;
  });
  return found == statements.end() ? nullptr : &*found;
}

void keep_only_asked(std::vector<std::string>& confirmed, const std::vector<Plausibility>& doubts) {
  std::erase_if(confirmed, [&](const std::string& code) {
    return std::none_of(doubts.begin(), doubts.end(),
                        [&](const Plausibility& doubt) { return doubt.code == code; });
  });
}

void store_year(http::Call& call, std::int64_t business_id, Statement& statement, std::int64_t version) {
  const auto saved = store::save_statement(call.tx, business_id, statement, version, call.caller.user_id);
  if (!saved) throw somebody_was_faster(nullptr);
  statement.version = *saved;
  record_change(call, business_id, "finance.statement.save",
                {{"fiscal_year_end", format_date(statement.fiscal_year_end)}, {"version", *saved}});
  publish_change(call.tx, business_id, statement.fiscal_year_end, false);
}

void publish_change(db::Tx& tx, std::int64_t business_id, Date fiscal_year_end, bool deleted) {
  outbox::publish(tx, "finance.statement_saved",
                  boost::json::object{{"business_id", business_id},
                                      {"fiscal_year_end", format_date(fiscal_year_end)},
                                      {"deleted", deleted}});
}

}  // namespace banso::finance
