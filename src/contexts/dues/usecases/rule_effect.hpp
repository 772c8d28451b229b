// What a rule would change for the members.
#pragma once

#include "contexts/dues/usecases/rules.hpp"

namespace banso::dues {

/// The dues of all members in a fiscal year, by the rule in force and by this one.
DuesRuleEffect effect_on_members(db::Tx& tx, std::int64_t organization_id, const DuesRule& rule,
                                 int fiscal_year, Instant now);

}  // namespace banso::dues
