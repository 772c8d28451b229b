// A list of chambers of commerce (商工会議所) with their addresses and, where known, corporate numbers.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "contexts/registry/reference/table_file.hpp"
#include "kernel/area_code.hpp"

namespace banso::registry {

struct Chamber {
  std::string name;       ///< "高松商工会議所"
  std::string name_kana;  ///< as written, or empty
  std::string prefecture_code;
  std::string prefecture_name;
  JcciBlock block = JcciBlock::kHokkaido;  ///< of its prefecture
  std::string city_code;                   ///< five digits, or empty
  std::string city_name;
  std::string street;
  std::string post_code;                    ///< seven digits, or empty
  std::optional<std::int64_t> business_id;  ///< its corporate number
};

/// Reads a CSV with the columns name and prefecture, and as far as they are there kana, city, street,
/// city_code, post_code, corporate_number and type (or their Japanese headings). Rows whose type is given and
/// is not "chamber" (national body, foreign chambers) are passed over.
ReferenceSummary read_chambers(csv::ByteSource& source, const std::function<void(const Chamber&)>& accept,
                               const RejectLine& reject);

}  // namespace banso::registry
