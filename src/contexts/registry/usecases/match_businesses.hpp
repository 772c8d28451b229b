// Which corporations of the register a list of numbers or names stands for, and the reference data that reads
// such lists.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "platform/db/tx.hpp"

namespace banso::registry {

struct NumberedBusiness {
  std::int64_t business_id = 0;
  std::string name;
  std::string name_key;  ///< fold_name
  std::string status;    ///< active, closed, deleted
};
BOOST_DESCRIBE_STRUCT(NumberedBusiness, (), (business_id, name, name_key, status))

struct NamedBusiness {
  std::int64_t place = 0;  ///< of the name in the list, from 1
  std::int64_t business_id = 0;
  std::string name;
  std::string address;
  std::string address_key;  ///< fold_address
};
BOOST_DESCRIBE_STRUCT(NamedBusiness, (), (place, business_id, name, address, address_key))

/// Corporations with these numbers; unknown ones are left out.
std::vector<NumberedBusiness> businesses_by_number(db::Tx& tx, const std::vector<std::int64_t>& numbers);
/// Active corporations with these folded names in these prefectures. One pass over the register, however
/// many.
std::vector<NamedBusiness> businesses_by_name(db::Tx& tx, const std::vector<std::string>& name_keys,
                                              const std::vector<std::string>& prefecture_codes);

}  // namespace banso::registry
