#include "contexts/dues/usecases/rule_effect.hpp"

namespace banso::dues {

DuesRuleEffect effect_on_members(db::Tx&, std::int64_t, const DuesRule&, int) {
  return {};
}

}  // namespace banso::dues
