#include "contexts/dues/usecases/rules.hpp"

#include <fmt/format.h>

#include "contexts/dues/usecases/access.hpp"
#include "contexts/dues/usecases/members.hpp"
#include "contexts/dues/usecases/rule_effect.hpp"
#include "kernel/refusal.hpp"
#include "platform/files/embedded.hpp"
#include "platform/shape/json.hpp"

namespace banso::dues {
namespace {

constexpr std::size_t kMostExamples = 20;

DuesRuleView view_of(store::RuleRow row) {
  DuesRuleView view;
  static_cast<store::DuesRuleHead&>(view) = row;
  for (const UnitRow& one : row.document.unit_rows) view.row_words.push_back(words_of(one));
  view.rule = std::move(row.document);
  return view;
}

store::RuleRow found_rule(http::Call& call, std::int64_t organization_id) {
  auto row = store::find_rule(call.tx, organization_id, call.id("rule_version"));
  if (!row) throw Refused(RefusalCode::kNotFound, "dues.rule_not_found", "この会費規程はありません。");
  return std::move(*row);
}

store::RuleText text_of(const DuesRuleInput& input) {
  shape::refuse_if_any(rule_problems(input.rule, "/rule"));
  return {input.title, input.valid_from_year, input.note, input.rule};
}

void refuse_published(const store::RuleRow& row) {
  if (!row.published_at) return;
  throw Refused(RefusalCode::kConflict, "dues.rule_published",
                "公開した会費規程は変更できません。写しを作って新しい版として公開してください。");
}

Refused somebody_was_faster() {
  return {RefusalCode::kPrecondition, "dues.rule_changed",
          "この会費規程は、ほかの画面で変更されています。最新の内容を読み込んで、変更をもう一度保存してくださ"
          "い。"};
}

PayerFacts facts_of(const DuesRuleExample& example) {
  PayerFacts facts;
  facts.legal_form = example.legal_form;
  if (example.capital_yen) facts.capital_yen = *example.capital_yen;
  if (example.employees) facts.employees = facts.district_employees = *example.employees;
  if (example.units) facts.units = *example.units;
  return facts;
}

DuesRuleExampleResult result_of(const DuesRule& rule, const DuesRuleExample& example) {
  const PayerFacts facts = facts_of(example);
  FirstYear first = first_year_dues(rule, facts, example.joined_on);
  YearlyDues yearly = yearly_dues(rule, facts, fiscal_year(example.joined_on) + 1);
  return {first.units,
          first.yearly_yen,
          first.admission_fee_yen,
          first.first_year_yen,
          std::move(yearly.instalments),
          std::move(first.explanation),
          std::move(first.missing)};
}

}  // namespace

DuesRuleList list_rules(http::Call& call) {
  const std::int64_t organization_id = chamber_of(call);
  DuesRuleList list{store::list_rules(call.tx, organization_id), std::nullopt};
  const auto now = store::rule_in_force(call.tx, organization_id, fiscal_year(jst_date(call.now)));
  if (now) list.in_force = now->rule_version;
  return list;
}

DuesRuleTemplates rule_templates() {
  const auto document = shape::parse_json(files::embedded_file("db/seed/dues/rule_templates.json"));
  DuesRuleTemplates templates;
  std::vector<FieldError> errors;
  shape::read_json(document.at("templates"), &templates.items,
                   shape::type_of<std::vector<DuesRuleTemplate>>(), "", errors);
  if (!errors.empty()) throw std::logic_error("db/seed/dues/rule_templates.json: " + errors.front().path);
  return templates;
}

DuesRuleView show_rule(http::Call& call) {
  return view_of(found_rule(call, chamber_of(call)));
}

DuesRuleView add_rule(http::Call& call, const DuesRuleInput& input) {
  const std::int64_t organization_id = chamber_of(call);
  const std::int64_t rule_version =
      store::add_rule(call.tx, organization_id, text_of(input), call.now, call.caller.user_id);
  note(call, organization_id, "rule.add", "dues_rule", rule_version);
  return view_of(store::find_rule(call.tx, organization_id, rule_version).value());
}

DuesRuleView change_rule(http::Call& call, const DuesRuleInput& input) {
  const std::int64_t organization_id = chamber_of(call);
  const store::RuleRow row = found_rule(call, organization_id);
  refuse_published(row);
  const auto expected = expected_version(call).value_or(row.version);
  if (expected != row.version || !store::change_rule(call.tx, organization_id, row.rule_version, expected,
                                                     text_of(input), call.now, call.caller.user_id)) {
    throw somebody_was_faster();
  }
  note(call, organization_id, "rule.change", "dues_rule", row.rule_version);
  return view_of(store::find_rule(call.tx, organization_id, row.rule_version).value());
}

DuesRuleView publish_rule(http::Call& call) {
  const std::int64_t organization_id = chamber_of(call);
  const store::RuleRow row = found_rule(call, organization_id);
  refuse_published(row);
  shape::refuse_if_any(rule_problems(row.document, "/rule"));
  const auto expected = expected_version(call).value_or(row.version);
  if (expected != row.version || !store::publish_rule(call.tx, organization_id, row.rule_version, expected,
                                                      call.now, call.caller.user_id)) {
    throw somebody_was_faster();
  }
  note(call, organization_id, "rule.publish", "dues_rule", row.rule_version,
       {{"valid_from_year", row.valid_from_year}});
  return view_of(store::find_rule(call.tx, organization_id, row.rule_version).value());
}

void delete_rule(http::Call& call) {
  const std::int64_t organization_id = chamber_of(call);
  const store::RuleRow row = found_rule(call, organization_id);
  refuse_published(row);
  store::delete_rule(call.tx, organization_id, row.rule_version);
  note(call, organization_id, "rule.delete", "dues_rule", row.rule_version);
}

DuesRuleTrialResult try_rule(http::Call& call, const DuesRuleTrial& trial) {
  const std::int64_t organization_id = chamber_of(call);
  DuesRuleTrialResult result;
  for (FieldError& error : rule_problems(trial.rule, "/rule")) {
    result.problems.push_back({std::move(error.path), std::move(error.code), std::move(error.message)});
  }
  for (const UnitRow& row : trial.rule.unit_rows) result.row_words.push_back(words_of(row));
  if (!result.problems.empty()) return result;
  if (trial.examples.size() > kMostExamples) {
    throw Refused(RefusalCode::kTooLarge, "dues.too_many_examples",
                  fmt::format("一度に試せる例は{}件までです。", kMostExamples));
  }
  for (const DuesRuleExample& example : trial.examples)
    result.examples.push_back(result_of(trial.rule, example));
  if (trial.with_members.value_or(false)) {
    result.effect = effect_on_members(call.tx, organization_id, trial.rule,
                                      static_cast<int>(trial.fiscal_year), call.now);
  }
  return result;
}

Quote show_quote(http::Call& call, const QuoteQuery& query) {
  DuesFacts facts;
  if (query.legal_form) facts.legal_form = legal_form(*query.legal_form);
  if (query.capital_yen) facts.capital_yen = *query.capital_yen;
  if (query.employees) facts.employees = *query.employees;
  if (query.units) facts.units = *query.units;
  return quote(call.tx, call.id("organization_id"), facts, query.joined_on.value_or(jst_date(call.now)));
}

}  // namespace banso::dues
