// Names of the codes of reference data: municipalities and industries of every level.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "platform/db/tx.hpp"

namespace banso::registry {

struct CodeName {
  std::string code;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(CodeName, (), (code, name))

/// "37201" 香川県高松市
std::vector<CodeName> municipality_names(db::Tx& tx);
/// "0929" その他の水産食料品製造業
std::vector<CodeName> industry_names(db::Tx& tx);

}  // namespace banso::registry
