#include "contexts/exchange/rules/match.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "kernel/text.hpp"

namespace banso::exchange {
namespace {

std::uint64_t hash_of(std::string_view text) {
  return text.empty() ? 0 : std::max<std::uint64_t>(1, std::hash<std::string_view>{}(text));
}

std::string_view without_zeros(std::string_view number) {
  while (number.size() > 1 && number.front() == '0') number.remove_prefix(1);
  return number;
}

}  // namespace

std::string number_key(std::string_view number) {
  std::string key;
  for (const char c : nfkc(number)) {
    if (c != ' ') key += (c >= 'a' && c <= 'z') ? static_cast<char>(c - 32) : c;
  }
  return key;
}

void MemberIndex::add(const MemberKeys& keys) {
  const auto at = static_cast<std::uint32_t>(entries_.size());
  entries_.push_back({keys.member_id, keys.corporate_number, hash_of(keys.number), hash_of(keys.phone),
                      hash_of(keys.address_key)});
  if (!keys.number.empty()) {
    by_number_.emplace(hash_of(keys.number), at);
    by_number_without_zeros_.emplace(hash_of(without_zeros(keys.number)), at);
  }
  if (keys.corporate_number != 0)
    by_corporate_number_.emplace(static_cast<std::uint64_t>(keys.corporate_number), at);
  if (!keys.name_key.empty()) by_name_.emplace(hash_of(keys.name_key), at);
}

std::vector<const MemberIndex::Entry*> MemberIndex::entries_of(const Index& index, std::uint64_t key) const {
  std::vector<const Entry*> found;
  const auto [first, last] = index.equal_range(key);
  for (auto at = first; at != last; ++at) found.push_back(&entries_[at->second]);
  std::sort(found.begin(), found.end(),
            [](const Entry* a, const Entry* b) { return a->member_id < b->member_id; });
  return found;
}

Match MemberIndex::find(const MemberKeys& line, const std::vector<MatchBy>& by) const {
  Match match;
  const auto unsure = [&](const std::vector<const Entry*>& entries, std::string reason) {
    match.kind = Match::Kind::unsure;
    for (const Entry* entry : entries) match.candidates.push_back(entry->member_id);
    match.reason = std::move(reason);
    return match;
  };
  const auto uses = [&](MatchBy one) { return std::find(by.begin(), by.end(), one) != by.end(); };

  std::vector<const Entry*> numbered;
  if (uses(MatchBy::member_number) && !line.number.empty()) {
    numbered = entries_of(by_number_, hash_of(line.number));
    if (numbered.empty())
      numbered = entries_of(by_number_without_zeros_, hash_of(without_zeros(line.number)));
    if (numbered.size() > 1) return unsure(numbered, "同じ会員番号の会員が二人以上います。");
  }
  std::vector<const Entry*> incorporated;
  if (uses(MatchBy::corporate_number) && line.corporate_number != 0) {
    incorporated = entries_of(by_corporate_number_, static_cast<std::uint64_t>(line.corporate_number));
  }
  if (!numbered.empty()) {
    const Entry* one = numbered.front();
    if (line.corporate_number != 0 && one->corporate_number != 0 &&
        one->corporate_number != line.corporate_number) {
      if (incorporated.empty())
        return unsure({one}, "会員番号の会員の法人番号が、ファイルの法人番号とちがいます。");
      incorporated.push_back(one);
      return unsure(incorporated, "会員番号と法人番号が、別々の会員を指しています。");
    }
    match.kind = Match::Kind::one;
    match.member_id = one->member_id;
    match.by = MatchBy::member_number;
    return match;
  }
  if (incorporated.size() == 1) {
    const Entry* one = incorporated.front();
    if (!line.number.empty() && one->number != 0 && uses(MatchBy::member_number)) {
      return unsure({one}, "同じ法人番号の会員がいますが、会員番号がちがいます。");
    }
    match.kind = Match::Kind::one;
    match.member_id = one->member_id;
    match.by = MatchBy::corporate_number;
    return match;
  }
  if (incorporated.size() > 1) return unsure(incorporated, "同じ法人番号の会員が二人以上います。");
  if (!uses(MatchBy::similar) || line.name_key.empty()) return match;

  std::vector<const Entry*> alike;
  std::vector<const Entry*> sure;
  for (const Entry* entry : entries_of(by_name_, hash_of(line.name_key))) {
    // Another number of its own, or another corporation: somebody else of the same name.
    if (!line.number.empty() && entry->number != 0) continue;
    if (line.corporate_number != 0 && entry->corporate_number != 0) continue;
    alike.push_back(entry);
    const bool same_phone = !line.phone.empty() && entry->phone == hash_of(line.phone);
    const bool same_address = !line.address_key.empty() && entry->address == hash_of(line.address_key);
    if (same_phone || same_address) sure.push_back(entry);
  }
  if (sure.size() == 1) {
    match.kind = Match::Kind::one;
    match.member_id = sure.front()->member_id;
    match.by = MatchBy::similar;
    return match;
  }
  if (sure.size() > 1) return unsure(sure, "同じ名前と電話番号・所在地の会員が二人以上います。");
  if (!alike.empty()) return unsure(alike, "同じ名前の会員がいますが、電話番号も所在地もちがいます。");
  return match;
}

}  // namespace banso::exchange
