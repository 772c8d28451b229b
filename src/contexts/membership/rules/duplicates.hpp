// Whether two records speak of the same business: a score with reasons. Pure; candidates come from the store.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "contexts/membership/rules/member.hpp"

namespace banso::membership {

/// What records are searched and compared by. Columns of membership.member.
struct MemberKeys {
  std::string name_key;
  std::string kana_key;
  std::string representative_key;
  std::string address_key;
  std::string phone_key;
  std::string search_key;  ///< all of them and the number, for the search box
};
MemberKeys keys_of(const MemberFields& fields);

/// One side of a comparison.
struct Likeness {
  std::optional<std::int64_t> business_id;
  MemberKeys keys;
  std::string email;
};
Likeness likeness_of(const MemberFields& fields, std::optional<std::int64_t> business_id);

/// From here on two records are shown as possibly the same, and as almost certainly the same.
inline constexpr int kPossibleScore = 40;
inline constexpr int kCertainScore = 80;

struct LikenessVerdict {
  int score = 0;                     ///< 0 … 100
  std::vector<std::string> reasons;  ///< in words, the strongest first
};
LikenessVerdict compare(const Likeness& one, const Likeness& other);

}  // namespace banso::membership
