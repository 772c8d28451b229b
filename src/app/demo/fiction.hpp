// The fictional world, made the same at every run: names, numbers, addresses. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace banso::app {

/// A city of the demo with its chamber. Codes and postal codes are real facts, the chambers and businesses
/// are not.
struct DemoCity {
  std::string_view prefecture_code;  ///< "14"
  std::string_view prefecture;
  std::string_view city_code;  ///< three digits, JIS X 0402
  std::string_view city;
  std::string_view chamber;  ///< 「小田原商工会議所（デモ）」
  std::string_view chamber_kana;
  std::vector<std::pair<std::string_view, std::string_view>> towns;  ///< town, postal code
};

/// The cities, in the order of their codes.
const std::vector<DemoCity>& demo_cities();

/// One fictional corporation.
struct DemoBusiness {
  std::string corporate_number;  ///< valid check digit; registry office 9999, which does not exist
  std::string name;              ///< with its legal form
  std::string kana;              ///< katakana, without the legal form
  std::string kind;              ///< 301 …
  std::size_t city = 0;          ///< index into demo_cities()
  std::string street;
  std::string post_code;
  std::string industry_code;  ///< middle class of JSIC, two digits
  int assigned_year = 2015;
  bool closed = false;

  std::int64_t business_id() const { return std::stoll(corporate_number); }
};

/// `count` corporations; the same ones at every call.
std::vector<DemoBusiness> demo_businesses(std::size_t count);

/// The businesses as a corporate number file: 30 columns, CP932 not needed (all in UTF-8), no header.
std::string as_nta_file(const std::vector<DemoBusiness>& businesses);

}  // namespace banso::app
