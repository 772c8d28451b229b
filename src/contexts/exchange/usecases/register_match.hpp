// What the national register says about the lines of a file: asked once for all of them.
#pragma once

#include <string>
#include <vector>

#include "contexts/exchange/rules/match.hpp"
#include "contexts/exchange/store/imports.hpp"

namespace banso::exchange {

class RegisterMatcher {
 public:
  /// @param by_name whether a line without a corporate number may be looked for by its name
  void add(std::int64_t row_number, const MemberKeys& keys, const std::string& address, bool by_name);
  /// @param organization_id whose prefecture counts where an address names none
  std::vector<store::LineBusiness> match(db::Tx& tx, std::int64_t organization_id);

 private:
  struct Numbered {
    std::int64_t row_number;
    std::int64_t corporate_number;
    std::string name_key;
  };
  struct Named {
    std::int64_t row_number;
    std::string name_key;
    std::string address_key;
  };
  void match_numbers(db::Tx& tx, std::vector<store::LineBusiness>& found) const;
  void match_names(db::Tx& tx, std::int64_t organization_id, std::vector<store::LineBusiness>& found) const;

  std::vector<Numbered> numbered_;
  std::vector<Named> named_;
  std::vector<std::string> prefectures_;  ///< that addresses name
};

}  // namespace banso::exchange
