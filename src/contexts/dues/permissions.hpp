// What one may do with dues.
#pragma once

#include <string_view>

namespace banso::dues {

inline constexpr const char* kReadPermission = "dues.charge.read";  ///< see charges, payments, papers
inline constexpr const char* kRulePermission = "dues.rule.write";   ///< rules of dues, what papers say

}  // namespace banso::dues
