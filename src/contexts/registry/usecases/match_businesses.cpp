#include "contexts/registry/usecases/match_businesses.hpp"

#include "platform/db/statement.hpp"

namespace banso::registry {
namespace {

const db::Query<NumberedBusiness, std::vector<std::int64_t>> kByNumber{"registry.businesses_by_number"};
const db::Query<NamedBusiness, std::vector<std::string>, std::vector<std::string>> kByName{
    "registry.businesses_by_name"};

}  // namespace

std::vector<NumberedBusiness> businesses_by_number(db::Tx& tx, const std::vector<std::int64_t>& numbers) {
  return kByNumber.all(tx, numbers);
}

std::vector<NamedBusiness> businesses_by_name(db::Tx& tx, const std::vector<std::string>& name_keys,
                                              const std::vector<std::string>& prefecture_codes) {
  return kByName.all(tx, name_keys, prefecture_codes);
}

}  // namespace banso::registry
