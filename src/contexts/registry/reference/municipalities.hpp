// 全国地方公共団体コード: prefectures, cities, wards, towns and villages with their six-digit codes.
#pragma once

#include <functional>
#include <string>

#include "contexts/registry/reference/table_file.hpp"

namespace banso::registry {

struct Municipality {
  std::string area_code;        ///< six digits with check digit
  std::string city_code;        ///< the first five: as in registry.business
  std::string prefecture_code;  ///< the first two
  std::string prefecture_name;
  std::string name;  ///< "高松市", "札幌市中央区"; empty for the prefecture itself
  std::string kana;  ///< full-width katakana, or empty
};

/// Reads the list of 総務省 as CSV (団体コード, 都道府県名, 市区町村名, カナ), whatever the columns are
/// called in the editions in use. A code with five digits is completed; one with a wrong check digit is
/// rejected with the right one.
ReferenceSummary read_municipalities(csv::ByteSource& source,
                                     const std::function<void(const Municipality&)>& accept,
                                     const RejectLine& reject);

}  // namespace banso::registry
