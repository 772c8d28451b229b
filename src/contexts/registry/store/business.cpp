#include "contexts/registry/store/business.hpp"

#include "platform/db/statement.hpp"

namespace banso::registry::store {
namespace {

const db::Query<WholeBusiness, std::int64_t> kFindWholeBusiness{"registry.find_whole_business"};
const db::Query<PublicFacts, std::int64_t> kFindPublicFacts{"registry.find_public_facts"};

}  // namespace

std::optional<WholeBusiness> find_whole_business(db::Tx& tx, std::int64_t business_id) {
  return kFindWholeBusiness.maybe(tx, business_id);
}

std::optional<PublicFacts> find_public_facts(db::Tx& tx, std::int64_t business_id) {
  return kFindPublicFacts.maybe(tx, business_id);
}

}  // namespace banso::registry::store
