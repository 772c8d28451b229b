#include "contexts/dues/store/rules.hpp"

#include "platform/db/statement.hpp"

namespace banso::dues::store {
namespace {

const db::Query<DuesRuleHead, std::int64_t> kListRules{"dues.list_rules"};
const db::Query<RuleRow, std::int64_t, std::int64_t> kFindRule{"dues.find_rule"};
const db::Query<RuleRow, std::int64_t, std::int64_t> kRuleInForce{"dues.rule_in_force"};
const db::Query<std::int64_t, std::int64_t, std::string, std::int64_t, DuesRule, std::string, Instant,
                std::int64_t>
    kAddRule{"dues.add_rule"};
const db::Query<std::int64_t, std::int64_t, std::int64_t, std::string, std::int64_t, DuesRule, std::string,
                Instant, std::int64_t, std::int64_t>
    kChangeRule{"dues.change_rule"};
const db::Command<std::int64_t, std::int64_t, Instant, std::int64_t, std::int64_t> kPublishRule{
    "dues.publish_rule"};
const db::Command<std::int64_t, std::int64_t> kDeleteRule{"dues.delete_rule"};
const db::Command<std::int64_t> kLockRules{"dues.lock_rules"};

}  // namespace

std::vector<DuesRuleHead> list_rules(db::Tx& tx, std::int64_t organization_id) {
  return kListRules.all(tx, organization_id);
}

std::optional<RuleRow> find_rule(db::Tx& tx, std::int64_t organization_id, std::int64_t rule_version) {
  return kFindRule.maybe(tx, organization_id, rule_version);
}

std::optional<RuleRow> rule_in_force(db::Tx& tx, std::int64_t organization_id, int fiscal_year) {
  return kRuleInForce.maybe(tx, organization_id, std::int64_t(fiscal_year));
}

std::int64_t add_rule(db::Tx& tx, std::int64_t organization_id, const RuleText& text, Instant now,
                      std::int64_t user_id) {
  kLockRules.run(tx, organization_id);
  return kAddRule.one(tx, organization_id, text.title, text.valid_from_year, text.document, text.note, now,
                      user_id);
}

std::optional<std::int64_t> change_rule(db::Tx& tx, std::int64_t organization_id, std::int64_t rule_version,
                                        std::int64_t expected_version, const RuleText& text, Instant now,
                                        std::int64_t user_id) {
  return kChangeRule.maybe(tx, organization_id, rule_version, text.title, text.valid_from_year, text.document,
                           text.note, now, user_id, expected_version);
}

bool publish_rule(db::Tx& tx, std::int64_t organization_id, std::int64_t rule_version,
                  std::int64_t expected_version, Instant now, std::int64_t user_id) {
  return kPublishRule.run(tx, organization_id, rule_version, now, user_id, expected_version) == 1;
}

bool delete_rule(db::Tx& tx, std::int64_t organization_id, std::int64_t rule_version) {
  return kDeleteRule.run(tx, organization_id, rule_version) == 1;
}

}  // namespace banso::dues::store
