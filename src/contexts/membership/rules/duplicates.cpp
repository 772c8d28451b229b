#include "contexts/membership/rules/duplicates.hpp"

#include <algorithm>

#include "kernel/grams.hpp"
#include "kernel/phone.hpp"
#include "kernel/text.hpp"

namespace banso::membership {
namespace {

// What a likeness is worth. Two that are hard to share by chance make a record "almost certainly" the same.
constexpr int kSameNumber = 100;
constexpr int kSameName = 45;
constexpr int kAlikeName = 25;
constexpr int kSameReading = 25;
constexpr int kSameAddress = 35;
constexpr int kSamePhone = 40;
constexpr int kSameMail = 40;
constexpr int kSameRepresentative = 20;
/// Two businesses with numbers of their own are two, unless everything else says otherwise.
constexpr int kOtherNumber = -60;
constexpr int kMost = 100;
/// Sole proprietors and corporations of one owner share all but the number.
constexpr double kAlike = 0.7;

bool same(const std::string& one, const std::string& other) {
  return !one.empty() && one == other;
}

/// Dice's measure over pairs of characters.
double alike(const std::string& one, const std::string& other) {
  const auto a = grams(one, Seed::kName);
  const auto b = grams(other, Seed::kName);
  if (a.size() < 2 || b.size() < 2) return 0;
  std::vector<std::int32_t> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return 2.0 * static_cast<double>(both.size()) / static_cast<double>(a.size() + b.size());
}

}  // namespace

MemberKeys keys_of(const MemberFields& fields) {
  MemberKeys keys;
  keys.name_key = fold_name(fields.name);
  if (fields.name_kana) keys.kana_key = fold_kana(*fields.name_kana);
  if (fields.representative_name) keys.representative_key = fold_name(*fields.representative_name);
  if (fields.address) keys.address_key = fold_address(*fields.address);
  if (fields.phone) keys.phone_key = phone_digits(*fields.phone);
  const auto add = [&](const std::string& part) {
    if (!part.empty()) keys.search_key += part + "|";
  };
  keys.search_key = "|";
  add(keys.name_key);
  add(keys.kana_key);
  // A reading may be all that somebody types of a name in kana: ヂ and ジ are one there and two in a name.
  if (fields.name_kana) add(fold_name(*fields.name_kana));
  add(keys.representative_key);
  if (fields.representative_kana) add(fold_name(*fields.representative_kana));
  if (fields.contact_name) add(fold_name(*fields.contact_name));
  add(keys.address_key);
  add(keys.phone_key);
  if (fields.fax) add(phone_digits(*fields.fax));
  if (fields.member_number) add(fold_name(*fields.member_number));
  if (fields.email) add(fold_name(*fields.email));
  return keys;
}

Likeness likeness_of(const MemberFields& fields, std::optional<std::int64_t> business_id) {
  return {business_id, keys_of(fields), fields.email ? std::string(*fields.email) : std::string()};
}

LikenessVerdict compare(const Likeness& one, const Likeness& other) {
  LikenessVerdict verdict;
  const auto count = [&](int worth, const char* reason) {
    verdict.score += worth;
    verdict.reasons.emplace_back(reason);
  };
  const bool both_numbered = one.business_id && other.business_id;
  if (both_numbered && one.business_id == other.business_id) count(kSameNumber, "法人番号などの番号が同じ");
  if (same(one.keys.phone_key, other.keys.phone_key)) count(kSamePhone, "電話番号が同じ");
  if (same(one.email, other.email)) count(kSameMail, "メールアドレスが同じ");
  if (same(one.keys.name_key, other.keys.name_key)) {
    count(kSameName, "事業所名が同じ");
  } else if (same(one.keys.kana_key, other.keys.kana_key)) {
    count(kSameReading, "フリガナが同じ");
  } else if (alike(one.keys.name_key, other.keys.name_key) >= kAlike) {
    count(kAlikeName, "事業所名が似ている");
  }
  if (same(one.keys.address_key, other.keys.address_key)) count(kSameAddress, "所在地が同じ");
  if (same(one.keys.representative_key, other.keys.representative_key)) {
    count(kSameRepresentative, "代表者が同じ");
  }
  if (both_numbered && one.business_id != other.business_id && !verdict.reasons.empty()) {
    verdict.score = std::min(verdict.score, kMost);
    count(kOtherNumber, "ただし法人番号などの番号は違う");
  }
  verdict.score = std::clamp(verdict.score, 0, kMost);
  return verdict;
}

}  // namespace banso::membership
