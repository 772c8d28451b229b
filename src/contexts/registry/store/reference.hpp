// Reading and seeding reference data.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/registry/reference/industries.hpp"
#include "contexts/registry/reference/municipalities.hpp"
#include "contexts/registry/reference/postal_codes.hpp"
#include "platform/db/tx.hpp"

namespace banso::registry::store {

/// A place that a postal code stands for.
struct PostalCodeItem {
  std::string post_code;
  std::string prefecture_code;
  std::string prefecture_name;
  std::string city_code;  ///< five digits
  std::string city_name;
  std::string town;  ///< empty: none published
  std::string prefecture_kana;
  std::string city_kana;
  std::string town_kana;
  std::string note;         ///< what the code is limited to within the town
  std::string office_name;  ///< the large user whose own code it is
  std::string office_street;
};
BOOST_DESCRIBE_STRUCT(PostalCodeItem, (),
                      (post_code, prefecture_code, prefecture_name, city_code, city_name, town,
                       prefecture_kana, city_kana, town_kana, note, office_name, office_street))

struct MunicipalityItem {
  std::string city_code;  ///< five digits
  std::string area_code;  ///< six digits
  std::string prefecture_code;
  std::string prefecture_name;
  std::string name;
  std::string name_kana;
};
BOOST_DESCRIBE_STRUCT(MunicipalityItem, (),
                      (city_code, area_code, prefecture_code, prefecture_name, name, name_kana))

struct IndustryItem {
  std::string industry_code;
  std::int64_t level = 1;
  std::optional<std::string> parent_code;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(IndustryItem, (), (industry_code, level, parent_code, name))

std::vector<PostalCodeItem> find_postal_codes(db::Tx& tx, const std::string& post_code);
std::vector<MunicipalityItem> list_municipalities(db::Tx& tx, const std::string& prefecture_code);
/// @param text part of the name, or a code
std::vector<IndustryItem> list_industries(db::Tx& tx, std::optional<std::int64_t> level,
                                          const std::optional<std::string>& parent_code,
                                          const std::optional<std::string>& text);

/// Each fills its table only where that is empty.
void seed(db::Tx& tx, const std::vector<Industry>& industries);
void seed(db::Tx& tx, const std::vector<Municipality>& municipalities);
void seed(db::Tx& tx, const std::vector<PostalCode>& codes);

}  // namespace banso::registry::store
