#include "contexts/registry/usecases/code_names.hpp"

#include "platform/db/statement.hpp"

namespace banso::registry {
namespace {

const db::Query<CodeName> kMunicipalityNames{"registry.municipality_names"};
const db::Query<CodeName> kIndustryNames{"registry.industry_names"};

}  // namespace

std::vector<CodeName> municipality_names(db::Tx& tx) {
  return kMunicipalityNames.all(tx);
}

std::vector<CodeName> industry_names(db::Tx& tx) {
  return kIndustryNames.all(tx);
}

}  // namespace banso::registry
