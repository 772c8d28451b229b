#include "contexts/registry/rules/search_keys.hpp"

#include "kernel/area_code.hpp"
#include "kernel/grams.hpp"
#include "kernel/text.hpp"
#include "kernel/utf8.hpp"

namespace banso::registry {
namespace {

// Control characters cannot occur in a folded key, so these marks cannot be mistaken.
constexpr char kBegin = '\x02';
constexpr char kEnd = '\x03';

void append_marked(std::string_view key, bool at_begin, bool at_end, Seed seed,
                   std::vector<std::int32_t>& tokens) {
  if (key.empty()) return;
  thread_local std::string marked;
  marked.clear();
  if (at_begin) marked += kBegin;
  marked += key;
  if (at_end) marked += kEnd;
  append_grams(marked, seed, tokens);
}

constexpr bool is_number_part(char c) {
  return (c >= '0' && c <= '9') || c == '-';
}

}  // namespace

void append_name_tokens(std::string_view key, bool at_begin, bool at_end, std::vector<std::int32_t>& tokens) {
  append_marked(key, at_begin, at_end, Seed::kName, tokens);
}

void append_kana_tokens(std::string_view key, bool at_begin, bool at_end, std::vector<std::int32_t>& tokens) {
  append_marked(key, at_begin, at_end, Seed::kKana, tokens);
}

void append_address_tokens(std::string_view key, std::vector<std::int32_t>& tokens) {
  key = key.substr(0, key.find('-'));
  std::size_t first = 0;
  while (first < key.size()) {
    std::size_t second = first;
    next_code_point(key, second);
    if (second >= key.size()) return;
    std::size_t end = second;
    next_code_point(key, end);
    const bool digits_only = is_number_part(key[first]) && is_number_part(key[second]);
    if (!digits_only) append_grams(key.substr(first, end - first), Seed::kAddress, tokens);
    first = second;
  }
}

std::string_view without_prefecture(std::string_view key) {
  for (const Prefecture& prefecture : prefectures()) {
    if (key.starts_with(prefecture.name)) return key.substr(prefecture.name.size());
  }
  return key;
}

std::int32_t prefecture_token(std::string_view prefecture_code) {
  return token(Seed::kPrefecture, prefecture_code);
}
std::int32_t city_token(std::string_view city_code) {
  return token(Seed::kCity, city_code);
}
std::int32_t kind_token(std::string_view kind) {
  return token(Seed::kKind, kind);
}

std::int32_t closed_token() {
  return token(Seed::kStatus, "closed");
}

void make_search_keys(const SearchedFacts& facts, SearchKeys& keys) {
  fold_name_to(facts.name, keys.name_key);
  fold_kana_to(facts.name_kana, keys.kana_key);
  thread_local std::string address;
  address.clear();
  address.append(facts.prefecture_name).append(facts.city_name).append(facts.street);
  if (address.empty()) address = facts.address_abroad;
  fold_address_to(address, keys.address_key);

  keys.search_tokens.clear();
  append_name_tokens(keys.name_key, true, true, keys.search_tokens);
  append_kana_tokens(keys.kana_key, true, true, keys.search_tokens);
  std::string_view town = keys.address_key;
  if (town.starts_with(facts.prefecture_name)) town.remove_prefix(facts.prefecture_name.size());
  append_address_tokens(town, keys.search_tokens);
  if (!facts.prefecture_code.empty()) keys.search_tokens.push_back(prefecture_token(facts.prefecture_code));
  if (!facts.city_code.empty()) keys.search_tokens.push_back(city_token(facts.city_code));
  keys.search_tokens.push_back(kind_token(facts.kind));
  if (facts.closed) keys.search_tokens.push_back(closed_token());
  sort_unique(keys.search_tokens);
}

}  // namespace banso::registry
