// Rules of dues as they are stored: drafts and published versions.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/dues/rules/dues_rule.hpp"
#include "kernel/date.hpp"
#include "platform/db/tx.hpp"

namespace banso::dues::store {

struct DuesRuleHead {
  std::int64_t rule_version = 0;
  std::string title;
  std::int64_t valid_from_year = 0;
  std::string note;
  std::int64_t version = 0;
  Instant updated_at{};
  std::optional<Instant> published_at;
};
BOOST_DESCRIBE_STRUCT(DuesRuleHead, (),
                      (rule_version, title, valid_from_year, note, version, updated_at, published_at))

struct RuleRow : DuesRuleHead {
  DuesRule document;
};
BOOST_DESCRIBE_STRUCT(RuleRow, (DuesRuleHead), (document))

/// What people write of a rule.
struct RuleText {
  std::string title;
  std::int64_t valid_from_year = 0;
  std::string note;
  DuesRule document;
};

std::vector<DuesRuleHead> list_rules(db::Tx& tx, std::int64_t organization_id);
std::optional<RuleRow> find_rule(db::Tx& tx, std::int64_t organization_id, std::int64_t rule_version);
/// The published rule of a fiscal year: the one that begins last, and of those the newest.
std::optional<RuleRow> rule_in_force(db::Tx& tx, std::int64_t organization_id, int fiscal_year);
/// @return its rule_version
std::int64_t add_rule(db::Tx& tx, std::int64_t organization_id, const RuleText& text, Instant now,
                      std::int64_t user_id);
/// @return the new version, or nothing if it was published or changed in the meantime
std::optional<std::int64_t> change_rule(db::Tx& tx, std::int64_t organization_id, std::int64_t rule_version,
                                        std::int64_t expected_version, const RuleText& text, Instant now,
                                        std::int64_t user_id);
bool publish_rule(db::Tx& tx, std::int64_t organization_id, std::int64_t rule_version,
                  std::int64_t expected_version, Instant now, std::int64_t user_id);
/// Drafts only. @return whether there was one
bool delete_rule(db::Tx& tx, std::int64_t organization_id, std::int64_t rule_version);

}  // namespace banso::dues::store
