// Which member a line is about.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "contexts/exchange/rules/mapping.hpp"

namespace banso::exchange {

/// What a member, or a line, is known by. Texts as the kernel's folds make them; empty: not known.
struct MemberKeys {
  std::int64_t member_id = 0;  ///< 0 for a line
  std::string number;
  std::int64_t corporate_number = 0;
  std::string name_key;
  std::string phone;  ///< digits
  std::string address_key;
};

struct Match {
  enum class Kind {
    none,
    one,
    unsure,  ///< several members, or keys that point to different ones
  } kind = Kind::none;
  std::int64_t member_id = 0;
  MatchBy by{};
  std::vector<std::int64_t> candidates;  ///< of unsure
  std::string reason;                    ///< of unsure, in words
};

/// All members of a chamber by their keys. Keeps hashes only: 100,000 members take some ten megabytes.
class MemberIndex {
 public:
  void add(const MemberKeys& keys);
  Match find(const MemberKeys& line, const std::vector<MatchBy>& by) const;
  std::size_t size() const { return entries_.size(); }

 private:
  struct Entry {
    std::int64_t member_id;
    std::int64_t corporate_number;
    std::uint64_t number;
    std::uint64_t phone;
    std::uint64_t address;
  };
  using Index = std::unordered_multimap<std::uint64_t, std::uint32_t>;
  std::vector<const Entry*> entries_of(const Index& index, std::uint64_t key) const;

  std::vector<Entry> entries_;
  Index by_number_;
  Index by_number_without_zeros_;
  Index by_corporate_number_;
  Index by_name_;
};

/// A member number made comparable: half width, capital letters, no spaces.
std::string number_key(std::string_view number);

}  // namespace banso::exchange
