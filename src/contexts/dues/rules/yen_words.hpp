// Amounts as people of a chamber say them.
#pragma once

#include <cstdint>
#include <string>

#include "kernel/grouped.hpp"

namespace banso::dues {

/// "12,000円"
inline std::string yen(std::int64_t amount) {
  return with_commas(amount) + "円";
}

/// Round amounts in 万円 and 億円: "1,000万円", "3億円"; others as yen().
inline std::string spoken_yen(std::int64_t amount) {
  constexpr std::int64_t kTenThousand = 10'000;
  constexpr std::int64_t kHundredMillion = 100'000'000;
  if (amount != 0 && amount % kHundredMillion == 0) return with_commas(amount / kHundredMillion) + "億円";
  if (amount != 0 && amount % kTenThousand == 0) return with_commas(amount / kTenThousand) + "万円";
  return yen(amount);
}

}  // namespace banso::dues
