#include "contexts/exchange/usecases/register_match.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "contexts/registry/api.hpp"
#include "kernel/area_code.hpp"
#include "kernel/corporate_number.hpp"
#include "platform/identity/api.hpp"

namespace banso::exchange {
namespace {

/// One address goes on where the other ends: 番町2-2-2 and 番町2-2-2商工会館3階.
bool same_place(std::string_view one, std::string_view other) {
  if (one.empty() || other.empty()) return false;
  const auto& [shorter, longer] = one.size() < other.size() ? std::pair(one, other) : std::pair(other, one);
  if (!longer.starts_with(shorter)) return false;
  if (longer.size() == shorter.size()) return true;
  // 2-2-2 is not 2-2-22.
  const char next = longer[shorter.size()];
  return !(next >= '0' && next <= '9') && next != '-' && shorter.back() >= '0' && shorter.back() <= '9';
}

}  // namespace

void RegisterMatcher::add(std::int64_t row_number, const MemberKeys& keys, const std::string& address,
                          bool by_name) {
  if (keys.corporate_number != 0) {
    numbered_.push_back({row_number, keys.corporate_number, keys.name_key});
    return;
  }
  if (!by_name || keys.name_key.empty()) return;
  named_.push_back({row_number, keys.name_key, keys.address_key});
  for (const auto& prefecture : prefectures()) {
    if (!address.starts_with(prefecture.name)) continue;
    if (std::find(prefectures_.begin(), prefectures_.end(), prefecture.code) == prefectures_.end()) {
      prefectures_.emplace_back(prefecture.code);
    }
    break;
  }
}

void RegisterMatcher::match_numbers(db::Tx& tx, std::vector<store::LineBusiness>& found) const {
  constexpr std::size_t kPortion = 20'000;
  for (std::size_t begin = 0; begin < numbered_.size(); begin += kPortion) {
    const std::size_t end = std::min(numbered_.size(), begin + kPortion);
    std::vector<std::int64_t> numbers;
    for (std::size_t i = begin; i < end; ++i) numbers.push_back(numbered_[i].corporate_number);
    std::unordered_map<std::int64_t, registry::NumberedBusiness> businesses;
    for (auto& business : registry::businesses_by_number(tx, numbers)) {
      const auto id = business.business_id;
      businesses.emplace(id, std::move(business));
    }
    for (std::size_t i = begin; i < end; ++i) {
      const Numbered& line = numbered_[i];
      store::LineBusiness one{line.row_number, line.corporate_number, true, ""};
      const auto known = businesses.find(line.corporate_number);
      if (known == businesses.end()) {
        one.explanation = "この法人番号は国税庁の登録にありません。番号を確かめてください。";
      } else if (known->second.status != "active") {
        one.explanation = fmt::format("国税庁の登録では「{}」は閉鎖されています。", known->second.name);
      } else if (!line.name_key.empty() && known->second.name_key != line.name_key) {
        one.explanation = fmt::format("国税庁の登録の名前は「{}」です。", known->second.name);
      } else {
        continue;  // nothing to say
      }
      found.push_back(std::move(one));
    }
  }
}

void RegisterMatcher::match_names(db::Tx& tx, std::int64_t organization_id,
                                  std::vector<store::LineBusiness>& found) const {
  std::unordered_map<std::string, std::vector<registry::NamedBusiness>> by_name;
  std::vector<std::string> names;
  for (const Named& line : named_) {
    if (by_name.try_emplace(line.name_key).second) names.push_back(line.name_key);
  }
  std::vector<std::string> wanted = prefectures_;
  if (const auto chamber = identity::find_organization(tx, organization_id);
      chamber && chamber->prefecture_code) {
    wanted.push_back(*chamber->prefecture_code);
  }
  if (names.empty() || wanted.empty()) return;
  for (auto& business : registry::businesses_by_name(tx, names, wanted)) {
    by_name[names[static_cast<std::size_t>(business.place - 1)]].push_back(std::move(business));
  }
  for (const Named& line : named_) {
    const auto& candidates = by_name.at(line.name_key);
    if (candidates.empty()) continue;
    std::vector<const registry::NamedBusiness*> here;
    for (const auto& one : candidates) {
      if (same_place(one.address_key, line.address_key)) here.push_back(&one);
    }
    if (here.size() == 1) {
      found.push_back({line.row_number, here.front()->business_id, true,
                       fmt::format("名前と所在地が国税庁の登録と同じです（法人番号 {}）。",
                                   corporate_number_of_id(here.front()->business_id))});
    } else {
      found.push_back({line.row_number, std::nullopt, false,
                       fmt::format("国税庁の登録に同じ名前の法人が{}件ありますが、所在地が合いません（{}）。",
                                   candidates.size(), candidates.front().address)});
    }
  }
}

std::vector<store::LineBusiness> RegisterMatcher::match(db::Tx& tx, std::int64_t organization_id) {
  std::vector<store::LineBusiness> found;
  match_numbers(tx, found);
  match_names(tx, organization_id, found);
  numbered_.clear();
  named_.clear();
  return found;
}

}  // namespace banso::exchange
