// What kind of business: the codes of the National Tax Agency (and of GIF), and sole proprietors.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "platform/shape/scalar.hpp"

namespace banso::registry {

inline constexpr std::string_view kSoleProprietor = "sole_proprietor";

struct KindLabel {
  std::string_view code;
  std::string_view label;
};

/// All kinds, in the order of the codes.
std::span<const KindLabel> business_kinds();

/// "株式会社" for "301"; the code itself when it is not known.
std::string_view kind_name(std::string_view code);

/// "商号または名称の変更" for 処理区分 "11"; the code itself when it is not known.
std::string_view process_name(std::string_view process);

/// "合併による解散等" for 登記記録の閉鎖等の事由 "11"; empty for an empty code.
std::string_view close_cause_name(std::string_view cause);

/// Ids from here on are no corporate numbers.
inline constexpr std::int64_t kFirstSoleProprietorId = 90'000'000'000'000;

/// A code of business_kinds().
struct BusinessKind : std::string {
  using std::string::string;
};

}  // namespace banso::registry

namespace banso::shape {

template <>
struct Scalar<registry::BusinessKind> {
  static constexpr std::int64_t kMin = 3;
  static constexpr std::int64_t kMax = 20;
  static constexpr std::string_view kFormat = "";
  static std::string to_text(const registry::BusinessKind& value) { return value; }
  static const char* from_text(registry::BusinessKind& out, std::string_view text);
};

}  // namespace banso::shape
