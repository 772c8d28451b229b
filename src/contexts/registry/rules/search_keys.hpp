// What is stored of a business so that it can be found: folded texts to compare with, and numbers to look up.
// The numbers (tokens) of all fields share one array under one GIN index, so "these characters in this city"
// is one intersection of short lists. Tokens only narrow down: the folded texts decide.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace banso::registry {

/// The facts by which a business is found, as registered.
struct SearchedFacts {
  std::string_view name;
  std::string_view name_kana;
  std::string_view kind;
  std::string_view prefecture_code;  ///< two digits, or empty
  std::string_view city_code;        ///< five digits, or empty
  std::string_view prefecture_name;
  std::string_view city_name;
  std::string_view street;
  std::string_view address_abroad;  ///< used when there is no Japanese address
  bool closed = false;              ///< no longer active: merged, dissolved …
};

/// The columns name_key, kana_key, address_key and search_tokens of registry.business.
struct SearchKeys {
  std::string name_key;
  std::string kana_key;
  std::string address_key;
  std::vector<std::int32_t> search_tokens;  ///< sorted, without doubles
};

/// Computes the keys into `keys`, whose memory is kept: meant for imports of millions of rows.
void make_search_keys(const SearchedFacts& facts, SearchKeys& keys);

/// Tokens of a name or reading key, with its begin or end marked where the match must be there. A marked
/// single character gives a token too ("names that begin with 山").
void append_name_tokens(std::string_view key, bool at_begin, bool at_end, std::vector<std::int32_t>& tokens);
void append_kana_tokens(std::string_view key, bool at_begin, bool at_end, std::vector<std::int32_t>& tokens);

/// Tokens of an address key: pairs up to the first hyphen (town and first number), without pairs of digits
/// only. What stands behind (house number, building) is compared but not looked up.
void append_address_tokens(std::string_view key, std::vector<std::int32_t>& tokens);

/// `key` without a prefecture's name at its begin: all rows of a prefecture share it, so it is no token.
std::string_view without_prefecture(std::string_view key);

/// Tokens of the filters.
std::int32_t prefecture_token(std::string_view prefecture_code);
std::int32_t city_token(std::string_view city_code);
std::int32_t kind_token(std::string_view kind);
/// Only closed businesses have it: active ones are the rule.
std::int32_t closed_token();

}  // namespace banso::registry
