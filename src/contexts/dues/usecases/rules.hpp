// Rules of dues on the screen: drafts, publishing, trying one out.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/dues/api.hpp"
#include "contexts/dues/store/rules.hpp"
#include "platform/http/call.hpp"

namespace banso::dues {

struct DuesRuleInput {
  shape::Str<1, 100> title;
  shape::Int<2000, 2200> valid_from_year = 2026;
  shape::Str<0, 500> note;
  DuesRule rule;
};
BOOST_DESCRIBE_STRUCT(DuesRuleInput, (), (title, valid_from_year, note, rule))

struct DuesRuleView : store::DuesRuleHead {
  DuesRule rule;
  std::vector<std::string> row_words;  ///< the rows of the table of units in words
};
BOOST_DESCRIBE_STRUCT(DuesRuleView, (store::DuesRuleHead), (rule, row_words))

struct DuesRuleList {
  std::vector<store::DuesRuleHead> items;
  std::optional<std::int64_t> in_force;  ///< rule_version of this fiscal year
};
BOOST_DESCRIBE_STRUCT(DuesRuleList, (), (items, in_force))

struct DuesRuleTemplate {
  std::string template_key;
  std::string title;
  std::string note;
  DuesRule rule;
};
BOOST_DESCRIBE_STRUCT(DuesRuleTemplate, (), (template_key, title, note, rule))

struct DuesRuleTemplates {
  std::vector<DuesRuleTemplate> items;
};
BOOST_DESCRIBE_STRUCT(DuesRuleTemplates, (), (items))

/// Somebody to try a rule on.
struct DuesRuleExample {
  std::optional<PayerForm> legal_form;
  std::optional<YenLimit> capital_yen;
  std::optional<People> employees;
  std::optional<Units> units;
  Date joined_on{};
};
BOOST_DESCRIBE_STRUCT(DuesRuleExample, (), (legal_form, capital_yen, employees, units, joined_on))

struct DuesRuleTrial {
  DuesRule rule;
  shape::Int<2000, 2200> fiscal_year = 2026;
  std::vector<DuesRuleExample> examples;
  std::optional<bool> with_members;  ///< also tell what would change for the members
};
BOOST_DESCRIBE_STRUCT(DuesRuleTrial, (), (rule, fiscal_year, examples, with_members))

struct DuesRuleProblem {
  std::string path;
  std::string code;
  std::string message;
};
BOOST_DESCRIBE_STRUCT(DuesRuleProblem, (), (path, code, message))

struct DuesRuleExampleResult {
  std::int64_t units = 0;
  std::int64_t yearly_yen = 0;
  std::int64_t admission_fee_yen = 0;
  std::int64_t first_year_yen = 0;
  std::vector<Instalment> yearly_instalments;
  std::vector<std::string> explanation;
  std::vector<std::string> missing;
};
BOOST_DESCRIBE_STRUCT(DuesRuleExampleResult, (),
                      (units, yearly_yen, admission_fee_yen, first_year_yen, yearly_instalments, explanation,
                       missing))

/// A member whose dues would be others.
struct DuesRuleEffectItem {
  std::int64_t member_id = 0;
  std::string member_name;
  std::int64_t before_yen = 0;
  std::int64_t after_yen = 0;
};
BOOST_DESCRIBE_STRUCT(DuesRuleEffectItem, (), (member_id, member_name, before_yen, after_yen))

struct DuesRuleEffect {
  std::int64_t members = 0;
  std::int64_t before_yen = 0;  ///< by the rule in force in that year, or 0
  std::int64_t after_yen = 0;
  std::int64_t more = 0;  ///< members who would pay more
  std::int64_t less = 0;
  std::int64_t same = 0;
  std::int64_t missing = 0;                 ///< members whose amount is a guess
  std::vector<DuesRuleEffectItem> largest;  ///< the largest changes, at most 20
};
BOOST_DESCRIBE_STRUCT(DuesRuleEffect, (),
                      (members, before_yen, after_yen, more, less, same, missing, largest))

struct DuesRuleTrialResult {
  std::vector<DuesRuleProblem> problems;
  std::vector<DuesRuleExampleResult> examples;  ///< empty while there are problems
  std::vector<std::string> row_words;
  std::optional<DuesRuleEffect> effect;
};
BOOST_DESCRIBE_STRUCT(DuesRuleTrialResult, (), (problems, examples, row_words, effect))

struct QuoteQuery {
  std::optional<PayerForm> legal_form;
  std::optional<YenLimit> capital_yen;
  std::optional<People> employees;
  std::optional<Units> units;
  std::optional<Date> joined_on;  ///< today if it is not given
};
BOOST_DESCRIBE_STRUCT(QuoteQuery, (), (legal_form, capital_yen, employees, units, joined_on))

DuesRuleList list_rules(http::Call& call);
DuesRuleTemplates rule_templates();
/// @throws Refused(kNotFound)
DuesRuleView show_rule(http::Call& call);
/// Begins a draft. @throws Refused(kInvalid) with the problems of the rule
DuesRuleView add_rule(http::Call& call, const DuesRuleInput& input);
/// @throws Refused(kInvalid, kNotFound, kConflict once published, kPrecondition if somebody else changed it)
DuesRuleView change_rule(http::Call& call, const DuesRuleInput& input);
/// @throws Refused(kNotFound, kConflict, kPrecondition)
DuesRuleView publish_rule(http::Call& call);
/// Drafts only. @throws Refused(kNotFound, kConflict)
void delete_rule(http::Call& call);
/// Nothing is stored.
DuesRuleTrialResult try_rule(http::Call& call, const DuesRuleTrial& trial);
Quote show_quote(http::Call& call, const QuoteQuery& query);

}  // namespace banso::dues
