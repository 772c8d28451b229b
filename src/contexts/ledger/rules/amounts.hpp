// Amounts as sentences say them.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <string>

#include "kernel/grouped.hpp"

namespace banso::ledger {

/// "300万円" where nothing is lost by it, "1,234円" else.
inline std::string yen_in_words(std::int64_t yen) {
  constexpr std::int64_t kMan = 10'000;
  return yen != 0 && yen % kMan == 0 ? with_commas(yen / kMan) + "万円" : with_commas(yen) + "円";
}

/// Businesses: "1,234者".
inline std::string count_in_words(std::int64_t count) {
  return with_commas(count) + "者";
}

}  // namespace banso::ledger
